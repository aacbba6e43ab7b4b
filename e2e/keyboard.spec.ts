import { testIds } from '../src/app/testIds';
import { lessonTestIds } from '../src/views/lessons/testIds';
import { expect, test } from './test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the main job is done without a mouse: parameter, view, share, palette, lesson', async ({
  explorer,
  page,
}) => {
  await explorer.open();
  const before = await explorer.headline.textContent();

  await explorer.tabTo(explorer.slider('width'));
  await page.keyboard.press('PageUp');
  await expect(explorer.headline).not.toHaveText(before ?? '');
  await expect.poll(() => Number(explorer.parameters().get('width'))).toBeGreaterThan(12288);
  await page.keyboard.press('Control+z');
  await explorer.expectParameter('width', null);
  await explorer.tabTo(explorer.field('dacPj'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await explorer.expectParameter('dacPj', '5');

  await explorer.tabTo(explorer.get(testIds.share), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await explorer.tabTo(explorer.get(testIds.shareCopy('link')));
  await page.keyboard.press('Enter');
  await expect(explorer.get(testIds.shareCopy('link'))).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.keyboard.press('Escape');
  await expect(explorer.get(testIds.share)).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(explorer.get(testIds.paletteInput)).toBeFocused();
  await page.keyboard.type('mt-nlg');
  await page.keyboard.press('Enter');
  await explorer.expectParameter('model', 'mt-nlg-530b');
  await expect(explorer.headline).toContainText('MT-NLG');

  await explorer.tabTo(explorer.get(testIds.viewLink('lessons')), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await explorer.viewShown('lessons');
  await explorer.tabTo(explorer.get(lessonTestIds.open('width')));
  await page.keyboard.press('Enter');
  // Of radio buttons the first is reached; the arrows go on from it.
  await explorer.tabTo(page.getByRole('main').getByRole('radio').first());
  await page.keyboard.press('Space');
  await explorer.tabTo(explorer.get(lessonTestIds.reveal));
  await page.keyboard.press('Enter');
  await expect(explorer.get(lessonTestIds.verdict)).toBeVisible();
});

test('on a phone the header leads to help, and help to everything else', async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await explorer.open();
  await explorer.get(testIds.help).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Find anything' }).click();
  await expect(explorer.get(testIds.paletteInput)).toBeFocused();
});
