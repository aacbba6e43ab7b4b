import { test as plain } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { ExplorerPage } from './pages/ExplorerPage';
import { Faults } from './pages/Faults';
import { loseNothing } from './pages/loseNothing';
import { NoisePage } from './pages/NoisePage';
import { expect, test } from './test';

/** Far below the 20 s after which a call that is not answered counts as lost: the end of a worker itself is noticed. */
const atOnce = { timeout: 10_000 };

for (const fault of ['kill', 'crash', 'sendUnreadable'] as const)
  test(`energy worker, ${fault}: the next value is computed by another, undo and link stay`, async ({
    explorer,
    page,
  }) => {
    const faults = await Faults.install(page);
    await explorer.open();
    await explorer.type('dacPj', '5');
    await explorer.settled();
    const before = await explorer.headline.textContent();
    await faults[fault]('energy');
    await explorer.type('dacPj', '2');
    await expect(explorer.energyView).toHaveAttribute('data-compute-state', 'idle', atOnce);
    await expect(explorer.headline).not.toHaveText(before ?? '');
    expect(await faults.started('energy')).toBe(2);
    await explorer.expectParameter('dacPj', '2');
    await explorer.get(testIds.undo).click();
    await explorer.expectParameter('dacPj', '5');
    await explorer.settled();
    await expect(explorer.headline).toHaveText(before ?? '');
  });

test('simulation worker killed during a study: it goes on by itself, and what was measured stays', async ({
  explorer,
  page,
}) => {
  const faults = await Faults.install(page);
  const noise = new NoisePage(explorer.page);
  await noise.open('tokens=1024&seeds=2');
  const live = await noise.headline.textContent();
  await noise.get(noiseTestIds.studyStart).click();
  await expect(noise.get(noiseTestIds.studyProgress)).toBeVisible();
  await faults.kill('simulation');
  await expect.poll(() => faults.started('simulation'), atOnce).toBe(2);
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
  await expect(noise.headline).toHaveText(live ?? '');
  await expect(noise.get(noiseTestIds.error)).toHaveCount(0);
  await loseNothing(explorer, () => faults.kill('simulation'));
});

// Without the fixture that fails on console errors: the browser reports the requests that are broken here on purpose.
plain('a kernel that is not there: the next backend computes, and the page says which', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  const noise = new NoisePage(page);
  await noise.open('tokens=256&seeds=1');
  await expect(noise.view).toHaveAttribute('data-backend', 'cpu');
  await expect(noise.get(noiseTestIds.devicePassedOver('wasm'))).toContainText('WebAssembly failed');
  await loseNothing(new ExplorerPage(page));
});

plain('a kernel that does not compile: the next backend computes', async ({ page }) => {
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: 'no WebAssembly at all' }),
  );
  const noise = new NoisePage(page);
  await noise.open('tokens=256&seeds=1');
  await expect(noise.view).toHaveAttribute('data-backend', 'cpu');
  await loseNothing(new ExplorerPage(page));
});

plain(
  'storage that is blocked: the page works, and says so where it would keep something',
  async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(globalThis, name, { get: refuse });
    });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const explorer = new ExplorerPage(page);
    await explorer.open();
    await explorer.type('dacPj', '5');
    await explorer.expectParameter('dacPj', '5');
    await explorer.settled();
    const noise = new NoisePage(page);
    await noise.open('tokens=256&seeds=1');
    await explorer.get(testIds.share).click();
    await explorer.get(testIds.savedName).fill('Mine');
    await explorer.get(testIds.savedSave).click();
    await expect(explorer.get(testIds.savedMessage)).toContainText('blocked');
    expect(problems).toEqual([]);
  },
);

test('two tabs at once: each keeps its own values, and saved scenarios are seen by both', async ({
  explorer,
  context,
}) => {
  const other = new ExplorerPage(await context.newPage());
  await explorer.open('v=1&dacPj=5');
  await other.open('v=1&dacPj=2');
  await explorer.type('dacPj', '6');
  await other.type('dacPj', '3');
  await explorer.settled();
  await other.settled();
  await explorer.expectParameter('dacPj', '6');
  await other.expectParameter('dacPj', '3');
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.savedName).fill('From the first tab');
  await explorer.get(testIds.savedSave).click();
  await expect(explorer.get(testIds.savedItem)).toHaveCount(1);
  await other.get(testIds.share).click();
  await expect(other.get(testIds.savedItem)).toHaveCount(1);
});
