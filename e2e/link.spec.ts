import { testIds } from '../src/app/testIds';
import { expect, test } from './test';

test('Back and Forward go through presets', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.choose('model', 'FUTURE-16T');
  await expect(explorer.headline).toContainText('FUTURE-16T');
  await explorer.choose('hardware', 'Paper, future electronics');
  await explorer.expectParameter('hardware', 'paper-future');
  await page.goBack();
  await explorer.expectParameter('hardware', null);
  await expect(explorer.headline).toContainText('FUTURE-16T');
  await page.goBack();
  await expect(explorer.headline).toContainText('GPT-3 175B');
  await expect(explorer.headline).toContainText('72.5 times less');
  await page.goForward();
  await expect(explorer.headline).toContainText('FUTURE-16T');
});

test('a slider moved just before a preset is in what Back returns to', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.unfold('accounting');
  await explorer.type('batch', '1'); // no change: must not make an entry
  await explorer.type('dacPj', '5');
  await explorer.choose('model', 'FUTURE-16T');
  await page.goBack();
  await explorer.expectParameter('dacPj', '5');
  await expect(explorer.field('dacPj')).toHaveValue('5');
});

test('moves of a slider do not fill the history', async ({ explorer, page }) => {
  await explorer.open();
  const before = await page.evaluate(() => history.length);
  await explorer.slider('dacPj').focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('PageDown');
  await expect.poll(() => explorer.parameters().get('dacPj')).not.toBeNull();
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('an opened link shows its state', async ({ explorer }) => {
  await explorer.open('v=1&model=gpt2-1.5b&inputLoads=3&countDigital=0');
  await expect(explorer.headline).toContainText('GPT-2 1.5B');
  await expect(explorer.notice).toHaveCount(0);
});

test('a bad link: one notice names each value, and safe values stand', async ({ explorer }) => {
  await explorer.open('v=1&dacPj=abc&nonsense=1&width=1e99&layers=__proto__');
  await expect(explorer.notice).toHaveCount(1);
  for (const key of ['dacPj', 'nonsense', 'width', 'layers'])
    await expect(explorer.notice).toContainText(key);
  await expect(explorer.field('dacPj')).toHaveValue('10');
  await expect(explorer.field('width')).toHaveValue('10,000,000');
  await explorer.get(testIds.noticeDismiss).click();
  await expect(explorer.notice).toHaveCount(0);
});

test('text that is no link, an unknown version and an unknown view are told', async ({ explorer, page }) => {
  await explorer.open('hello');
  await expect(explorer.notice).toBeVisible();
  await expect(explorer.headline).toContainText('72.5 times less');
  await page.evaluate(() => {
    location.hash = '#v=99&width=100';
  });
  await expect(explorer.notice).toContainText('99');
  await page.evaluate(() => {
    location.hash = '#v=1&view=kitchen';
  });
  await expect(explorer.notice).toContainText('kitchen');
});

test('a link typed into the address takes over at once', async ({ explorer, page }) => {
  await explorer.open('v=1&dacPj=5');
  await page.evaluate(() => {
    location.hash = '#v=1&dacPj=2';
  });
  await expect(explorer.field('dacPj')).toHaveValue('2');
});
