import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { questionTestIds } from '../src/views/energy/questions/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { NoisePage } from './pages/NoisePage';
import { expect, test } from './test';

/** What each study's sentence says once it is done, and the least number of rows of its table. */
const studies = [
  { study: 'signal', chart: 'signal-to-noise', tokens: 256, says: /noisiest product is .*dB/, rows: 32 },
  { study: 'errors', chart: 'dot-product-errors', tokens: 256, says: /Errors spread by .* %/, rows: 4 },
  { study: 'systematic', chart: 'noise-map', tokens: 256, says: /raises perplexity by/, rows: 36 },
  { study: 'precision', chart: 'precision', tokens: 256, says: /within 1 % of digital at 8 bits/, rows: 24 },
  {
    study: 'need',
    chart: 'need-versus-width',
    tokens: 256,
    says: /go as width to the power .*95 %/,
    rows: 10,
  },
  { study: 'scaling', chart: 'scaling-law', tokens: 512, says: /power of the photons|No law/, rows: 12 },
] as const;

for (const { study, chart, tokens, says, rows } of studies) {
  test(`the study “${study}” runs from its link to a sentence, a picture and a table`, async ({
    explorer,
  }) => {
    const noise = new NoisePage(explorer.page);
    // The wider models of the family take their time where cores are few; Gaussian noise is the quick one.
    test.setTimeout(400_000);
    await noise.open(`study=${study}&tokens=${tokens}&seeds=1&shotNoise=gaussian`);
    await expect(noise.view).toHaveAttribute('data-study-state', 'done', { timeout: 360_000 });
    await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
    await expect(noise.get(chartTestIds.sentence(chart))).toHaveText(says);
    await expect(noise.get(chartTestIds.picture(chart)).locator('svg text').first()).toBeVisible();
    await noise.get(chartTestIds.tableToggle(chart)).click();
    // The heading is a row as well.
    const counted = noise.get(chartTestIds.table(chart)).getByRole('row');
    await expect.poll(() => counted.count()).toBeGreaterThan(rows);
  });
}

test('both models continue a prompt; where light is dim they part, where it is bright they agree for longer', async ({
  explorer,
}) => {
  const noise = new NoisePage(explorer.page);
  const different = async () => {
    await expect(noise.view).toHaveAttribute('data-study-state', 'done');
    return noise.get(chartTestIds.picture('writing')).locator('mark').count();
  };
  await noise.open('study=writing&tokens=256&photonsPerMac=1&prompt=My fellow citizens');
  await expect(noise.get(chartTestIds.picture('writing'))).toContainText('My fellow citizens');
  const dim = await different();
  expect(dim).toBeGreaterThan(20);
  // What each model gave a token is there without a mouse.
  const picture = noise.get(chartTestIds.picture('writing'));
  await picture.getByRole('slider').press('Home');
  await picture.getByRole('slider').press('ArrowRight');
  await expect(picture).toContainText(/Token 2 of \d+: digital wrote “.*”, given .* %; light wrote/);
  await explorer.page.goto('about:blank');
  await noise.open('study=writing&tokens=256&photonsPerMac=100000&prompt=My fellow citizens');
  expect(await different()).toBeLessThan(dim);
});

test('the light is changed while they write: what follows is written with it, and the study does not begin again', async ({
  explorer,
}) => {
  const noise = new NoisePage(explorer.page);
  // A wide model, which writes slowly enough to be interrupted.
  await noise.open('study=writing&tokens=256&photonsPerMac=2&checkpoint=sotu-256&prompt=My fellow citizens');
  const picture = noise.get(chartTestIds.picture('writing'));
  await expect(picture).toContainText(/Token \d+ of \d+/);
  await explorer.type('photonsPerMac', '50000');
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
  await explorer.expectParameter('photonsPerMac', '50000');
  await expect(picture).toContainText('2–50,000');
  await noise.get(chartTestIds.tableToggle('writing')).click();
  const rows = noise.get(chartTestIds.table('writing')).getByRole('row');
  await expect(rows.first()).toBeVisible();
  const light = (await rows.allTextContents()).slice(1).map((row) => /50,?000/.test(row));
  // Dim first, bright after: one change, nowhere back.
  expect(light[0]).toBe(false);
  expect(light.at(-1)).toBe(true);
  expect(light.indexOf(true)).toBe(light.lastIndexOf(false) + 1);
  // And the live number is about the new light.
  await noise.settled();
  await expect(noise.headline).toContainText('50,000');
});

test('another study is opened with a click; the one that ran stops, and its points are there on the way back', async ({
  explorer,
}) => {
  const noise = new NoisePage(explorer.page);
  await noise.open('study=photons&tokens=256&seeds=1');
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
  await noise.get(noiseTestIds.study('signal')).click();
  await expect(noise.view).toHaveAttribute('data-study-state', 'idle');
  await explorer.expectParameter('study', null);
  await noise.get(noiseTestIds.studyStart).click();
  await explorer.expectParameter('study', 'signal');
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
  await noise.get(noiseTestIds.study('photons')).click();
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
});

test('a measured need goes over to the energy model with its interval: headline, band, link, undo', async ({
  explorer,
  page,
}) => {
  const noise = new NoisePage(page);
  await noise.open('study=need&tokens=2048&seeds=1');
  await noise.get(noiseTestIds.handOverNeed('sotu-64')).click();
  await explorer.settled();
  await explorer.expectParameter('photonsFrom', 'sotu-64');
  await explorer.expectParameter('uncertainty', null);
  const [low, photons, high] = ['photonsLow', 'photonsPerDot', 'photonsHigh'].map((key) =>
    Number(explorer.parameters().get(key)),
  );
  // The offline reference finds some 500 photons per MAC at width 64; a wrong width or reading would be far off.
  expect(photons).toBeGreaterThan(100 * 64);
  expect(photons).toBeLessThan(3000 * 64);
  expect(low).toBeGreaterThan(photons! / 4);
  expect(low).toBeLessThan(photons!);
  expect(high).toBeGreaterThan(photons!);
  expect(high).toBeLessThan(photons! * 4);
  await expect(explorer.subline).toContainText('light as measured on sotu-64');
  await expect(explorer.subline).toContainText('(90 %)');

  // What is drawn says so; and the link alone gives all of it again.
  await page.getByTestId(questionTestIds.chip('sure')).click();
  const panel = page.getByTestId(questionTestIds.panel('sure'));
  await expect(panel).toHaveAttribute('data-compute-state', 'idle');
  await expect(panel).toContainText('the 95 % interval measured on sotu-64');
  await expect(panel.locator('dt', { hasText: 'Photons per dot product' })).toBeVisible();
  const said = await explorer.subline.textContent();
  await page.reload();
  await explorer.settled();
  await expect(explorer.subline).toHaveText(said ?? '');

  // Another number of photons has no interval; and one step back is the measured one again.
  await explorer.unfold('hardware');
  await explorer.type('photonsPerDot', '1000000');
  await explorer.expectParameter('photonsLow', null);
  await expect(explorer.subline).not.toContainText('sotu-64');
  await page.keyboard.press('Escape');
  await page.getByTestId(testIds.undo).click();
  await explorer.expectParameter('photonsLow', String(low));
  await expect(explorer.subline).toHaveText(said ?? '');
});
