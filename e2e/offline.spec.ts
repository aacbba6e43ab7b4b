import type { Page } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { Deployment } from './pages/Deployment';
import { ExplorerPage } from './pages/ExplorerPage';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

test.use({ serviceWorkers: 'allow' });

/** The service worker has kept everything and serves this page. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

test('after the first visit the page opens without a network, with what was fetched before', async ({
  explorer,
  page,
  context,
}) => {
  const noise = new NoisePage(page);
  await noise.open(quick);
  const online = await noise.headline.textContent();
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await noise.settled();
  await expect(noise.headline).toHaveText(online ?? '');
  await page.goto('about:blank');
  await explorer.open('v=1');
  await expect(explorer.headline).toContainText('4.14 fJ per MAC');
  for (const view of ['compare', 'lessons', 'paper', 'methods']) {
    await explorer.get(testIds.viewLink(view)).click();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(explorer.get(testIds.errorBoundary)).toHaveCount(0);
  }
  await explorer.get(testIds.language).click();
  await expect(page.locator('html')).toHaveAttribute('lang', /zh/);
  await explorer.get(testIds.share).click();
  await expect(explorer.get(testIds.shareLink)).toBeVisible();
});

test('the page can be installed: manifest and icons are there, below any path', async ({ page, baseURL }) => {
  await page.goto('./');
  const address = new URL((await page.locator('link[rel=manifest]').getAttribute('href')) ?? '', baseURL);
  const manifest = await (await page.request.get(address.href)).json();
  expect(new URL(manifest.start_url, address).href).toBe(baseURL);
  expect(new URL(manifest.scope, address).href).toBe(baseURL);
  const purposes = manifest.icons.map(({ purpose }: { purpose: string }) => purpose);
  expect(purposes).toEqual(expect.arrayContaining(['any', 'maskable']));
  for (const { src, sizes, type } of manifest.icons) {
    const response = await page.request.get(new URL(src, address).href);
    expect(response.headers()['content-type']).toContain(type);
    if (type !== 'image/png') continue;
    const png = await response.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});

test('a newer version waits until it is taken, and the values outlast the change', async ({ page }) => {
  const deployment = await Deployment.start();
  try {
    await page.goto(deployment.address);
    const explorer = new ExplorerPage(page);
    await explorer.settled();
    await kept(page);
    await explorer.type('dacPj', '5');
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    deployment.publishNext();
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
    await expect(explorer.get(testIds.update)).toBeVisible();
    // The open page still gets its own parts, though the server has them no more.
    await explorer.get(testIds.viewLink('noise')).click();
    await expect(page.getByTestId(noiseTestIds.view)).toBeVisible();
    expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
    await expect(page.locator('meta[name=version]')).toHaveCount(0);
    await explorer.get(testIds.viewLink('energy')).click();
    await explorer.get(testIds.updateTake).click();
    await expect(page.locator('meta[name=version]')).toHaveCount(1);
    await explorer.settled();
    await expect(explorer.field('dacPj')).toHaveValue('5');
    await expect(explorer.get(testIds.update)).toHaveCount(0);
    await explorer.get(testIds.undo).click();
    await expect(explorer.field('dacPj')).toHaveValue('10');
    await explorer.get(testIds.redo).click();
    await expect(explorer.field('dacPj')).toHaveValue('5');
    await explorer.get(testIds.viewLink('noise')).click();
    await expect(page.getByTestId(noiseTestIds.view)).toBeVisible();
  } finally {
    await page.goto('about:blank');
    await deployment.end();
  }
});
