import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { energyTestIds } from '../src/views/energy/testIds';
import { expect, test } from './test';

test('the first screen tells the paper’s story without a touch', async ({ explorer, page }) => {
  await explorer.open();
  await expect(explorer.headline).toContainText('GPT-3 175B');
  await expect(explorer.headline).toContainText('4.14 fJ per MAC');
  await expect(explorer.headline).toContainText('72.5 times less');
  await expect(explorer.headline).toContainText('300 fJ per MAC');
  await expect(explorer.subline).toContainText('2,048 tokens');
  for (const name of [
    'energy-versus-macs',
    'per-mac-versus-width',
    'breakdown-by-component',
    'breakdown-by-operation',
  ]) {
    await expect(page.getByTestId(chartTestIds.frame(name))).toBeVisible();
  }
});

test('a typed value moves the sentence and enters the link', async ({ explorer }) => {
  await explorer.open();
  // Without the converter of 10 pJ a load costs 2.405 pJ instead of 12.405: far less than 4.14 fJ per MAC.
  await explorer.type('dacPj', '1 fJ');
  await explorer.settled();
  await expect(explorer.headline).not.toContainText('4.14 fJ');
  await explorer.expectParameter('dacPj', '0.001');
});

test('a field takes units, powers of ten and refuses nonsense with a reason', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.type('dacPj', '2500 fJ');
  await expect(explorer.field('dacPj')).toHaveValue('2.5');
  await explorer.type('dacPj', '5e0');
  await expect(explorer.field('dacPj')).toHaveValue('5');
  await explorer.type('dacPj', 'plenty');
  await expect(page.getByTestId(testIds.control('dacPj')).getByRole('alert')).toContainText('plenty');
  await expect(explorer.field('dacPj')).toHaveAttribute('aria-invalid', 'true');
  await explorer.expectParameter('dacPj', '5');
  await explorer.field('dacPj').press('Escape');
  await expect(page.getByTestId(testIds.control('dacPj')).getByRole('alert')).toHaveCount(0);
});

test('a slider moves the sentence', async ({ explorer }) => {
  await explorer.open();
  await explorer.slider('width').focus();
  await explorer.page.keyboard.press('End');
  await explorer.settled();
  await expect(explorer.headline).toContainText('Your variant of GPT-3 175B');
  await expect(explorer.headline).not.toContainText('72.5');
  await explorer.expectParameter('width', '4e6');
});

test('a value returned to its preset leaves the link and the list of differences', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=3');
  await expect(page.getByTestId(testIds.differences)).toContainText('1 value differs');
  await explorer.type('dacPj', '10');
  await explorer.expectParameter('dacPj', null);
  await expect(page.getByTestId(testIds.differences)).toHaveCount(0);
  await expect(page.getByTestId(testIds.reset('dacPj'))).toHaveCount(0);
  await expect(explorer.headline).toContainText('72.5 times less');
});

test('the reset mark, the list of differences and reset all return to the presets', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=3&sramPjPerBit=0.1&width=4096');
  await page.getByTestId(testIds.reset('dacPj')).click();
  await explorer.expectParameter('dacPj', null);
  await page.getByTestId(testIds.differences).getByRole('button', { expanded: false }).click();
  await page.getByTestId(testIds.differenceReset('width')).click();
  await explorer.expectParameter('width', null);
  await explorer.expectParameter('sramPjPerBit', '0.1');
  await page.getByTestId(testIds.resetAll).click();
  await explorer.expectParameter('sramPjPerBit', null);
  await expect(explorer.headline).toContainText('4.14 fJ per MAC');
});

test('an automatic value says so, can be set, and can be unset', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.unfold('shape');
  await expect(explorer.field('headDim')).toHaveValue('auto (128)');
  await explorer.type('headDim', '64');
  await explorer.expectParameter('headDim', '64');
  await page.getByTestId(testIds.reset('headDim')).click();
  await expect(explorer.field('headDim')).toHaveValue('auto (128)');
  await explorer.expectParameter('headDim', null);
});

test('a preset sets many values at once, and the digital rival is named', async ({ explorer }) => {
  await explorer.open();
  await explorer.choose('model', 'FUTURE-4q');
  await explorer.settled();
  await expect(explorer.headline).toContainText('FUTURE-4q');
  await expect(explorer.headline).toContainText('8,444 times less');
  await explorer.expectParameter('model', 'future-4q');
});

test('decode of one sequence loses, and the sentence says so', async ({ explorer }) => {
  await explorer.open('v=1&phase=decode');
  await expect(explorer.headline).toContainText('339 fJ per MAC');
  await expect(explorer.headline).toContainText('1.13 times more');
});

test('two hundred fast moves of a slider: no error, and the last value wins', async ({ explorer }) => {
  await explorer.open();
  const slider = explorer.slider('width');
  await slider.evaluate((element: HTMLInputElement) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (let step = 0; step < 200; step++) {
      set?.call(element, String(300 + step));
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }
    set?.call(element, element.max);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await explorer.settled();
  await expect(explorer.field('width')).toHaveValue('4,000,000');
  await explorer.expectParameter('width', '4e6');
  const fromLink = explorer.page.url();
  const sentence = (await explorer.headline.textContent()) ?? '';
  await explorer.page.goto('about:blank');
  await explorer.page.goto(fromLink);
  await expect(explorer.headline).toHaveText(sentence);
});

test('the arrow keys leave the preset, step by step', async ({ explorer }) => {
  await explorer.open();
  const slider = explorer.slider('width');
  await slider.focus();
  const position = async () => Number(await slider.inputValue());
  const start = await position();
  for (let press = 1; press <= 4; press++) await slider.press('ArrowRight');
  await expect.poll(position).toBeGreaterThanOrEqual(start + 4);
});

test('an encoder-decoder attends across, an encoder writes nothing: both say so', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&model=t5-11b');
  await expect(explorer.subline).toContainText('512 tokens in the encoder');
  await expect(page.getByTestId(chartTestIds.sentence('breakdown-by-operation'))).toContainText(
    'Cross-attention takes most',
  );
  await explorer.open('v=1&model=bert-large');
  await expect(page.getByTestId(energyTestIds.facts)).toContainText('512 tokens read, none written');
});
