import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { tourTestIds } from '../src/app/tour/testIds';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect, test } from './test';

const stops = 6;

/** The card leaves free what it points to, and both are on screen. */
async function expectBeside(explorer: ExplorerPage): Promise<void> {
  const target = explorer.page.locator('[data-toured="true"]');
  await expect(target).toHaveCount(1);
  await expect(target).toBeInViewport();
  await expect
    .poll(async () => {
      const [card, marked] = [await explorer.get(tourTestIds.card).boundingBox(), await target.boundingBox()];
      if (!card || !marked) return 'not on screen';
      const isApart =
        card.x >= marked.x + marked.width ||
        marked.x >= card.x + card.width ||
        card.y >= marked.y + marked.height ||
        marked.y >= card.y + card.height;
      return isApart ? 'apart' : 'covered';
    })
    .toBe('apart');
}

for (const [name, size] of [
  ['desk', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`a first visit is offered the tour, which covers nothing it shows (${name})`, async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize(size);
    await explorer.open();
    await explorer.get(tourTestIds.start).click();
    for (let stop = 1; stop <= stops; stop += 1) {
      await expect(explorer.get(tourTestIds.card)).toContainText(`${stop} of ${stops}`);
      await expectBeside(explorer);
      await explorer.get(tourTestIds.next).click();
    }
    await expect(explorer.get(tourTestIds.card)).toHaveCount(0);
    await expect(page.locator('[data-toured]')).toHaveCount(0);
    // The button that began it is gone: the keyboard goes on at the page's content.
    await expect(page.getByRole('main')).toBeFocused();
    // Once done it is not offered again, but can be asked for.
    await page.reload();
    await explorer.settled();
    await explorer.get(tourTestIds.open).click();
    await expect(explorer.get(tourTestIds.card)).toContainText(`1 of ${stops}`);
  });
}

test('the tour is gone through and left by keys, and comes back from help', async ({ explorer, page }) => {
  await explorer.open();
  await expect(explorer.get(tourTestIds.card)).toBeVisible();
  // The offer takes no keys from the page, and Escape declines it for good.
  await page.keyboard.press('Escape');
  await expect(explorer.get(tourTestIds.card)).toHaveCount(0);

  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Tour of the page' }).click();
  const heading = explorer.get(tourTestIds.card).getByRole('heading');
  await expect(heading).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(explorer.get(tourTestIds.next)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading).toBeFocused();
  await expect(heading).toHaveText('What moves it');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
  await page.keyboard.press('Escape');
  await expect(explorer.get(tourTestIds.card)).toHaveCount(0);
});

test('no tour where a lesson is opened, and none inside another page', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=width');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(explorer.get(tourTestIds.card)).toHaveCount(0);
  await page.goto('about:blank');
  await explorer.open('v=1&embed=1');
  await expect(explorer.get(tourTestIds.card)).toHaveCount(0);
  await expect(explorer.get(testIds.embedOpen)).toBeVisible();
});
