import { describe, expect, it } from 'vitest';
import { lossKey } from '../cache/lossStore';
import { createCpuBackend } from '../cpu/backend';
import type { StudyUpdate } from '../protocol';
import { digitalSettings, floatSettings } from '../settings';
import { fakeBackend, type LossFormula, request, studyContext } from '../testing/studyContext';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import { photonGrid } from './grids';
import { runStudy } from './index';
import { coarseToFine } from './photons';

async function collect(updates: AsyncGenerator<StudyUpdate>): Promise<StudyUpdate[]> {
  const all: StudyUpdate[] = [];
  for await (const update of updates) all.push(update);
  return all;
}

const resultOf = (updates: StudyUpdate[]) => {
  const last = updates.at(-1)!;
  if (last.type !== 'done') throw new Error('no result');
  return last.result;
};

/** Window w costs w; rounding adds 1/8; light adds 1/photons + seed/100, the latter cancelling over windows. */
const formula: LossFormula = (window, { mode, photonsPerMac, seed }) =>
  window + (mode === 'float' ? 0 : 0.125) + (mode === 'optical' ? 1 / photonsPerMac + seed / 100 : 0);

describe('the live study', () => {
  it('gives baselines, refined points and the paired difference', async () => {
    const backend = fakeBackend(formula);
    const updates = await collect(runStudy(studyContext(backend), request()));
    const result = resultOf(updates);
    // Four windows 0…3: mean 1.5, s² = 5/3, error √(5/12).
    expect(result).toMatchObject({
      windows: 4,
      tokens: 96,
      seeds: 1,
      backend: 'cpu',
      checkpoint: 'synthetic',
    });
    expect(result.digitalFloat.loss).toBeCloseTo(1.5, 12);
    expect(result.digitalFloat.standardError).toBeCloseTo(Math.sqrt(5 / 12), 12);
    expect(result.digital).toMatchObject({ bits: 8 });
    expect(result.digital.loss).toBeCloseTo(1.625, 12);
    const [point] = result.optical;
    expect(point!.minusDigital).toBeCloseTo(0.02, 12);
    expect(point!.minusDigitalStandardError).toBeCloseTo(0, 12);
    expect(point!.loss).toBeCloseTo(1.645, 12);
    expect(point!.perplexity).toBeCloseTo(Math.exp(1.645), 10);
    const points = updates.filter((update) => update.type === 'point');
    expect(points.length).toBeGreaterThan(1);
    expect(points.map(({ point: { windows } }) => windows)).toEqual(
      [...points.map((p) => p.point.windows)].sort(),
    );
    const types = updates.map(({ type }) => type);
    expect(types.indexOf('baseline')).toBeLessThan(types.indexOf('point'));
  });

  it('computes nothing twice: baselines survive new photons, everything survives a repetition', async () => {
    const backend = fakeBackend(formula);
    const context = studyContext(backend);
    await collect(runStudy(context, request()));
    expect(backend.calls.length).toBe(12);
    await collect(runStudy(context, request({ photonsPerMac: 7 })));
    expect(backend.calls.length).toBe(16);
    const again = resultOf(await collect(runStudy(context, request({ photonsPerMac: 7 }))));
    expect(backend.calls.length).toBe(16);
    expect(again.optical[0]!.minusDigital).toBeCloseTo(1 / 7 + 0.01, 12);
    await collect(runStudy(context, request({ photonsPerMac: 7, tokens: 144 })));
    // Only the two windows that are new, for both baselines and the point.
    expect(backend.calls.slice(16).map(({ window }) => window)).toEqual([4, 5, 4, 5, 4, 5]);
  });

  it('progress reaches the whole and never goes back', async () => {
    const updates = await collect(runStudy(studyContext(fakeBackend(formula)), request()));
    const progress = updates.filter((update) => update.type === 'progress');
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).sort((a, b) => a - b));
    expect(progress.at(-1)).toMatchObject({ done: 12, total: 12, secondsLeft: 0 });
  });

  it('stops between slices when cancelled, and goes on from there when asked again', async () => {
    const backend = fakeBackend(formula);
    const abort = new AbortController();
    const context = studyContext(backend, syntheticCheckpoint(), abort.signal);
    const updates = runStudy(context, request());
    await updates.next();
    const before = backend.calls.length;
    abort.abort();
    await expect(collect(updates)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(backend.calls.length).toBe(before);
    const resumed = { ...context, signal: new AbortController().signal };
    await collect(runStudy(resumed, request()));
    expect(backend.calls.length).toBe(12);
  });

  it('agrees with the backend asked directly', async () => {
    const checkpoint = syntheticCheckpoint();
    const backend = await createCpuBackend(checkpoint);
    const result = resultOf(
      await collect(runStudy(studyContext(backend, checkpoint), request({ tokens: 48 }))),
    );
    const float = await backend.windowLosses([0, 1], floatSettings);
    const digital = await backend.windowLosses([0, 1], digitalSettings(8));
    const optical = await backend.windowLosses([0, 1], {
      ...digitalSettings(8, 8, 0),
      mode: 'optical',
      shotNoise: 'poisson',
      photonsPerMac: 100,
      seed: 1,
    });
    expect(result.digitalFloat.loss).toBeCloseTo((float[0]! + float[1]!) / 2, 12);
    expect(result.optical[0]!.loss).toBeCloseTo((optical[0]! + optical[1]!) / 2, 12);
    expect(result.optical[0]!.minusDigital).toBeCloseTo(
      (optical[0]! + optical[1]! - digital[0]! - digital[1]!) / 2,
      12,
    );
  });
});

describe('the photons study', () => {
  it('covers the grid with every seed and ends sorted', async () => {
    const backend = fakeBackend(formula);
    const updates = await collect(
      runStudy(studyContext(backend), request({ study: 'photons', seed: 5, seeds: 3 })),
    );
    const { optical } = resultOf(updates);
    expect(optical.map(({ photonsPerMac }) => photonsPerMac)).toEqual([...photonGrid]);
    // Seeds 5, 6, 7 add 0.06 on average.
    for (const { photonsPerMac, minusDigital } of optical)
      expect(minusDigital).toBeCloseTo(1 / photonsPerMac + 0.06, 10);
    expect(
      new Set(backend.calls.filter((c) => c.settings.mode === 'optical').map((c) => c.settings.seed)),
    ).toEqual(new Set([5, 6, 7]));
    expect(updates.findLast((update) => update.type === 'progress')).toMatchObject({ secondsLeft: 0 });
  });

  it('shows the ends and the middle before the gaps', () => {
    expect(coarseToFine([1, 2, 3, 4, 5])).toEqual([5, 1, 3, 4, 2]);
    expect(coarseToFine([1])).toEqual([1]);
    for (let n = 0; n < 40; n += 1) {
      const grid = Array.from({ length: n }, (_, i) => i);
      expect(coarseToFine(grid).sort((a, b) => a - b)).toEqual(grid);
    }
  });
});

describe('requests', () => {
  it.each([
    { photonsPerMac: 0 },
    { photonsPerMac: Number.NaN },
    { seeds: 0 },
    { inputBits: 0 },
    { outputBits: 33 },
    { minTransmission: -1 },
    { study: 'nonsense' as 'live' },
  ])('refuses %j', async (change) => {
    const updates = runStudy(studyContext(fakeBackend(formula)), request(change));
    await expect(collect(updates)).rejects.toMatchObject({ kind: 'invalid-request' });
  });
});

describe('lossKey', () => {
  const optical = {
    ...digitalSettings(8),
    mode: 'optical' as const,
    shotNoise: 'poisson' as const,
    photonsPerMac: 5,
    seed: 1,
  };

  it('changes with everything that a result depends on', () => {
    const keys = [
      lossKey('a', 'cpu', optical),
      lossKey('b', 'cpu', optical),
      lossKey('a', 'wasm', optical),
      lossKey('a', 'cpu', { ...optical, photonsPerMac: 6 }),
      lossKey('a', 'cpu', { ...optical, shotNoise: 'gaussian' }),
      lossKey('a', 'cpu', { ...optical, shotNoise: 'off' }),
      lossKey('a', 'cpu', { ...optical, noiseLinear: 0.1 }),
      lossKey('a', 'cpu', { ...optical, noiseAttention: 0.1 }),
      lossKey('a', 'cpu', { ...optical, minTransmission: 0.1 }),
      lossKey('a', 'cpu', { ...optical, seed: 2 }),
      lossKey('a', 'cpu', { ...optical, inputBits: 5 }),
      lossKey('a', 'cpu', { ...optical, weightBits: 5 }),
      lossKey('a', 'cpu', { ...optical, outputBits: 5 }),
      lossKey('a', 'cpu', { ...optical, mode: 'digital' }),
      lossKey('a', 'cpu', { ...optical, mode: 'float' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does not change with what cannot matter', () => {
    expect(lossKey('a', 'cpu', { ...optical, mode: 'float', inputBits: 3 })).toBe(
      lossKey('a', 'cpu', floatSettings),
    );
    expect(lossKey('a', 'cpu', { ...optical, mode: 'digital', seed: 9, photonsPerMac: 1 })).toBe(
      lossKey('a', 'cpu', { ...optical, mode: 'digital' }),
    );
    expect(lossKey('a', 'cpu', { ...optical, shotNoise: 'off', seed: 9 })).toBe(
      lossKey('a', 'cpu', { ...optical, photonsPerMac: Number.POSITIVE_INFINITY }),
    );
  });
});
