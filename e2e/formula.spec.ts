import AxeBuilder from '@axe-core/playwright';
import { parseQuantity } from '../src/units';
import { formulaTestIds } from '../src/views/formula/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import type { ExplorerPage } from './pages/ExplorerPage';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

const ids = ['load', 'detect', 'steps', 'hold', 'light'] as const;

/** A number as the page writes it, in SI units. */
function read(text: string): number {
  const parsed = parseQuantity(text.replace(/\u00a0/g, ' '), { unit: text.includes('J') ? 'J' : '' });
  if (!parsed.ok) throw new Error(`“${text}”: ${parsed.message}`);
  return parsed.value;
}

/** The term worked out from the numbers in its formula: fractions divide, what stands side by side multiplies. */
async function workOut(explorer: ExplorerPage, id: string): Promise<number> {
  const parts = await explorer.get(formulaTestIds.termMath(id)).evaluate((element) => {
    const numbers = (node: Element) => [...node.querySelectorAll('mn')].map((leaf) => leaf.textContent ?? '');
    const below = [...element.querySelectorAll('mfrac > :nth-child(2)')].flatMap((node) =>
      node.tagName === 'mn' ? [node.textContent ?? ''] : numbers(node),
    );
    return { all: numbers(element), below };
  });
  const product = (values: string[]) => values.reduce((result, value) => result * read(value), 1);
  return product(parts.all) / product(parts.below) ** 2;
}

async function expectSum(explorer: ExplorerPage, headline: string): Promise<void> {
  await expect(explorer.get(formulaTestIds.total)).toHaveText(headline);
  let sum = 0;
  for (const id of ids) {
    const worked = await workOut(explorer, id);
    const shown = read((await explorer.get(formulaTestIds.termValue(id)).textContent()) ?? '');
    // Three digits each: a quotient of two of them is good to one percent.
    expect(Math.abs(worked / shown - 1), id).toBeLessThan(0.012);
    sum += worked;
  }
  expect(Math.abs(sum / read(headline) - 1)).toBeLessThan(0.012);
  await expect(explorer.headline).toContainText(headline.replace('\u00a0', ' '));
}

test('the formula beside the chart gives the headline from its own numbers, and follows the sliders', async ({
  explorer,
}) => {
  await explorer.open();
  await expectSum(explorer, '4.14 fJ');
  await expect(explorer.get(formulaTestIds.advantage)).toContainText('72.5');

  await explorer.type('width', '24576');
  await explorer.type('dacPj', '5');
  await expect(explorer.get(formulaTestIds.termMath('load'))).toContainText('7.4');
  const headline = /([\d.]+\s?fJ) per MAC/.exec((await explorer.headline.textContent()) ?? '')?.[1] ?? '';
  expect(headline).not.toContain('4.14');
  await expectSum(explorer, headline);
});

test('a shape that is not plain says that its counts are', async ({ explorer }) => {
  await explorer.open('v=1&causal=1');
  await explorer.get(formulaTestIds.details).locator('summary').click();
  await expect(explorer.get(formulaTestIds.details)).toContainText('not of the plain shape');
  await expectSum(explorer, (await explorer.get(formulaTestIds.total).textContent()) ?? '');
});

test('the formula fits a phone, is read in both languages, and axe finds nothing in it', async ({
  explorer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const hash of ['lang=zh', 'lang=en']) {
    await page.goto('about:blank');
    await explorer.open(hash);
    await explorer.get(formulaTestIds.details).locator('summary').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    // The sum in letters breaks between its terms: no term is cut.
    const symbols = explorer.get(formulaTestIds.symbols);
    await expect(symbols.locator('math')).toHaveCount(ids.length);
    await symbols.scrollIntoViewIfNeeded();
    await expect(symbols.locator('math').last()).toBeInViewport({ ratio: 1 });
    const { violations } = await new AxeBuilder({ page })
      .include(`[data-testid="${formulaTestIds.card}"]`)
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  }
});

test('an embedded view stays one picture', async ({ explorer }) => {
  await explorer.open('v=1&embed=1');
  await expect(explorer.get(formulaTestIds.card)).toBeHidden();
});

test('the formulas of the noise view lead from the photons to the perplexity of the headline', async ({
  explorer,
}) => {
  const noise = new NoisePage(explorer.page);
  await noise.open(`${quick}&noiseLinear=0.02&noiseAttention=0`);
  const numbersOf = async (id: string) =>
    (await noise.get(noiseTestIds.formula(id)).locator('mn').allTextContents()).map((text) =>
      text.includes('%') ? Number(text.replace(/[^\d.−-]/g, '').replace('−', '-')) / 100 : read(text),
    );
  const [photons, perplexity, , , digital] = await noise.numbers();
  const [each, width, perDot] = await numbersOf('photons');
  expect(each).toBe(photons);
  expect(perDot).toBe(each! * width!);
  expect((await numbersOf('shot')).at(-1)).toBeCloseTo(1 / Math.sqrt(perDot!), 3);
  for (const [id, shown] of [
    ['light', perplexity],
    ['digital', digital],
  ] as const) {
    const [loss, result] = (await numbersOf(id)).slice(-2);
    expect(result).toBe(shown);
    expect(Math.exp(loss!) / shown! - 1).toBeCloseTo(0, 2);
  }
  await expect(noise.get(noiseTestIds.formula('systematicLinear'))).toBeVisible();
  // What is switched off has no line.
  await expect(noise.get(noiseTestIds.formula('systematicAttention'))).toHaveCount(0);
});
