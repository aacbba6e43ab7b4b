// Builds the page a second time and compares it with `dist`, byte by byte: the same sources give the same page, and every
// script has its source map beside it.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runTool } from './install.mjs';

const files = (folder, from = folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path, from) : [relative(from, path)];
  });

/** A script made of our sources and the packages; the bundler's own have none to point to. */
const isBundled = (name) =>
  name.startsWith('assets') && name.endsWith('.js') && !/rolldown-runtime|preload-helper/.test(name);

const first = join(root, 'dist');
// Beside the first: source maps name their sources relative to where they lie.
const second = join(root, 'dist-again');
const status = runTool('vite', ['build', '--logLevel', 'warn', '--outDir', second]);
if (status !== 0) process.exit(status ?? 1);

const names = [...new Set([...files(first), ...files(second)])].sort();
const differs = (name) => {
  try {
    return !readFileSync(join(first, name)).equals(readFileSync(join(second, name)));
  } catch {
    return true;
  }
};
const different = names.filter(differs);
rmSync(second, { recursive: true });
for (const name of different) console.error(`Not the same in a second build: ${name}`);
const unmapped = names.filter((name) => isBundled(name) && !names.includes(`${name}.map`));
for (const name of unmapped) console.error(`Without a source map: ${name}`);
console.log(
  `${names.length} files built twice, ${different.length} differ, ${unmapped.length} scripts without a source map`,
);
process.exit(different.length + unmapped.length === 0 ? 0 : 1);
