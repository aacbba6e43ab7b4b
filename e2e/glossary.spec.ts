import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { tourTestIds } from '../src/app/tour/testIds';
import { glossaryTestIds } from '../src/views/glossary/testIds';
import { methodsTestIds } from '../src/views/methods/testIds';
import { expect, test } from './test';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('a term in a lesson opens the glossary, which leads to its equation', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=noise');
  await explorer.get(glossaryTestIds.link('photonsPerMac')).first().click();
  await expect(explorer.get(glossaryTestIds.term('photonsPerMac'))).toHaveAttribute('data-chosen', 'true');
  await expect(explorer.get(glossaryTestIds.term('photonsPerMac'))).toBeInViewport();
  // The search is at hand there, and what it finds begins at the top.
  await expect(explorer.get(glossaryTestIds.search)).toBeInViewport({ ratio: 1 });
  await explorer.get(glossaryTestIds.search).fill('light');
  await expect(explorer.get(glossaryTestIds.term('photonsPerDot'))).toHaveCount(0);
  await expect(page.getByRole('dialog').getByRole('term').first()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(explorer.get(glossaryTestIds.link('photonsPerMac')).first()).toBeFocused();

  await page.keyboard.press('Enter');
  await explorer.get(glossaryTestIds.equation('shotNoise')).click();
  await expect(explorer.get(methodsTestIds.equation('shot'))).toBeFocused();
  await expect(explorer.get(glossaryTestIds.dialog)).toHaveCount(0);
});

test('the glossary opens from the foot, the help and the palette, and is searched', async ({
  explorer,
  page,
}) => {
  await explorer.open();
  await explorer.get(tourTestIds.glossary).click();
  await explorer.get(glossaryTestIds.search).fill('surprised');
  await expect(explorer.get(glossaryTestIds.term('perplexity'))).toBeVisible();
  await expect(explorer.get(glossaryTestIds.term('dac'))).toHaveCount(0);
  await explorer.get(glossaryTestIds.search).fill('no such word');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('no such word');
  await page.keyboard.press('Escape');
  await expect(explorer.get(tourTestIds.glossary)).toBeFocused();

  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Glossary' }).click();
  await expect(explorer.get(glossaryTestIds.search)).toBeFocused();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await explorer.get(testIds.paletteInput).fill('kv cache');
  await page.keyboard.press('Enter');
  await expect(explorer.get(glossaryTestIds.term('kvCache'))).toHaveAttribute('data-chosen', 'true');
});

test('axe finds nothing in the glossary, in both languages, on a phone', async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lang of ['en', 'zh']) {
    await page.goto('about:blank');
    await explorer.open(`lang=${lang}`);
    await explorer.get(tourTestIds.glossary).click();
    await expect(explorer.get(glossaryTestIds.search)).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').withTags(wcag).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  }
});
