import { existsSync } from 'node:fs';
import { type Browser, launch } from 'puppeteer-core';
import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { expect, test } from './test';

/** Playwright drives only a Firefox of its own making; the one that people have speaks WebDriver BiDi with Puppeteer. */
const executablePath = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (path) => path !== undefined && existsSync(path),
);

test.skip(executablePath === undefined, 'no Firefox here: install firefox-esr or name one in FIREFOX_PATH');

let browser: Browser;
test.beforeAll(async () => {
  browser = await launch({
    browser: 'firefox',
    executablePath: executablePath!,
    headless: true,
    timeout: 120_000,
  });
});
test.afterAll(() => browser?.close());

const byTestId = (id: string) => `[data-testid="${id}"]`;

test('Firefox: an opened link, its sentence about energy, and the noise computed by WebAssembly', async ({
  baseURL,
}) => {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${baseURL}#v=1&dacPj=5`);
  await page.waitForSelector(`${byTestId(testIds.energy.view)}[data-compute-state="idle"]`);
  const headline = await page.$eval(byTestId(testIds.energy.headline), (element) => element.textContent);
  expect(headline).toContain('GPT-3 175B');
  await page.goto('about:blank');
  await page.goto(`${baseURL}#v=1&view=noise&tokens=512&seeds=1&photonsPerMac=77`);
  await page.waitForSelector(`${byTestId(noiseTestIds.view)}[data-compute-state="idle"]`);
  const backend = await page.$eval(byTestId(noiseTestIds.view), (element) =>
    element.getAttribute('data-backend'),
  );
  expect(backend).toBe('wasm');
  const sentence = await page.$eval(byTestId(noiseTestIds.headline), (element) => element.textContent);
  // Numbers and their units are held together by blanks that do not break.
  expect(sentence?.replace(/\s/g, ' ')).toContain(
    'At 77 photons per MAC the Transformer reads at perplexity',
  );
  expect(problems).toEqual([]);
});
