import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as plain } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { ExplorerPage } from './pages/ExplorerPage';
import { Faults } from './pages/Faults';
import * as scripts from './pages/faultScripts';
import { NoisePage } from './pages/NoisePage';
import { expect, test } from './test';

/** The noise view with one step of undo behind it; then a fault, another step, and both steps back and forth. */
async function loseNothing(explorer: ExplorerPage, fault: () => Promise<void>): Promise<void> {
  const noise = new NoisePage(explorer.page);
  const shows = async (photons: string) => {
    await explorer.expectParameter('photonsPerMac', photons);
    await noise.settled();
    await expect.poll(async () => (await noise.numbers())[0]).toBe(Number(photons));
    await expect(noise.get(noiseTestIds.error)).toHaveCount(0);
  };
  await explorer.type('photonsPerMac', '60');
  await shows('60');
  await fault();
  await explorer.type('photonsPerMac', '70');
  await shows('70');
  await explorer.get(testIds.undo).click();
  await shows('60');
  await explorer.get(testIds.redo).click();
  await shows('70');
  await explorer.expectParameter('tokens', '256');
}

const onePoint = 'tokens=256&seeds=1&photonsPerMac=50';

for (const when of ['before', 'during', 'after'])
  test(`WebGL context lost ${when} a readback: WebAssembly goes on, and the page says so`, async ({
    explorer,
    page,
  }) => {
    const noise = new NoisePage(page);
    const faults = await Faults.install(page);
    await faults.inside('simulation', scripts.loseContext);
    await noise.open(onePoint);
    await noise.forceBackend('WebGL');
    await expect(noise.view).toHaveAttribute('data-backend', 'webgl');
    await loseNothing(explorer, () => faults.due('simulation', when));
    await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
    await expect(noise.get(noiseTestIds.devicePassedOver('webgl'))).toContainText('was taken away');
  });

test('a shader that does not compile, at the start and in the middle: WebAssembly goes on', async ({
  explorer,
  page,
}) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.breakShaders);
  await noise.open(onePoint);
  await noise.forceBackend('WebGL');
  await expect(noise.view).toHaveAttribute('data-backend', 'webgl');
  await loseNothing(explorer, async () => {
    await faults.due('simulation', 'shader');
    // Another program is needed for it.
    await explorer.get(testIds.field('shotNoise-gaussian')).check();
    await explorer.expectParameter('shotNoise', 'gaussian');
    await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
  });
  await expect(noise.get(noiseTestIds.devicePassedOver('webgl'))).toContainText('Failed to compile');
});

test('a graphics processor with 16-bit floats alone is not used, and the page says why', async ({
  explorer,
  page,
}) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.halfFloatsOnly);
  await noise.open(onePoint);
  await noise.forceBackend('WebGL');
  await loseNothing(explorer, async () => undefined);
  await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
  await expect(noise.get(noiseTestIds.devicePassedOver('webgl'))).toContainText('no float32 render targets');
});

test('a backend that computes wrongly is never used, and the page says so', async ({ explorer, page }) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.wrongLosses);
  await noise.open(onePoint);
  await loseNothing(explorer, async () => undefined);
  await expect(noise.view).toHaveAttribute('data-backend', 'cpu');
  await expect(noise.get(noiseTestIds.devicePassedOver('wasm'))).toContainText(
    'WebAssembly computes wrongly on this device and is not used.',
  );
});

test('losses that are no numbers are counted, named and never shown: the next backend computes', async ({
  explorer,
  page,
}) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.lossesThatAreNoNumbers);
  await noise.open(onePoint);
  await loseNothing(explorer, () => faults.due('simulation', 'not-finite'));
  await expect(noise.view).toHaveAttribute('data-backend', 'cpu');
  await expect(noise.get(noiseTestIds.devicePassedOver('wasm'))).toContainText(
    /gave numbers that are not finite .*1 of 1 losses were not finite numbers: window 0/,
  );
});

test('no memory for the kernel: the next backend computes', async ({ explorer, page }) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.noMemoryForKernels);
  await noise.open(onePoint);
  await loseNothing(explorer, async () => undefined);
  await expect(noise.get(noiseTestIds.devicePassedOver('wasm'))).toContainText('Out of memory');
});

test('memory ends in the middle of a window: the next backend computes', async ({ explorer, page }) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.memoryEnds);
  await noise.open(onePoint);
  await loseNothing(explorer, () => faults.due('simulation', 'memory'));
  await expect(noise.view).toHaveAttribute('data-backend', 'cpu');
  await expect(noise.get(noiseTestIds.devicePassedOver('wasm'))).toContainText('allocation failed');
});

test('an answer of the simulation that cannot be copied: it is computed again', async ({
  explorer,
  page,
}) => {
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.answerThatCannotBeCopied);
  await new NoisePage(page).open(onePoint);
  await loseNothing(explorer, () => faults.due('simulation', 'not-clonable'));
});

test('an answer of the energy model that cannot be copied: another worker gives it', async ({
  explorer,
  page,
}) => {
  const faults = await Faults.install(page);
  await faults.inside('energy', scripts.answerThatCannotBeCopied);
  await explorer.open('v=1&dacPj=5');
  const before = await explorer.headline.textContent();
  await faults.due('energy', 'not-clonable');
  await explorer.type('dacPj', '2');
  await explorer.settled();
  await expect(explorer.headline).not.toHaveText(before ?? '');
  expect(await faults.started('energy')).toBe(2);
  await explorer.get(testIds.undo).click();
  await explorer.expectParameter('dacPj', '5');
  await explorer.settled();
  await expect(explorer.headline).toHaveText(before ?? '');
});

for (const [fault, script] of [
  ['die', scripts.helpersDie],
  ['hang', scripts.helpersHang],
] as const)
  test(`helpers of the simulation that ${fault}: it computes without them, and the study ends`, async ({
    explorer,
    page,
  }) => {
    const noise = new NoisePage(page);
    const faults = await Faults.install(page);
    await faults.inside('simulation', script);
    await noise.open('tokens=1024&seeds=1&photonsPerMac=50');
    await noise.get(noiseTestIds.studyStart).click();
    // Each helper that hangs is given 20 s, where nothing else has lost it.
    await expect(noise.view).toHaveAttribute('data-study-state', 'done', { timeout: 120_000 });
    await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
    expect(await faults.started('simulation')).toBe(1);
    await expect(noise.get(noiseTestIds.error)).toHaveCount(0);
    await explorer.expectParameter('photonsPerMac', '50');
  });

const model = 'public/checkpoints/sotu-64/model.safetensors';

plain(
  'weights that are no numbers are refused in words, nothing is lost, a retry loads it',
  async ({ page }) => {
    const weights = readFileSync(model);
    // Beyond the header; an exponent of ones and a fraction that is not zero, as 16 or 32 bits.
    weights.fill(0xff, weights.length - 4);
    const card = JSON.parse(readFileSync(model.replace('model.safetensors', 'card.json'), 'utf8'));
    card.files['model.safetensors'].sha256 = createHash('sha256').update(weights).digest('hex');
    await page.route('**/sotu-64/card.json', (route) => route.fulfill({ json: card }));
    await page.route('**/sotu-64/model.safetensors', (route) => route.fulfill({ body: weights }));
    await refusedUntilRetried(page, 'format', /weights that are no numbers/);
  },
);

plain(
  'a network that is lost half-way is told in words, nothing is lost, a retry loads it',
  async ({ page }) => {
    const weights = readFileSync(model);
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Length': weights.length, 'Access-Control-Allow-Origin': '*' });
      response.write(weights.subarray(0, weights.length / 2), () => response.destroy());
    }).listen(0);
    const { port } = server.address() as AddressInfo;
    await page.route('**/sotu-64/model.safetensors', (route) =>
      route.continue({ url: `http://localhost:${port}/` }),
    );
    await refusedUntilRetried(page, 'network', /model.safetensors (broke off|could not be fetched)/);
    server.close();
  },
);

/** The trained model cannot be used: the page says why, keeps values and undo, and has the model once it is whole again. */
async function refusedUntilRetried(page: ExplorerPage['page'], kind: string, says: RegExp): Promise<void> {
  const noise = new NoisePage(page);
  const explorer = new ExplorerPage(page);
  await page.goto(`./#v=1&view=noise&${onePoint}`);
  const notice = noise.get(noiseTestIds.error);
  await expect(notice).toHaveAttribute('data-error-kind', kind);
  await expect(notice).toContainText('The simulation stopped.');
  await expect(notice).toContainText(says);
  await explorer.type('photonsPerMac', '60');
  await explorer.expectParameter('photonsPerMac', '60');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await noise.get(noiseTestIds.retry).click();
  await noise.settled();
  await loseNothing(explorer, async () => undefined);
}
