import type { Page } from '@playwright/test';
import { energyTestIds } from '../src/views/energy/testIds';
import { expect, test } from './test';

/** Holds back the files of the build that are named so, until released. */
async function hold(page: Page, name: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(name, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** What the reader sees of the sentences: their words, their place, and the lines they fill. */
const sentences = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.headline, .subline')].map((element) => {
      const { top, height } = element.getBoundingClientRect();
      return { text: element.textContent.trim(), top, height };
    }),
  );

for (const width of [390, 768, 1280])
  test(`at ${width} px the page takes over the sentences of the document, and nothing moves`, async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    // The worker is held back as well: until it answers, the page has the band of the document.
    const release = await hold(page, /assets\/main-.*\.js$/);
    const releaseWorker = await hold(page, /assets\/energy\.worker-.*\.js$/);
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.locator('.first-paint .subline')).toBeVisible();
    await page.waitForFunction(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.sheet);
    const before = await sentences(page);
    expect(before).toHaveLength(2);
    release();
    await expect(explorer.get(energyTestIds.subline)).toBeVisible();
    await expect(page.locator('.first-paint')).toHaveCount(0);
    expect(await sentences(page)).toEqual(before);
    // Its curve as well, until the chart is there.
    await expect(page.locator('.chart-place svg')).toBeVisible();
    releaseWorker();
    await explorer.settled();
    expect(await sentences(page)).toEqual(before);
    await expect(page.locator('.chart-place')).toHaveCount(0);
  });

test('a reader of another language never sees the English sentence', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  const release = await hold(page, /assets\/main-.*\.js$/);
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('.first-paint .headline')).toBeHidden();
  release();
  await expect(page.getByTestId(energyTestIds.headline)).toContainText('GPT-3 175B');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await context.close();
});

test('where the scripts do not come, the page says so and keeps its sentence', async ({ page }) => {
  await page.route(/assets\/main-.*\.js$/, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.locator('.first-paint .headline')).toBeVisible();
});
