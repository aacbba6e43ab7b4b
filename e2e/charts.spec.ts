import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chartTestIds } from '../src/charts/testIds';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

const energyCharts = [
  'energy-versus-macs',
  'per-mac-versus-width',
  'breakdown-by-component',
  'breakdown-by-operation',
];

/** Clicks and reads the file that is offered. */
async function takeAway(page: Page, testId: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return readFile(await file.path());
}

test('every chart of the energy view has a name, a sentence with numbers, and a table', async ({
  explorer,
}) => {
  await explorer.open();
  for (const name of energyCharts) {
    const picture = explorer.get(chartTestIds.picture(name));
    await expect(picture).toHaveAccessibleName(/\w/);
    await expect(picture).toHaveAccessibleDescription(/\d/);
    await explorer.get(chartTestIds.tableToggle(name)).click();
    const rows = explorer.get(chartTestIds.table(name)).getByRole('row');
    await expect(rows.nth(3)).toBeVisible();
  }
  // A heading, the reader's design, and the 32 Transformers of the paper.
  await expect(explorer.get(chartTestIds.table('energy-versus-macs')).getByRole('row')).toHaveCount(34);
});

test('CSV carries inputs, units, model version, link and the numbers of the paper', async ({ explorer }) => {
  await explorer.open('v=1&dacPj=5');
  const csv = (await takeAway(explorer.page, chartTestIds.csv('energy-versus-macs'))).toString('utf8');
  expect(csv).toMatch(/^# model version: \d/m);
  expect(csv).toMatch(/^# link: http.*#v=1.*dacPj=5/m);
  expect(csv).toMatch(/^dacPj,.*,5,pJ/m);
  expect(csv).toMatch(/^model,width,MACs per pass \(MAC\),energy per pass \(J\),energy per MAC \(fJ\)/m);
  const [row] = csv.match(/^GPT-?3 175B,.*$/m) ?? [];
  const cells = row?.split(',').map(Number) ?? [];
  // 12·n·d²·L + 2·n²·d·L for n 2048, d 12288, L 96.
  expect(cells[2]).toBeCloseTo(96 * (12 * 2048 * 12288 ** 2 + 2 * 2048 ** 2 * 12288), -6);
});

test('SVG stands alone, light, with legend, link and version inside; PNG is a picture', async ({
  explorer,
}) => {
  await explorer.page.emulateMedia({ colorScheme: 'dark' });
  await explorer.open();
  for (const name of energyCharts) {
    const svg = (await takeAway(explorer.page, chartTestIds.svg(name))).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toContain('var(');
    expect(svg).not.toContain('class=');
    expect(svg).toContain('fill="#ffffff"');
    expect(svg).toContain('Optical Transformer Explorer, model ');
    expect(svg.replace(/<[^>]+>/g, '')).toContain('http');
    const parsed = await explorer.page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        errors: root.querySelectorAll('parsererror').length,
        texts: root.querySelectorAll('text').length,
      };
    }, svg);
    expect(parsed.errors).toBe(0);
    expect(parsed.texts).toBeGreaterThan(8);
  }
  const png = await takeAway(explorer.page, chartTestIds.png('breakdown-by-component'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
});

test('no two names in a picture cover each other, from phone to projector', async ({ explorer }) => {
  for (const width of [390, 768, 1280, 1920]) {
    await explorer.page.setViewportSize({ width, height: 900 });
    await explorer.open();
    for (const name of energyCharts) {
      await expect(explorer.get(chartTestIds.picture(name)).locator('svg text').first()).toBeVisible();
      expect(await coveredTexts(explorer.page, chartTestIds.picture(name)), `${name} at ${width}`).toEqual(
        [],
      );
    }
  }
});

/** Pairs of level texts of a picture whose boxes overlap by more than a hair, and texts cut off by its edge. */
async function coveredTexts(page: Page, testId: string): Promise<string[]> {
  return page.getByTestId(testId).evaluate((picture) => {
    const edge = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll('svg text')]
      .filter((text) => !text.getAttribute('transform')?.includes('rotate(-'))
      .map((text) => ({ words: text.textContent ?? '', box: text.getBoundingClientRect() }))
      .filter(({ words }) => words !== '');
    const found: string[] = [];
    texts.forEach(({ words, box }, index) => {
      if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`${words} is cut off`);
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 4) found.push(`${words} and ${other.words}`);
      }
    });
    return found;
  });
}

test('the picture follows a slider, and its marks stay inside', async ({ explorer }) => {
  await explorer.open();
  const sentence = explorer.get(chartTestIds.sentence('energy-versus-macs'));
  const before = await sentence.textContent();
  await explorer.type('width', '4096');
  await explorer.settled();
  await expect(sentence).not.toHaveText(before ?? '');
});

test('the study of the noise view takes its seed and link along @cpu', async ({ explorer }) => {
  const noise = new NoisePage(explorer.page);
  await noise.open(`${quick}&seed=5`);
  const csv = (await takeAway(explorer.page, chartTestIds.csv(noise.study))).toString('utf8');
  expect(csv).toMatch(/^# seed: 5/m);
  expect(csv).toMatch(/^# link: .*seed=5/m);
  expect(csv).toMatch(/^photonsPerMac,.*,100,/m);
  expect(csv).toMatch(/^source,photons per MAC,perplexity,loss \(nat\),standard error \(nat\)/m);
  expect(csv).toMatch(/^now,100,/m);
});
