import { testIds } from '../src/app/testIds';
import { expect, test } from './test';

test('Chinese can be chosen, is remembered, and the numbers are the same', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.get(testIds.language).click();
  await expect(explorer.headline).toContainText('4.14 fJ');
  await expect(explorer.headline).toContainText('光学加速器');
  await expect(explorer.headline).toContainText('1/72.5');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await page.reload();
  await expect(explorer.headline).toContainText('光学加速器');
  await explorer.get(testIds.language).click();
  await expect(explorer.headline).toContainText('optical accelerator');
});

test('a link asks for a language without changing what the device remembers', async ({ explorer, page }) => {
  await explorer.open('v=1&lang=zh');
  await expect(explorer.headline).toContainText('光学加速器');
  await expect(explorer.get(testIds.differences)).toHaveCount(0);
  await page.goto('about:blank');
  await explorer.open();
  await expect(explorer.headline).toContainText('optical accelerator');
});

test.describe('a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('gets Chinese at once', async ({ explorer }) => {
    await explorer.open('v=1&phase=decode');
    await expect(explorer.headline).toContainText('数字计算');
    await expect(explorer.subline).toContainText('词元');
  });
});
