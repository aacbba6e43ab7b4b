import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { expect, test } from './test';

/** Playwright drives only a Firefox of its own making; the one that people have speaks WebDriver BiDi with Puppeteer. */
const executablePath = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (path) => path !== undefined && existsSync(path),
);

test.skip(
  executablePath === undefined,
  'no Firefox here: `npm test` installs one, or name it in FIREFOX_PATH',
);

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

/** The page as a reader of Firefox handles it. Waits are for states that it tells about itself. */
class FirefoxPage {
  readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  private selector = (id: string, state = '') => `[data-testid="${id}"]${state}`;

  async waitFor(id: string, state = ''): Promise<void> {
    await this.page.waitForSelector(this.selector(id, state));
  }

  async click(id: string): Promise<void> {
    await this.page.locator(this.selector(id)).click();
  }

  /** Text with ordinary blanks: numbers and their units are held together by ones that do not break. */
  text(id: string): Promise<string> {
    return this.page.$eval(this.selector(id), (element) => (element.textContent ?? '').replace(/\s/g, ' '));
  }

  async type(id: string, value: string): Promise<void> {
    await this.page.focus(this.selector(id));
    await this.page.$eval(this.selector(id), (field) => (field as HTMLInputElement).select());
    await this.page.keyboard.type(value);
    await this.page.keyboard.press('Enter');
  }

  async expectParameter(key: string, value: string | null): Promise<void> {
    await expect.poll(() => new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get(key)).toBe(value);
  }
}

test('Firefox does the main job: a link, a value, the noise by WebAssembly, a study, its photons in the energy model, and back', async ({
  baseURL,
}) => {
  const firefox = new FirefoxPage(await browser.newPage());
  const idle = '[data-compute-state="idle"]';
  await firefox.page.goto(`${baseURL}#v=1&dacPj=5&tokens=512&seeds=1`);
  await firefox.waitFor(testIds.energy.view, idle);
  const opened = await firefox.text(testIds.energy.headline);
  expect(opened).toContain('GPT-3 175B');
  await firefox.type(testIds.field('dacPj'), '2');
  await firefox.expectParameter('dacPj', '2');
  await firefox.waitFor(testIds.energy.view, idle);
  expect(await firefox.text(testIds.energy.headline)).not.toBe(opened);
  await firefox.click(testIds.undo);
  await firefox.expectParameter('dacPj', '5');
  await firefox.waitFor(testIds.energy.view, idle);
  await expect.poll(() => firefox.text(testIds.energy.headline)).toBe(opened);

  await firefox.click(testIds.viewLink('noise'));
  await firefox.waitFor(noiseTestIds.view, `[data-backend="wasm"]${idle}`);
  expect(await firefox.text(noiseTestIds.headline)).toContain(
    'At 100 photons per MAC the Transformer reads at perplexity',
  );
  await firefox.click(noiseTestIds.studyStart);
  await firefox.waitFor(noiseTestIds.view, '[data-study-state="done"]');
  await firefox.click(noiseTestIds.handOver);
  await firefox.waitFor(testIds.energy.view, idle);
  // 100 photons per MAC at width 64.
  await firefox.expectParameter('photonsPerDot', '6400');
  await firefox.expectParameter('dacPj', '5');
  await firefox.click(testIds.undo);
  await firefox.expectParameter('photonsPerDot', null);
  expect(firefox.problems).toEqual([]);
});

// Workers that workers started stopped there for good on some visits, once a service worker served the page; so the
// page starts them (`workers/hostHelpers.ts`).
test('Firefox computes on every one of several visits, also those that the service worker serves', async ({
  baseURL,
}) => {
  test.setTimeout(600_000);
  for (let visit = 1; visit <= 6; visit += 1) {
    const firefox = new FirefoxPage(await browser.newPage());
    await firefox.page.goto(`${baseURL}#v=1&view=noise&tokens=256&seeds=1&seed=${visit}`);
    await firefox.waitFor(noiseTestIds.view, '[data-backend="wasm"][data-compute-state="idle"]');
    // The first visit leaves the service worker behind; the others are under it.
    await firefox.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const isServed = await firefox.page.evaluate(() => navigator.serviceWorker.controller !== null);
    if (visit > 1) expect(isServed).toBe(true);
    const kernels = () => firefox.page.workers().filter((worker) => /kernel\.worker/.test(worker.url()));
    await expect.poll(() => kernels().length).toBeGreaterThan(1);
    expect(firefox.problems).toEqual([]);
    await firefox.page.close();
  }
});
