// `npm start`: installs what is missing, builds the page, serves it and prints the address.
import { ensureInstalled, root, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();
if (runTool('vite', ['build', '--logLevel', 'warn']) !== 0) process.exit(1);

const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'warn',
  preview: {
    port: Number(process.env.PORT ?? 4173),
    strictPort: process.env.PORT !== undefined,
    host: process.env.HOST,
  },
});
for (const address of [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]) {
  console.log(`Optical Transformer Explorer: ${address}`);
}
console.log('Stop with Ctrl-C.');
