import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { loadShippedCheckpoint, shippedCheckpoints } from '../cli/checkpointFiles';
import { digitalSettings, floatSettings } from '../src/simulation/settings';
import { meanOverSeeds, pairedDifference } from '../src/simulation/statistics';
import type { SimulationSettings } from '../src/simulation/types';
import { createWasmBackend } from '../src/simulation/wasm/backend';

// Many forward passes; on a busy machine they take their time.
vi.setConfig({ testTimeout: 900_000 });

/** The parts of reference.json, written by training/reference.py, that are held against the kernels. */
interface Reference {
  modelSha256: string;
  seeds: number;
  perWindow: {
    digitalFloat: number[];
    digital8: number[];
    gaussian: Record<string, number[]>;
    poisson: Record<string, number[]>;
  };
}

const index = JSON.parse(readFileSync(`${shippedCheckpoints}index.json`, 'utf8')) as {
  id: string;
  width: number;
}[];

/** Wide models take longer: they are compared at fewer budgets and on fewer windows. */
const budgetsFor = (width: number) => (width <= 64 ? ['30', '100', '1000'] : ['100']);
const mostWindows = (width: number) => (width <= 64 ? 24 : width <= 128 ? 16 : 8);

/** Both sides of the comparison, loaded once per checkpoint. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

describe.each(index)('PyTorch and the kernel on $id', ({ id, width }) => {
  const sides = once(async () => {
    const checkpoint = await loadShippedCheckpoint(id);
    const reference = checkpoint.reference as Reference | undefined;
    if (!reference) throw new Error(`${id} has no reference.json`);
    const count = Math.min(mostWindows(width), reference.perWindow.digitalFloat.length);
    const windows = Array.from({ length: count }, (_, window) => window);
    const kernel = await createWasmBackend(checkpoint);
    const losses = (settings: SimulationSettings) => kernel.windowLosses(windows, settings);
    return { checkpoint, reference, count, losses };
  });

  it('has results of an independent implementation for just these weights', async () => {
    const { checkpoint, reference, count } = await sides();
    expect(reference.modelSha256).toBe(checkpoint.hash);
    expect(reference.seeds).toBeGreaterThanOrEqual(4);
    expect(count).toBeGreaterThanOrEqual(8);
  });

  it('float: every window agrees in single precision', async () => {
    const { reference, count, losses } = await sides();
    const ours = await losses(floatSettings);
    const theirs = reference.perWindow.digitalFloat.slice(0, count);
    expect(Math.max(...theirs.map((loss, i) => Math.abs(loss - ours[i]!)))).toBeLessThan(1e-4);
  });

  // A value between two codes falls to either side in float32, and a few such falls move a window by some 0.003 nats
  // (the float64 reference differs from PyTorch by as much): the mean over windows must agree.
  it('digital at 8 bits: within 3 paired standard errors, those below 0.003 nats', async () => {
    const { reference, count, losses } = await sides();
    const theirs = reference.perWindow.digital8.slice(0, count);
    const { mean, standardError } = pairedDifference(await losses(digitalSettings(8)), theirs);
    expect(Math.abs(mean)).toBeLessThan(3 * standardError);
    expect(standardError).toBeLessThan(0.003);
  });

  // Other random numbers: means over at least 4 seeds of either, paired window by window. A right kernel lies outside of
  // 3 standard errors with probability 0.3 % (0.5 % at 24 windows, 2 % at 8); the seeds are fixed.
  it.each(
    budgetsFor(width).flatMap((photons) =>
      (['gaussian', 'poisson'] as const).map((noise) => ({ noise, photons })),
    ),
  )('$noise, $photons photons per MAC: within 3 paired standard errors', async ({ noise, photons }) => {
    const { reference, count, losses } = await sides();
    const perSeed: Float64Array[] = [];
    // Little light scatters more: twice the seeds bring the error of the comparison below its bound.
    const seeds = Number(photons) < 100 ? 8 : 4;
    for (let seed = 1; seed <= seeds; seed += 1)
      perSeed.push(
        await losses({
          ...digitalSettings(8, 8, 0),
          mode: 'optical',
          shotNoise: noise,
          photonsPerMac: Number(photons),
          seed,
        }),
      );
    const ours = meanOverSeeds(perSeed);
    const theirs = reference.perWindow[noise][photons]!.slice(0, count);
    const { mean, standardError } = pairedDifference(ours, theirs);
    expect(Math.abs(mean)).toBeLessThan(3 * standardError);
    expect(standardError).toBeLessThan(0.01);
  });
});
