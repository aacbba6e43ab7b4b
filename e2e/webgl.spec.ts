import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { normalAt, pcg4d } from '../src/random';
import { kernelCases } from '../src/simulation/testing/kernelCases';
import type { SimulationSettings } from '../src/simulation/types';
import type {} from './fixtures/webgl/page';
import { outDir } from './fixtures/webgl/vite.config';

/*
 * The WebGL backend alone, in a worker of a page of its own: the shared kernel suite, and agreement with the float64
 * reference. Agreement is of float32 with float64: values near a rounding step may take the other code, which moves
 * single losses by up to 10⁻³ and means by far less.
 */

const here = dirname(fileURLToPath(import.meta.url));
const configFile = join(here, 'fixtures/webgl/vite.config.ts');

let server: PreviewServer;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  await build({ configFile });
  await cp(join(here, '../public/checkpoints/sotu-64'), join(outDir, 'checkpoints/sotu-64'), {
    recursive: true,
  });
  server = await preview({ configFile, preview: { port: 0 } });
  page = await browser.newPage();
  await page.goto(server.resolvedUrls!.local[0]!);
  await page.waitForFunction(() => window.harness !== undefined);
});

test.afterAll(async () => {
  await page?.close();
  await server?.close();
});

const optical: SimulationSettings = {
  mode: 'optical',
  photonsPerMac: 100,
  shotNoise: 'gaussian',
  noiseLinear: 0,
  noiseAttention: 0,
  minTransmission: 0,
  inputBits: 8,
  weightBits: 8,
  outputBits: 0,
  seed: 1,
};
const measured = { noiseLinear: 0.021, noiseAttention: 0.0565, minTransmission: 0.02004 };

const losses = (id: string, which: 'webgl' | 'cpu', windows: number[], settings: SimulationSettings) =>
  page.evaluate(
    async ([id, which, windows, settings]) => [
      ...(await window.harness.losses(id, which, windows, settings)),
    ],
    [id, which, windows, settings] as const,
  );

/** Mean of the paired differences WebGL − CPU, its standard error, and the mean loss. */
async function compare(id: string, windows: number[], settings: SimulationSettings) {
  const webgl = await losses(id, 'webgl', windows, settings);
  const cpu = await losses(id, 'cpu', windows, settings);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const differences = webgl.map((loss, i) => loss - cpu[i]!);
  const difference = mean(differences);
  const squares = mean(differences.map((value) => (value - difference) ** 2));
  return { difference, standardError: Math.sqrt(squares / (windows.length - 1)), loss: mean(webgl) };
}

test('@cpu says truly whether WebGL can be used here', async ({ browserName: _ }, { project }) => {
  const support = await page.evaluate(() => window.harness.support());
  if (project.name === 'no-webgl') {
    expect(support).toMatchObject({ usable: false, started: { error: { kind: 'unsupported' } } });
  } else {
    expect(support).toMatchObject({
      usable: true,
      software: true,
      started: { backend: 'webgl', tensorflow: 'webgl' },
    });
  }
});

kernelCases.forEach(({ name }, index) => {
  test(`kernel: ${name}`, async () => {
    expect(await page.evaluate((index) => window.harness.runCase(index), index)).toBeUndefined();
  });
});

test('the hash gives the same integers as in TypeScript, bit for bit', async () => {
  const [rows, columns] = [64, 50];
  for (const [place, key] of [
    [0, 0],
    [255 * 64 + 3, 0xdeadbeef],
    [0x80000001, 0xffffffff],
  ] as const) {
    const halves = await page.evaluate(async (args) => [...(await window.harness.words(...args))], [
      rows,
      columns,
      place,
      key,
    ] as [number, number, number, number]);
    // A texel is two values of two rows of the tensor, 4·columns wide.
    const word = (row: number, texel: number, lower: number) => {
      const at = (2 * row + lower) * 4 * columns + 2 * texel;
      return (halves[at]! * 65536 + halves[at + 1]!) >>> 0;
    };
    const words = new Uint32Array(4);
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1) {
        const found = [0, 1].flatMap((half) => [0, 1].map((lower) => word(row, 2 * column + half, lower)));
        expect(found).toEqual([...pcg4d(column, row, place, key, words)]);
      }
  }
});

test('normals agree with float64 to single precision', async () => {
  const [rows, columns, place, key] = [200, 240, 77 * 64 + 2, 0x9e3779b9];
  const normals = await page.evaluate(async (args) => [...(await window.harness.normals(...args))], [
    rows,
    columns,
    place,
    key,
  ] as [number, number, number, number]);
  const worst = normals.reduce(
    (most, z, i) => Math.max(most, Math.abs(z - normalAt(i % columns, Math.floor(i / columns), place, key))),
    0,
  );
  expect(worst).toBeLessThan(2e-6);
});

const settingsToCompare: Record<string, SimulationSettings> = {
  float: { ...optical, mode: 'float' },
  'digital at 8 bits': { ...optical, mode: 'digital', outputBits: 8 },
  'digital at 5, 4 and 7 bits': { ...optical, mode: 'digital', inputBits: 5, weightBits: 4, outputBits: 7 },
  'optical without noise': { ...optical, shotNoise: 'off' },
  'Gaussian, outputs rounded': { ...optical, outputBits: 7 },
  'Gaussian, few photons': { ...optical, photonsPerMac: 3 },
  Poisson: { ...optical, shotNoise: 'poisson' },
  'Poisson, few photons': { ...optical, shotNoise: 'poisson', photonsPerMac: 2 },
  'systematic error alone': { ...optical, shotNoise: 'off', noiseLinear: 0.1, noiseAttention: 0.2 },
  'least transmission alone': { ...optical, shotNoise: 'off', minTransmission: 0.05 },
  'measured hardware, Gaussian': { ...optical, ...measured },
  'measured hardware, Poisson': { ...optical, ...measured, shotNoise: 'poisson' },
};

for (const [name, settings] of Object.entries(settingsToCompare)) {
  test(`small untrained model, ${name}: losses are those of the reference`, async () => {
    const { difference, loss } = await compare('synthetic', [0, 1, 2, 3, 4, 5], settings);
    expect(loss).toBeGreaterThan(1);
    // 144 predictions: one code rounded the other way moves the mean by up to a few 10⁻³. Other noise moves it by more
    // than 0.05 (see the next test).
    expect(Math.abs(difference)).toBeLessThan(settings.mode === 'float' ? 1e-5 : 5e-3);
  });
}

test('another seed gives another loss, the same seed the same', async () => {
  const few = { ...optical, photonsPerMac: 1 };
  const first = await losses('synthetic', 'webgl', [0, 1, 2, 3], few);
  expect(await losses('synthetic', 'webgl', [0, 1, 2, 3], few)).toEqual(first);
  const other = await losses('synthetic', 'webgl', [0, 1, 2, 3], { ...few, seed: 2 });
  first.forEach((loss, i) => {
    expect(Math.abs(loss - other[i]!)).toBeGreaterThan(1e-3);
  });
});

test('a window’s loss does not depend on the windows beside it', async () => {
  for (const settings of [optical, { ...optical, ...measured, shotNoise: 'poisson' as const }]) {
    const together = await losses('synthetic', 'webgl', [4, 0, 5, 2], settings);
    const alone = await losses('synthetic', 'webgl', [5], settings);
    expect(together[2]).toBe(alone[0]);
    expect(await losses('synthetic', 'webgl', [2, 5, 0, 4], settings)).toEqual(together.slice().reverse());
  }
});

test('a job longer than one batch gives the losses of its parts', async () => {
  const windows = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4];
  const together = await losses('synthetic', 'webgl', windows, optical);
  expect(together).toEqual([...together.slice(0, 6), ...together.slice(0, 5)]);
});

for (const [name, settings] of Object.entries({
  float: settingsToCompare.float!,
  Gaussian: optical,
  'measured hardware, Gaussian': { ...optical, ...measured },
})) {
  test(`logits of a beginning, ${name}: those of the reference`, async () => {
    for (const count of [1, 2, 7, 24]) {
      const tokens = Array.from({ length: count }, (_, i) => (i * 7 + 3) % 48);
      const [webgl, cpu] = await page.evaluate(
        async ([tokens, settings]) => {
          const ask = async (which: 'webgl' | 'cpu') => [
            ...(await window.harness.logits('synthetic', which, tokens, settings, 5)),
          ];
          return [await ask('webgl'), await ask('cpu')] as const;
        },
        [tokens, settings] as const,
      );
      expect(webgl).toHaveLength(48);
      const worst = Math.max(...webgl.map((logit, i) => Math.abs(logit - cpu[i]!)));
      expect(worst).toBeLessThan(settings.mode === 'float' ? 1e-4 : 0.02);
    }
  });
}

test('trained model, Gaussian: mean loss over 2,048 tokens within 10⁻³ nats of the reference', async () => {
  // The reference is float64 in plain TypeScript, and the machine may be busy.
  test.setTimeout(600_000);
  const { difference } = await compare('sotu-64', [0, 1, 2, 3, 4, 5, 6, 7], optical);
  expect(Math.abs(difference)).toBeLessThan(1e-3);
});

test('trained model, Poisson: loss within 3 paired standard errors of the reference', async () => {
  test.setTimeout(600_000);
  const few = { ...optical, shotNoise: 'poisson' as const, photonsPerMac: 20 };
  const { difference, standardError } = await compare('sotu-64', [0, 1, 2, 3, 4, 5, 6, 7], few);
  // Where counts agree to the last one, the difference is of rounding alone, and its own error means nothing.
  expect(Math.abs(difference)).toBeLessThan(Math.max(3 * standardError, 1e-4));
});

test('another least transmission replaces the means of the one before', async () => {
  const count = async () => (await page.evaluate(() => window.harness.memory())).numTensors;
  const withLeast = (minTransmission: number) => ({ ...optical, ...measured, minTransmission });
  await losses('synthetic', 'webgl', [0], withLeast(0.01));
  const before = await count();
  for (let step = 2; step < 12; step += 1) await losses('synthetic', 'webgl', [0], withLeast(step / 100));
  expect(await count()).toBe(before);
});

test('100 jobs leave no tensor behind', async () => {
  const poisson = { ...optical, ...measured, shotNoise: 'poisson' as const };
  await losses('synthetic', 'webgl', [0, 1], poisson);
  await losses('synthetic', 'webgl', [0, 1], optical);
  const before = await page.evaluate(() => window.harness.memory());
  for (let job = 0; job < 50; job += 1) {
    await losses('synthetic', 'webgl', [0, 1], { ...poisson, seed: job });
    await losses('synthetic', 'webgl', [2], { ...optical, photonsPerMac: 1 + job });
  }
  expect(await page.evaluate(() => window.harness.memory())).toEqual(before);
});

test('a window that does not exist is refused', async () => {
  await expect(losses('synthetic', 'webgl', [600], optical)).rejects.toThrow(/no held-out window 600/);
});

// Last: nothing works in this worker afterwards.
test('a lost context is an error, never a loss of zeros', async () => {
  const answers = await page.evaluate((settings) => window.harness.loseContext(settings), optical);
  expect(answers).toHaveLength(2);
  for (const answer of answers) expect(answer).toMatchObject({ kind: 'context-lost' });
});
