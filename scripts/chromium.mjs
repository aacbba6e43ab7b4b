import { existsSync } from 'node:fs';
import { installFromDebian, onPath } from './browsers.mjs';
import { runTool } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/**
 * A Chromium for the tests: the one named by CHROMIUM_PATH or found on the PATH, else Playwright's, else
 * Debian's package, installed when it is missing. Returns its path or ends the program with a message.
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const found = onPath(names) ?? (await ofPlaywright());
  if (found) return found;
  console.error('No Chromium here: trying Playwright’s own …');
  runTool('playwright', ['install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 });
  const downloaded = await ofPlaywright();
  if (downloaded) return downloaded;
  console.error('Trying Debian’s package …');
  installFromDebian('chromium');
  const installed = onPath(names);
  if (installed) return installed;
  console.error('No Chromium could be found or installed. Install one, or name it in CHROMIUM_PATH.');
  process.exit(1);
}
