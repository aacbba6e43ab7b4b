import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

interface KeptFile {
  url: string;
  revision: string | null;
}

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });

/**
 * Trained models are large and not everybody's: the simulation keeps the ones it has loaded. Their list is the page's.
 * Source maps are for developers' tools, which ask the network for them.
 */
const isKept = (url: string): boolean =>
  url !== 'service-worker.js' &&
  !url.endsWith('.map') &&
  (!url.startsWith('checkpoints/') || url === 'checkpoints/index.json');

/** Every file of a built page that has to be there without a network. Names under assets/ carry a hash themselves. */
export function keptFiles(folder: string): KeptFile[] {
  return walk(folder)
    .map((path) => ({ path, url: relative(folder, path).split(sep).join('/') }))
    .filter(({ url }) => isKept(url))
    .map(({ path, url }) => ({
      url,
      revision: url.startsWith('assets/')
        ? null
        : createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16),
    }));
}

/**
 * Builds the service worker after the page, with the list of the page's files and its policy. The rules are Workbox's;
 * only the list is made here, because Workbox's own build tools bring three hundred packages for it.
 */
export function offline(policy: () => string, ...plugins: Plugin[]): Plugin {
  let outDir = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build }) {
      outDir = resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          plugins,
          logLevel: 'warn',
          publicDir: false,
          define: { __FILES__: JSON.stringify(keptFiles(outDir)), __POLICY__: JSON.stringify(policy()) },
          build: {
            target: 'es2022',
            outDir,
            emptyOutDir: false,
            modulePreload: false,
            rollupOptions: {
              input: fileURLToPath(new URL('../workers/service.worker.ts', import.meta.url)),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
}
