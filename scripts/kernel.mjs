import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const folder = join(root, 'src/simulation/wasm');
const output = join(folder, 'generated/kernel.wasm');

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

/** Compiles the WebAssembly kernel when it is missing or older than its sources. */
export function ensureKernel() {
  const build = join(folder, 'build.mjs');
  if (!existsSync(build)) return;
  const sources = Math.max(newest(join(folder, 'assembly')), newest(build));
  if (existsSync(output) && statSync(output).mtimeMs >= sources) return;
  const result = spawnSync(process.execPath, [build], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    console.error('The WebAssembly kernel did not compile; see above.');
    process.exit(1);
  }
}
