import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** The browser that is measured: CHROMIUM_PATH, the system's, or Playwright's own. */
export function launchOptions(...args: string[]): LaunchOptions {
  const executablePath = process.env.CHROMIUM_PATH ?? system;
  return { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', ...args] };
}
