import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes what it installed to
 * node_modules/.package-lock.json; optional packages of other platforms may be absent there.
 */
export function isInstalled() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const installed = readJson(installedPath).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.peer) return true;
    return installed[path]?.version === entry.version && existsSync(join(root, path, 'package.json'));
  });
}

/** Runs `npm ci` when node_modules is missing or stale; its output goes to stderr so that stdout stays data. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing dependencies (npm ci) …');
  // A calling `npm --silent` would hide errors of this one too.
  const { npm_config_loglevel: _quiet, ...environment } = process.env;
  const result = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 2, 2], env: environment });
  if (result.status !== 0) {
    console.error('npm ci failed; see above. Is the npm registry within reach?');
    process.exit(1);
  }
}

/** Runs a command of node_modules/.bin and returns its exit code; output goes to the terminal. */
export function runTool(name, args, options = {}) {
  const result = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  return result.status ?? 1;
}
