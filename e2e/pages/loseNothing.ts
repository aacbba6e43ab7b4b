import { expect } from '@playwright/test';
import { testIds } from '../../src/app/testIds';
import { noiseTestIds } from '../../src/views/noise/testIds';
import type { ExplorerPage } from './ExplorerPage';
import { NoisePage } from './NoisePage';

/** The noise view with one step of undo behind it; then a fault, another step, and both steps back and forth. */
export async function loseNothing(
  explorer: ExplorerPage,
  fault: () => Promise<void> = async () => undefined,
): Promise<void> {
  const noise = new NoisePage(explorer.page);
  const tokens = explorer.parameters().get('tokens');
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
  await explorer.expectParameter('tokens', tokens);
}
