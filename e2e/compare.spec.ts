import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { compareTestIds } from '../src/views/compare/testIds';
import { expect, test } from './test';

/** GPT-3 and MT-NLG 530B: 4.14 and 2.19 fJ per MAC in the paper's accounting. */
const two = 'v=1&view=compare&a.name=&b.name=Wide&b.model=mt-nlg-530b';

test('designs are taken side by side, and one link holds the comparison', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=compare');
  await explorer.get(compareTestIds.take).click();
  await expect(explorer.get(compareTestIds.slotPerMac('a'))).toContainText('4.14 fJ');

  await page.goto(`./#${two}`);
  await expect(explorer.get(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');
  await expect(explorer.get(compareTestIds.headline)).toContainText('1.89 times less');
  await expect(explorer.get(compareTestIds.numbers)).toContainText('−1.95 fJ · 0.529×');
  await expect(explorer.get(compareTestIds.parameters)).toContainText('20,480');

  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(explorer.get(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');

  await explorer.get(compareTestIds.slotRemove('b')).click();
  await expect(explorer.get(compareTestIds.slot('b'))).toHaveCount(0);
  await explorer.get(testIds.undo).click();
  await expect(explorer.get(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');
});

test('an open design follows the parameters, and no other does', async ({ explorer, page }) => {
  await page.goto(`./#${two}`);
  await explorer.get(compareTestIds.slotEdit('b')).click();
  await explorer.type('dacPj', '5');
  await explorer.expectParameter('b.dacPj', '5');
  await expect(explorer.get(compareTestIds.slotPerMac('a'))).toContainText('4.14 fJ');
  await expect(explorer.get(compareTestIds.slotPerMac('b'))).not.toContainText('2.19 fJ');

  await explorer.get(compareTestIds.slotEdit('b')).click();
  await explorer.type('dacPj', '2');
  await explorer.expectParameter('b.dacPj', '5');
  await explorer.expectParameter('dacPj', '2');
});

test('a name, a baseline, and the comparison itself are kept', async ({ explorer, page }) => {
  await page.goto(`./#${two}`);
  await explorer.get(compareTestIds.slotName('a')).fill('Mine & yours');
  await explorer.get(compareTestIds.slotName('a')).press('Enter');
  await explorer.get(compareTestIds.slotPin('b')).click();
  await explorer.expectParameter('b.baseline', '1');
  await explorer.expectParameter('a.name', 'Mine & yours');
  await expect(explorer.get(compareTestIds.slotRatio('a'))).toContainText('1.89 times more than B');

  // The energy view's link does not carry it, but this tab remembers.
  await explorer.get(testIds.viewLink('energy')).click();
  await explorer.expectParameter('a.name', null);
  await page.reload();
  await explorer.get(testIds.viewLink('compare')).click();
  await expect(explorer.get(compareTestIds.slotName('a'))).toHaveValue('Mine & yours');
});

test('the waterfall says why, as picture, table and file', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=compare');
  await explorer.get(compareTestIds.example('future')).click();
  const name = 'compare-waterfall';
  await expect(explorer.get(chartTestIds.sentence(name))).toContainText('most is saved in converters');
  await explorer.get(compareTestIds.waterfallTarget).selectOption('c');
  await explorer.get(chartTestIds.tableToggle(name)).click();
  await expect(explorer.get(chartTestIds.table(name))).toContainText('DAC energy');
  for (const file of [chartTestIds.csv(name), chartTestIds.svg(name), chartTestIds.png(name)]) {
    const arrives = page.waitForEvent('download');
    await explorer.get(file).click();
    expect((await arrives).suggestedFilename()).toContain(name);
  }
});

test('what the bars show and where the waterfall leads stand in the link', async ({ explorer, page }) => {
  await page.goto(`./#${two}&c.name=&c.phase=decode`);
  await explorer.get(compareTestIds.measure).getByRole('radio', { name: 'energy per pass' }).check();
  await explorer.get(compareTestIds.waterfallTarget).selectOption('c');
  await explorer.expectParameter('bars', 'perPass');
  await explorer.expectParameter('against', 'c');
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  // One token instead of a sequence: a pass of decode is the cheaper one, though its MACs are the dearer.
  const fall = explorer.get(chartTestIds.frame('compare-waterfall'));
  await expect(fall.getByRole('heading')).toHaveText('Why is C cheaper than A?');
  await explorer.get(compareTestIds.measure).getByRole('radio', { name: 'energy per MAC' }).check();
  await expect(fall.getByRole('heading')).toHaveText('Why does C cost more than A?');
  await explorer.expectParameter('bars', null);
});

test('the steps of the waterfall add up to the difference, and equal designs differ in nothing', async ({
  explorer,
  page,
}) => {
  await page.goto(
    './#v=1&view=compare&a.name=&b.name=&b.model=mt-nlg-530b&b.hardware=paper-future&b.phase=decode',
  );
  const arrives = page.waitForEvent('download');
  await explorer.get(chartTestIds.json('compare-waterfall')).click();
  const { rows } = JSON.parse(await readFile(await (await arrives).path(), 'utf8'));
  const [first, ...others] = rows as { change: number | null; after: number }[];
  const last = others.pop();
  const sum = others.reduce((total, { change }) => total + (change ?? 0), 0);
  expect(sum).toBeCloseTo(last!.after - first!.after, 9);
  expect(others.filter(({ change }) => change !== 0).length).toBeGreaterThan(2);

  await page.goto('./#v=1&view=compare&a.name=One&b.name=Same');
  await expect(explorer.get(compareTestIds.headline)).toHaveText(
    'All of them take 4.14 fJ per MAC: none is cheaper than A, One.',
  );
  await expect(explorer.get(chartTestIds.frame('compare-waterfall')).getByRole('heading')).toHaveText(
    'What differs between A and B?',
  );
});

test('names without a blank and widths beyond a million stay inside', async ({ explorer, page }) => {
  const name = 'W'.repeat(40);
  await page.goto(
    `./#v=1&view=compare&a.name=${name}&a.width=10000000&b.name=${'光'.repeat(40)}&b.dacPj=1&c.name=${name}`,
  );
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(explorer.get(chartTestIds.picture('compare-operations')).locator('svg')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  // The curve goes as far as the design that is marked on it.
  const arrives = page.waitForEvent('download');
  await explorer.get(chartTestIds.json('compare-curves')).click();
  const { rows } = JSON.parse(await readFile(await (await arrives).path(), 'utf8'));
  const widths = rows
    .filter(({ slot, kind }: { slot: string; kind: string }) => slot === 'A' && kind === 'curve')
    .map((row: { width: number }) => row.width);
  expect(Math.max(...widths)).toBeCloseTo(1e7, 0);
});

test('a saved scenario, a preset and a pasted link can be taken in', async ({ explorer, page }) => {
  await explorer.open('v=1&dacPj=2');
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.savedName).fill('Cheap converter');
  await explorer.get(testIds.savedSave).click();
  await expect(explorer.get(testIds.savedItem)).toContainText('Cheap converter');
  await page.keyboard.press('Escape');
  await explorer.get(testIds.viewLink('compare')).click();
  await explorer.get(compareTestIds.source).selectOption({ label: 'Cheap converter' });
  await explorer.get(compareTestIds.take).click();
  await explorer.expectParameter('a.dacPj', '2');
  await expect(explorer.get(compareTestIds.slotName('a'))).toHaveValue('Cheap converter');

  await explorer.get(compareTestIds.source).selectOption('model mt-nlg-530b');
  await explorer.get(compareTestIds.take).click();
  await expect(explorer.get(compareTestIds.slotPerMac('b'))).toContainText('2.19 fJ');

  await explorer.get(compareTestIds.paste).fill('nonsense');
  await explorer.get(compareTestIds.pasteTake).click();
  await expect(explorer.get(compareTestIds.pasteSaid)).toContainText('not a link');
  await explorer.get(compareTestIds.paste).fill('https://example.org/x/#v=1&phase=decode');
  await explorer.get(compareTestIds.pasteTake).click();
  await explorer.expectParameter('c.phase', 'decode');
  // The advantage of each with its interval: decode may win or lose.
  await expect(explorer.get(compareTestIds.slotBand('c'))).toContainText('90 %');
});

test('what a link holds in vain is told, and the rest is shown', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=compare&a.name=x&a.width=wide&b.seed=3');
  await expect(explorer.notice).toContainText('a.width');
  await expect(explorer.notice).toContainText('b.seed');
  await expect(explorer.get(compareTestIds.slotPerMac('a'))).toContainText('4.14 fJ');
});

test('axe finds nothing in a comparison of four, on a phone too', async ({ explorer, page }) => {
  await page.goto(`./#${two}&c.name=&c.phase=decode&d.name=&d.hardware=paper-future&d.open=1`);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(explorer.get(chartTestIds.picture('compare-operations')).locator('svg')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  }
});
