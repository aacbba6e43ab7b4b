// Compiles the AssemblyScript sources beside this file into generated/kernel.wasm.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * The bytes of the module.
 *
 * @param {{ names?: boolean }} options names: functions keep their names, for a profile; the code is the same
 * @throws Error with the compiler's words
 */
export async function compileKernel({ names = false } = {}) {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      'assembly/index.ts',
      ...['--outFile', 'kernel.wasm', '--baseDir', folder],
      ...['--enable', 'simd', '--runtime', 'stub', '--noAssert'],
      ...['-O3', '--converge'],
      ...(names ? ['--debug'] : []),
    ],
    { writeFile: (name, contents) => void files.set(name, contents) },
  );
  const wasm = files.get('kernel.wasm');
  if (error || !wasm) throw new Error(stderr.toString() || String(error));
  return wasm;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const output = join(folder, 'generated', 'kernel.wasm');
  const wasm = await compileKernel();
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, wasm);
  console.log(`generated/kernel.wasm: ${wasm.length} bytes`);
}
