// Compiles the AssemblyScript sources beside this file into generated/kernel.wasm.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = dirname(fileURLToPath(import.meta.url));
const output = join(folder, 'generated', 'kernel.wasm');

const files = new Map();
const { error, stderr } = await asc.main(
  [
    'assembly/index.ts',
    ...['--outFile', 'kernel.wasm', '--baseDir', folder],
    ...['--enable', 'simd', '--runtime', 'stub', '--noAssert'],
    ...['-O3', '--converge'],
  ],
  { writeFile: (name, contents) => void files.set(name, contents) },
);
const wasm = files.get('kernel.wasm');
if (error || !wasm) {
  console.error(stderr.toString() || String(error));
  process.exit(1);
}
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, wasm);
console.log(`generated/kernel.wasm: ${wasm.length} bytes`);
