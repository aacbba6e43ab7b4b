import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { filledViews } from './pages/ExplorerPage';
import { expect, test } from './test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const { name, view, hash } of filledViews)
  for (const language of ['en', 'zh'])
    test(`axe finds nothing in ${name}, light or dark (${language})`, async ({ explorer, page }) => {
      await page.goto(`./#${hash}&lang=${language}`);
      await explorer.viewShown(view);
      await explorer.chartsShown();
      // Dark differs in its colours alone, and looking through all rules twice takes minutes in the longest view.
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        const axe = new AxeBuilder({ page });
        const { violations } = await (colorScheme === 'light'
          ? axe.withTags(tags)
          : axe.withRules('color-contrast')
        ).analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.html).join(' | ')}`,
          ),
        ).toEqual([]);
      }
    });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the energy view', async ({ explorer, page }) => {
      await explorer.open('v=1&dacPj=5&nonsense=1');
      await expect(page.getByTestId(chartTestIds.frame('breakdown-by-operation'))).toBeVisible();
      for (const group of ['shape', 'hardware', 'digital', 'accounting']) await explorer.unfold(group);
      // Wherever the list rests, something is half under its search field; the top is where nothing is.
      await explorer.get(testIds.rail).evaluate((rail) => rail.scrollTo(0, 0));
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });

    for (const language of ['en', 'zh']) {
      test(`axe finds nothing in the dialogs (${language}), and focus returns from them`, async ({
        explorer,
        page,
      }) => {
        await explorer.open(`v=1&lang=${language}`);
        for (const opener of [testIds.share, testIds.help, testIds.paletteOpen]) {
          await explorer.get(opener).focus();
          await page.keyboard.press('Enter');
          await expect(page.getByRole('dialog')).toBeVisible();
          const { violations } = await new AxeBuilder({ page })
            .include('[role=dialog]')
            .withTags(tags)
            .analyze();
          expect(violations.map(({ id }) => `${opener}: ${id}`)).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
          await expect(explorer.get(opener)).toBeFocused();
        }
      });
    }

    test('axe finds nothing on a phone with the sheet open', async ({ explorer, page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await explorer.open();
      await explorer.get(testIds.sheetToggle).click();
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });
  });
}

for (const width of [320, 390, 1280])
  test(`what the "i" of a parameter opens is all in sight at ${width} px, and gives the focus back`, async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize({ width, height: 760 });
    await explorer.open();
    if (width < 768) await explorer.get(testIds.sheetToggle).click();
    for (const key of ['model', 'hardware', 'dacPj', 'width']) {
      const button = explorer.get(testIds.about(key)).first();
      await button.click();
      const panel = page.getByRole('dialog').filter({ has: page.locator('.about') });
      await expect(panel).toBeVisible();
      await expect(panel).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
      await expect(button).toBeFocused();
    }
  });
