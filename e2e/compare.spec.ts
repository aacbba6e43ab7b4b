import { compareTestIds } from '../src/views/compare/testIds';
import { expect, test } from './test';

test('designs are taken side by side, and one link holds the comparison', async ({ page }) => {
  await page.goto('./#v=1&view=compare');
  await page.getByTestId(compareTestIds.take).click();
  await expect(page.getByTestId(compareTestIds.slotPerMac('a'))).toContainText('4.14 fJ');

  // A second design beside the first: MT-NLG 530B, 2.19 fJ per MAC in the paper's accounting.
  await page.goto('./#v=1&view=compare&a.model=gpt3-175b&b.model=mt-nlg-530b');
  await expect(page.getByTestId(compareTestIds.slotPerMac('a'))).toContainText('4.14 fJ');
  await expect(page.getByTestId(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');
  await expect(page.getByTestId(compareTestIds.numbers)).toBeVisible();

  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByTestId(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');

  await page.getByTestId(compareTestIds.slotRemove('b')).click();
  await expect(page.getByTestId(compareTestIds.slot('b'))).toHaveCount(0);
});
