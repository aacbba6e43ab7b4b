import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installFromDebian, onPath } from './browsers.mjs';
import { root, runTool } from './install.mjs';

const names = ['firefox-esr', 'firefox'];

/** Where Puppeteer's own installer puts what it downloads: beside the packages, gone with them. */
const downloads = join(root, 'node_modules', '.cache', 'browsers');

const downloaded = () => {
  const folder = join(downloads, 'firefox');
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  return versions
    .map((version) => join(folder, version, 'firefox', 'firefox'))
    .find((path) => existsSync(path));
};

/**
 * A Firefox for the tests: the one named by FIREFOX_PATH or found on the PATH, else Debian's package, else Puppeteer's
 * download, installed when it is missing. Its path, or undefined where none could be had: its tests are then skipped.
 */
export function ensureFirefox() {
  const found = process.env.FIREFOX_PATH || onPath(names) || downloaded();
  if (found) return found;
  console.error('No Firefox here: trying Debian’s package …');
  installFromDebian('firefox-esr');
  const installed = onPath(names);
  if (installed) return installed;
  console.error('Trying Puppeteer’s download …');
  const args = ['install', 'firefox@stable', '--path', downloads];
  runTool('browsers', args, { stdio: ['ignore', 2, 2], timeout: 300_000 });
  if (!downloaded()) console.error('No Firefox could be found or installed: its tests are skipped.');
  return downloaded();
}
