import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** The build is served from a sub-path, so that an absolute address anywhere in it fails the tests. */
const base = '/some/path/';
const port = Number(process.env.E2E_PORT ?? 4199);

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
const executablePath = process.env.CHROMIUM_PATH ?? systemChromium;
const launch = (...args: string[]) => ({
  launchOptions: { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', ...args] },
});

/**
 * Two kinds of device: WebGL in software, where WebAssembly is chosen by default and WebGL can be forced, and none at
 * all. Every test runs on the first; those with `@cpu` in their title run on the second as well. Each asserts which
 * backend answered. Measurements are no tests: nothing here depends on the clock beyond generous timeouts.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 180_000,
  expect: { timeout: 60_000 },
  // More would have each page compute on less than a core.
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: `http://localhost:${port}${base}`,
    trace: 'retain-on-failure',
    locale: 'en-GB',
    // Each test is a first visit; those about keeping the page on the device allow it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `npx vite preview --base ${base} --port ${port} --strictPort`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: !process.env.CI,
  },
  projects: [
    { name: 'software-webgl', use: launch('--enable-unsafe-swiftshader') },
    { name: 'no-webgl', grep: /@cpu/, use: launch('--disable-gpu', '--disable-software-rasterizer') },
  ],
});
