import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { Faults } from './pages/Faults';
import * as scripts from './pages/faultScripts';
import { loseNothing } from './pages/loseNothing';
import { NoisePage } from './pages/NoisePage';
import { expect, test } from './test';

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
  await loseNothing(explorer);
  await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
  await expect(noise.get(noiseTestIds.devicePassedOver('webgl'))).toContainText('no float32 render targets');
});

test('a backend that computes wrongly is never used, and the page says so', async ({ explorer, page }) => {
  const noise = new NoisePage(page);
  const faults = await Faults.install(page);
  await faults.inside('simulation', scripts.wrongLosses);
  await noise.open(onePoint);
  await loseNothing(explorer);
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
  await loseNothing(explorer);
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
    await faults.inside('kernel', script);
    await noise.open('tokens=1024&seeds=1&photonsPerMac=50');
    await noise.get(noiseTestIds.studyStart).click();
    // Each helper that hangs is given 20 s, where nothing else has lost it.
    await expect(noise.view).toHaveAttribute('data-study-state', 'done', { timeout: 120_000 });
    await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
    expect(await faults.started('simulation')).toBe(1);
    // They were there, one a core: what is tried here happened.
    expect(await faults.started('kernel')).toBeGreaterThan(1);
    await expect(noise.get(noiseTestIds.error)).toHaveCount(0);
    await explorer.expectParameter('photonsPerMac', '50');
  });
