import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { expect, test } from './test';

/** Clicks and reads the file that is offered. */
async function fileOf(page: Page, button: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await file.path());
}

/** The fields of one line of CSV. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

const views = [
  { view: 'energy', hash: 'v=1&dacPj=5', charts: 4 },
  { view: 'noise', hash: 'v=1&view=noise&tokens=256&seeds=1&seed=5', charts: 1 },
  {
    view: 'compare',
    hash: 'v=1&view=compare&a.model=gpt3-175b&b.model=future-4q&b.dacPj=5',
    charts: 2,
  },
];

for (const { view, hash, charts } of views) {
  test(`every chart of the ${view} view can be taken away in four formats that agree`, async ({
    explorer,
    page,
  }) => {
    await page.goto(`./#${hash}`);
    await expect(explorer.get(testIds.viewLink(view))).toHaveAttribute('aria-current', 'page');
    const buttons = page.locator('[data-testid^=chart-][data-testid$=-json]');
    await expect.poll(() => buttons.count()).toBeGreaterThanOrEqual(charts);
    for (const json of await buttons.all()) {
      const name = ((await json.getAttribute('data-testid')) ?? '').replace(/-json$/, '');
      const button = (format: string) => page.getByTestId(`${name}-${format}`);
      const file = JSON.parse((await fileOf(page, json)).toString('utf8'));
      const csv = (await fileOf(page, button('csv'))).toString('utf8').split('\r\n');
      // The same numbers, inputs, link and version in both.
      const outputs = csv.slice(csv.indexOf('# outputs') + 1).filter((line) => line !== '');
      expect(outputs.length, name).toBe(file.rows.length + 1);
      expect(cells(outputs[0]!)).toEqual(
        file.columns.map(({ label, unit }: { label: string; unit: string }) =>
          unit ? `${label} (${unit})` : label,
        ),
      );
      file.rows.forEach((row: Record<string, string | number | null>, index: number) => {
        const written = cells(outputs[index + 1]!);
        file.columns.forEach(({ key }: { key: string }, place: number) => {
          const value = row[key] ?? null;
          if (typeof value === 'number') expect(Number(written[place])).toBe(value);
          else expect(written[place]?.replace(/^'/, '')).toBe(value ?? '');
        });
      });
      expect(csv).toContain(`# link: ${file.link}`);
      expect(csv).toContain(`# model version: ${file.modelVersion}`);
      expect(file.link).toContain(`#${hash.split('&')[0]}`);
      if (view === 'noise') expect(file.seed).toBe(5);
      if (view === 'energy')
        expect(file.inputs).toContainEqual(expect.objectContaining({ key: 'dacPj', value: 5, unit: 'pJ' }));
      if ((await button('svg').count()) === 0) continue;
      // The pictures say the same: title, version and link are in them, on white.
      const svg = (await fileOf(page, button('svg'))).toString('utf8');
      const words = await page.evaluate(
        (text) =>
          [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text')]
            .map((element) => element.textContent)
            .join(''),
        svg,
      );
      const dense = (text: string) => text.replace(/\s/g, '');
      expect(dense(words)).toContain(dense(file.title));
      expect(dense(words)).toContain(dense(file.link));
      expect(words).toContain(`model ${file.modelVersion}`);
      expect(svg).toContain('fill="#ffffff"');
      const png = await fileOf(page, button('png'));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      // Twice the size of the picture: sharp on a projector.
      expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)/.exec(svg)?.[1]));
    }
  });
}

test('a picture taken away on a phone is as large as one from a desk, and says whose letters are in it', async ({
  explorer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#v=1&view=compare&a.name=Mine&b.name=Wide&b.model=mt-nlg-530b');
  await explorer.viewShown('compare');
  for (const chart of ['compare-curves', 'compare-operations']) {
    const svg = (await fileOf(page, page.getByTestId(`chart-${chart}-svg`))).toString('utf8');
    expect(Number(/width="(\d+)/.exec(svg)?.[1])).toBeGreaterThanOrEqual(640);
    // Who is A and who is B stands in the picture: the file goes without the page.
    for (const name of ['A · Mine', 'B · Wide']) expect(svg, chart).toContain(name);
    const png = await fileOf(page, page.getByTestId(`chart-${chart}-png`));
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1280);
  }
  // What was drawn for the files is gone again.
  await expect(page.getByTestId('chart-compare-curves').locator('svg[viewBox^="0 0 640"]')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('CSV and JSON of a chart bring their scenario back', async ({ explorer, page }) => {
  await explorer.open('v=1&model=future-4q&dacPj=5');
  for (const format of ['csv', 'json']) {
    await explorer.open('v=1&model=future-4q&dacPj=5');
    const file = await fileOf(page, page.getByTestId(`chart-energy-versus-macs-${format}`));
    await explorer.open('v=1');
    await explorer.get(testIds.share).click();
    await explorer
      .get(testIds.sharePanel)
      .locator('input[type=file]')
      .setInputFiles({ name: `chart.${format}`, mimeType: 'text/plain', buffer: file });
    await explorer.expectParameter('model', 'future-4q');
    await explorer.expectParameter('dacPj', '5');
    await page.keyboard.press('Escape');
  }
});
