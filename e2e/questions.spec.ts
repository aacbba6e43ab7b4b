import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { questionTestIds } from '../src/views/energy/questions/testIds';
import { expect, test } from './test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The model has answered the open question about the newest values. */
async function answered(page: Page, question: string): Promise<void> {
  await expect(page.getByTestId(questionTestIds.panel(question))).toHaveAttribute(
    'data-compute-state',
    'idle',
  );
}

const sentence = (page: Page, chart: string) => page.getByTestId(chartTestIds.sentence(`question-${chart}`));

test('what dominates: layer by layer, and over all models by component, operation, part and layer', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&model=deepseek-v3&countHead=1&question=dominates');
  await answered(page, 'dominates');
  await expect(sentence(page, 'layers')).toContainText('58 expert layers ×');
  await expect(sentence(page, 'layers')).toContainText('output head');
  const models = 'question-dominates';
  await expect(sentence(page, 'dominates')).toContainText('of 32 models');
  await page.getByTestId(chartTestIds.tableToggle(models)).click();
  const table = page.getByTestId(chartTestIds.table(models));
  await expect(table).toContainText('energy per MAC (TOPS/W)');
  const choose = (which: string, name: string) =>
    page
      .getByTestId(`${chartTestIds.mode(models)}-${which}`)
      .getByRole('radio', { name, exact: true })
      .check();
  await choose('by', 'Operation');
  await expect(table).toContainText('feed-forward');
  await choose('by', 'Part');
  await expect(table).toContainText('ADC');
  await choose('of', 'Published');
  await choose('by', 'Layer');
  await expect(table).toContainText('expert layers, sliding window');
  await expect(table).toContainText('Kimi K2');
  await choose('scale', 'fJ per MAC');
  await expect(page.getByTestId(chartTestIds.picture(models))).toContainText('energy per MAC (fJ)');
});

test('how sure is it: a band that follows the sliders, in the sentence and in the headline', async ({
  explorer,
  page,
}) => {
  await explorer.open();
  // The band is there before anything is asked, in the headline and in the main chart.
  await expect(explorer.subline).toContainText('(90 %)');
  await page.getByTestId(chartTestIds.tableToggle('per-mac-versus-width')).click();
  await expect(page.getByTestId(chartTestIds.table('per-mac-versus-width'))).toContainText('95 %');
  await expect(page.getByTestId(chartTestIds.picture('per-mac-versus-width'))).toContainText(
    'literature’s ranges',
  );
  await page.getByTestId(questionTestIds.chip('sure')).click();
  await answered(page, 'sure');
  await explorer.expectParameter('question', 'sure');
  const said = sentence(page, 'distribution');
  await expect(said).toContainText('90 % of 10,000 draws');
  await expect(said).toContainText('independently');
  const before = await said.textContent();
  await page.getByTestId(`${testIds.field('uncertainty')}-triangular`).check({ force: true });
  await expect(explorer.subline).toContainText('(90 %)');
  await explorer.type('dacPj', '1');
  await answered(page, 'sure');
  await expect(said).not.toHaveText(before ?? '');
  // The same seed gives the same draws.
  const sure = await said.textContent();
  await page.reload();
  await answered(page, 'sure');
  await expect(said).toHaveText(sure ?? '');
});

test('what matters most: bars and elasticities', async ({ explorer, page }) => {
  await explorer.open('v=1&question=matters');
  await answered(page, 'matters');
  await expect(sentence(page, 'tornado')).toContainText('SRAM energy matters most');
  await expect(sentence(page, 'elasticities')).toContainText('1 % more of DAC energy');
});

test('what would it take: a value that can be set, and why there is none', async ({ explorer, page }) => {
  await explorer.open('v=1&question=take&target=100');
  await answered(page, 'take');
  await expect(sentence(page, 'solve')).toContainText('instead of 10 pJ gives 100×');
  await page.getByTestId(questionTestIds.apply).click();
  await explorer.settled();
  await expect(explorer.headline).toContainText('100 times less');
  await explorer.open('v=1&question=take&solve=dacPj&target=1000');
  await answered(page, 'take');
  await expect(sentence(page, 'solve')).toContainText(
    '1,000× is not reachable with DAC energy alone: at best 12',
  );
  await expect(sentence(page, 'solve')).toContainText('detecting');
});

test('how does it scale: a line with its band, then a map', async ({ explorer, page }) => {
  await explorer.open('v=1&question=scale&uncertainty=loguniform');
  await answered(page, 'scale');
  await expect(sentence(page, 'sweep')).toContainText('at 1,000,000');
  await page.getByTestId(questionTestIds.select('sweepY')).click();
  await page.getByRole('option', { name: 'DAC energy', exact: true }).click();
  await expect(page.getByTestId(chartTestIds.frame('question-map'))).toBeVisible();
  await explorer.expectParameter('sweepY', 'dacPj');
  await answered(page, 'scale');
  await page.getByTestId(chartTestIds.tableToggle('question-map')).click();
  const table = page.getByTestId(chartTestIds.table('question-map'));
  await expect(table.getByRole('row').nth(20)).toBeVisible();
  await expect(table).toContainText('144 of 10,000 places');
  // The file holds every place, whatever the table on the page leaves out.
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId(chartTestIds.csv('question-map')).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.filter((line) => /^[\d.e+-]+,[\d.e+-]+,[\d.e+-]+\r?$/.test(line))).toHaveLength(10_000);
});

test('an axis of years has years on it', async ({ explorer, page }) => {
  await explorer.open('v=1&question=scale&sweepX=year');
  await answered(page, 'scale');
  await expect(sentence(page, 'sweep')).toContainText('at 2060');
  const picture = page.getByTestId(chartTestIds.picture('question-sweep'));
  await expect(picture.getByText('2000', { exact: true })).toBeVisible();
  await expect(picture.getByText('2050', { exact: true })).toBeVisible();
});

test('what must be built: cores, chunks, batches', async ({ explorer, page }) => {
  await explorer.open('v=1&question=build&cores=61');
  await answered(page, 'build');
  const panel = page.getByTestId(questionTestIds.panel('build'));
  await expect(panel).toContainText('17,395');
  await expect(sentence(page, 'chunks')).toContainText('hold 610M weights');
  await expect(sentence(page, 'batches')).toContainText('In 286 chunks');
});

test('when: the year in which digital has caught up', async ({ explorer, page }) => {
  await explorer.open('v=1&question=when');
  await answered(page, 'when');
  await expect(sentence(page, 'years')).toContainText('catches up with this design in 2036');
  await expect(sentence(page, 'machines')).toContainText('photonic machines that were measured');
  await page.getByTestId(chartTestIds.tableToggle('question-machines')).click();
  const table = page.getByTestId(chartTestIds.table('question-machines'));
  await expect(table).toContainText('Photonic, claimed');
  await expect(table).toContainText('HITOP');
});

test('what shape is best: one layer, few heads', async ({ explorer, page }) => {
  await explorer.open('v=1&question=shape');
  await answered(page, 'shape');
  await expect(sentence(page, 'depth')).toContainText('96 layers gain 72.5×');
  await expect(sentence(page, 'heads')).toContainText('96 of them gain 72.5×');
});

for (const [name, size] of [
  ['desk', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  test(`an answer is in sight once its question is opened, and so is the next one (${name})`, async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize(size);
    await explorer.open();
    // The second stands above the first: what the first took is gone when it opens.
    for (const question of ['build', 'shape', 'dominates']) {
      const chip = page.getByTestId(questionTestIds.chip(question));
      await chip.click();
      await answered(page, question);
      await expect(chip).toBeInViewport({ ratio: 1 });
      await expect(chip).toHaveAttribute('aria-expanded', 'true');
      const panel = page.getByTestId(questionTestIds.panel(question));
      await expect
        .poll(async () => (await panel.boundingBox())?.y ?? Number.POSITIVE_INFINITY)
        .toBeLessThan(size.height / 2);
    }
    // Closed again, nothing but the question remains.
    await page.getByTestId(questionTestIds.chip('dominates')).click();
    await expect(page.getByTestId(questionTestIds.panel('dominates'))).toHaveCount(0);
    await expect(page.getByTestId(questionTestIds.chip('dominates'))).toBeInViewport();
  });

test('the charts are taken away as pictures and numbers', async ({ explorer, page }) => {
  await explorer.open('v=1&question=sure');
  await answered(page, 'sure');
  for (const [id, extension] of [
    [chartTestIds.svg('question-distribution'), 'svg'],
    [chartTestIds.csv('question-distribution'), 'csv'],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(id).click()]);
    expect(file.suggestedFilename()).toBe(`optical-transformer-question-distribution.${extension}`);
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in any question', async ({ explorer, page }) => {
      for (const question of ['sure', 'matters', 'take', 'scale', 'build', 'when', 'shape']) {
        await explorer.open(`v=1&question=${question}`);
        await answered(page, question);
        const { violations } = await new AxeBuilder({ page })
          .include(`[data-testid="${questionTestIds.list}"]`)
          .withTags(tags)
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${question}, ${id}: ${nodes.map((node) => node.html).join(' | ')}`,
          ),
        ).toEqual([]);
      }
    });
  });
