import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../cpu/backend';
import type { StudyRequest, StudyUpdate } from '../protocol';
import { ONE_PERCENT_PERPLEXITY } from '../statistics';
import type { StudyRow } from '../studyRows';
import { fakeBackend, request, studyContext } from '../testing/studyContext';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import type { TransformerBackend } from '../types';
import { histogram } from './errors';
import { precisions, systematicLevels } from './grids';
import { runStudy, type StudyContext } from './index';
import { sumsOf } from './samples';
import { signalToNoise } from './signal';
import { choose, drawsFor } from './writing';

async function rowsOf(context: StudyContext, change: Partial<StudyRequest>): Promise<StudyRow[]> {
  const updates: StudyUpdate[] = [];
  for await (const update of runStudy(context, request(change))) updates.push(update);
  const last = updates.at(-1)!;
  if (last.type !== 'done' || !last.result.rows) throw new Error('no rows');
  // What streams is what the result holds; rows about single products come anew with every window, needs whenever there
  // is a better estimate.
  const all = updates.flatMap((update) => (update.type === 'row' ? [update.row] : []));
  const about = (row: StudyRow) => (row.kind === 'need' ? `${row.checkpoint} ${row.reading}` : row);
  const streamed = all.filter((row, i) => !all.slice(i + 1).some((later) => about(later) === about(row)));
  const isRefined = change.study === 'errors' || change.study === 'signal';
  expect(isRefined ? streamed.slice(-last.result.rows.length) : streamed).toEqual(last.result.rows);
  return last.result.rows;
}

const only = <K extends StudyRow['kind']>(rows: StudyRow[], kind: K) =>
  rows.filter((row): row is Extract<StudyRow, { kind: K }> => row.kind === kind);

describe('photon need against width', () => {
  /** A family whose extra loss is 8/(width·photons)·… so that the need is 1/width exactly; narrow scatter of windows. */
  const member = (width: number) => {
    const checkpoint = {
      ...syntheticCheckpoint({ width, heads: 2 }),
      id: `tiny-${width}`,
      hash: `tiny-${width}`,
    };
    const backend = fakeBackend((window, { mode, photonsPerMac }) =>
      mode === 'optical'
        ? window + (40 / (width * photonsPerMac)) * (1 + 0.02 * (window - 1.5)) - 0.001
        : window,
    );
    return { checkpoint, backend };
  };
  const widths = [16, 32, 64];
  const family = widths.map((width) => ({ id: `tiny-${width}`, width, quantisationAwareBits: null }));

  it('finds the need of every width with an interval, and the exponent', async () => {
    const own = member(32);
    const opened: string[] = [];
    const context: StudyContext = {
      ...studyContext(own.backend, own.checkpoint),
      family: async () => [...family, { id: 'tiny-16-q8', width: 16, quantisationAwareBits: 8 }],
      open: async (id) => {
        opened.push(id);
        return member(Number(id.slice(5)));
      },
    };
    const rows = await rowsOf(context, { study: 'need', checkpoint: 'tiny-32' });
    expect(opened).toEqual(['tiny-16', 'tiny-64']);
    const needs = only(rows, 'need').filter(({ reading }) => reading === 'withinOnePercent');
    expect(needs.map(({ width }) => width)).toEqual(widths);
    for (const { width, photonsPerMac, low, high, photonsPerDot } of needs) {
      const exact = 40 / width / (ONE_PERCENT_PERPLEXITY + 0.001);
      // Budgets are √2 apart: interpolating a hyperbola linearly in the logarithm is off by a few percent.
      expect(photonsPerMac! / exact).toBeGreaterThan(0.97);
      expect(photonsPerMac! / exact).toBeLessThan(1.06);
      expect(low!).toBeLessThanOrEqual(photonsPerMac!);
      expect(high!).toBeGreaterThanOrEqual(photonsPerMac!);
      expect(photonsPerDot).toBeCloseTo(photonsPerMac! * width, 6);
    }
    const [fit] = only(rows, 'needFit').filter(({ reading }) => reading === 'withinOnePercent');
    expect(fit!.exponent).toBeGreaterThan(-1.1);
    expect(fit!.exponent).toBeLessThan(-0.9);
    expect(fit).toMatchObject({ widths, degreesOfFreedom: 1 });
    expect(fit!.scatterLow).toBeLessThan(fit!.exponent);
    expect(fit!.scatterHigh).toBeGreaterThan(fit!.exponent);
  });

  /** 64 windows that disagree: of the first four the need cannot be told, of all of them it can. */
  const scattered = () => {
    const checkpoint = syntheticCheckpoint({}, 64);
    const backend = fakeBackend((window, { mode, photonsPerMac }) =>
      mode === 'optical' ? 0.5 / photonsPerMac + 0.02 * (((window * 29) % 64) / 63 - 0.5) : 0,
    );
    return { backend, context: studyContext(backend, checkpoint) };
  };

  it('adds windows until the need is resolved, with one seed each', async () => {
    const { backend, context } = scattered();
    const rows = await rowsOf(context, { study: 'need', tokens: 96, seeds: 2 });
    const within = only(rows, 'need').find(({ reading }) => reading === 'withinOnePercent')!;
    expect(within.tokens).toBeGreaterThan(96);
    expect(within.high! / within.low!).toBeLessThanOrEqual(2.5);
    expect(within.low!).toBeLessThan(0.5 / ONE_PERCENT_PERPLEXITY);
    expect(within.high!).toBeGreaterThan(0.5 / ONE_PERCENT_PERPLEXITY);
    const seedsOf = (window: number) =>
      new Set(
        backend.calls
          .filter((call) => call.window === window && call.settings.mode === 'optical')
          .map(({ settings }) => settings.seed),
      );
    expect([seedsOf(0).size, seedsOf(5).size]).toEqual([2, 1]);
    expect(seedsOf(4)).not.toEqual(seedsOf(5));
  });

  it('tells no time left that is much too short, also while the search widens', async () => {
    const { backend, context } = scattered();
    let time = 0;
    context.now = () => time;
    const compute = backend.windowLosses;
    backend.windowLosses = (windows, settings) => {
      time += 100 * windows.length;
      return compute(windows, settings);
    };
    const told: { at: number; left: number }[] = [];
    for await (const update of runStudy(context, request({ study: 'need', tokens: 96, seeds: 2 })))
      if (update.type === 'progress' && update.secondsLeft !== null)
        told.push({ at: time, left: update.secondsLeft * 1000 });
    const early = told.filter(({ at }) => at < 0.8 * time);
    expect(early.length).toBeGreaterThan(20);
    for (const { at, left } of early) expect(left).toBeGreaterThan((time - at) / 3);
    expect(told.at(-1)!.left).toBe(0);
  });

  it('gives no point where the curves run together', async () => {
    const backend = fakeBackend((window, { mode }) =>
      mode === 'optical' ? window + 0.01 * Math.sin(window) : window,
    );
    const rows = await rowsOf(studyContext(backend), { study: 'need' });
    const [crossing] = only(rows, 'need').filter(({ reading }) => reading === 'crossing');
    expect(crossing).toMatchObject({ photonsPerMac: null, photonsPerDot: null });
    expect(only(rows, 'needFit')).toEqual([]);
  });
});

describe('the map of systematic errors', () => {
  it('has every pair of levels once, at the request’s light', async () => {
    const backend = fakeBackend((window, { mode, noiseLinear, noiseAttention }) =>
      mode === 'optical' ? window + 2 * noiseLinear + noiseAttention : window,
    );
    const rows = only(await rowsOf(studyContext(backend), { study: 'systematic' }), 'systematic');
    expect(rows.length).toBe(systematicLevels.length ** 2);
    for (const row of rows) {
      expect(row.minusDigital).toBeCloseTo(2 * row.noiseLinear + row.noiseAttention, 10);
      expect(row.photonsPerMac).toBe(100);
    }
    expect(new Set(rows.map((row) => `${row.noiseLinear} ${row.noiseAttention}`)).size).toBe(rows.length);
  });
});

describe('precision', () => {
  it('covers Table 5, digital and optical', async () => {
    const backend = fakeBackend((window, { mode, inputBits, outputBits, weightBits }) =>
      mode === 'float'
        ? window
        : window + 1 / inputBits + outputBits / 100 + weightBits / 1000 + (mode === 'optical' ? 0.5 : 0),
    );
    const rows = only(
      await rowsOf(studyContext(backend), { study: 'precision', weightBits: 6 }),
      'precision',
    );
    expect(rows.length).toBe(2 * precisions.length);
    expect(rows.filter(({ inputBits, outputBits }) => inputBits === 5 && outputBits === 7).length).toBe(2);
    for (const { mode, inputBits, outputBits, minusDigital } of rows)
      expect(minusDigital).toBeCloseTo(
        1 / inputBits + outputBits / 100 + 0.006 + (mode === 'optical' ? 0.5 : 0) - (1 / 8 + 0.08 + 0.008),
        10,
      );
  });
});

describe('looking inside', () => {
  it('signal-to-noise: every operation of every layer, four times the light gives four times the ratio', async () => {
    const checkpoint = syntheticCheckpoint();
    const context = studyContext(await createCpuBackend(checkpoint), checkpoint);
    const at = async (photonsPerMac: number) =>
      only(
        await rowsOf(context, { study: 'signal', tokens: 24, photonsPerMac, shotNoise: 'gaussian' }),
        'signal',
      );
    const [dim, bright] = [await at(100), await at(400)];
    expect(dim.map(({ layer, operation }) => `${layer}.${operation}`)).toEqual(
      Object.keys(checkpoint.ranges),
    );
    dim.forEach((row, i) => {
      // The same normals, halved: the ratio is 4 to rounding.
      expect(bright[i]!.signalToNoise / row.signalToNoise).toBeCloseTo(4, 6);
      expect(row.decibels).toBeCloseTo(10 * Math.log10(row.signalToNoise), 10);
    });
  });

  it('signal-to-noise by hand', () => {
    const one = sumsOf({ exact: Float64Array.of(1, 3), noisy: Float64Array.of(1.1, 2.9) });
    const result = signalToNoise([one]);
    expect(result.signalToNoise).toBeCloseTo(1 / 0.01, 9);
    expect(result.decibels).toBeCloseTo(20, 9);
    expect(result.standardError).toBeNull();
    // A second window of 10 dB, spread 1 as well: mean squared errors 0.01 and 0.1 average to 0.055 of a common spread 1.
    const root = Math.sqrt(0.1);
    const two = sumsOf({ exact: Float64Array.of(1, 3), noisy: Float64Array.of(1 + root, 3 - root) });
    const both = signalToNoise([one, two]);
    expect(both.signalToNoise).toBeCloseTo(1 / 0.055, 9);
    expect(both.standardError).toBeCloseTo(5, 9);
    expect(both.samples).toBe(4);
  });

  it('errors of dot products: first and last layer, nearly Gaussian in the middle, all counted', async () => {
    const checkpoint = syntheticCheckpoint();
    const context = studyContext(await createCpuBackend(checkpoint), checkpoint);
    const rows = only(
      await rowsOf(context, { study: 'errors', tokens: 24, shotNoise: 'gaussian', photonsPerMac: 50 }),
      'errors',
    );
    expect(rows.map(({ layer, operation }) => `${layer}.${operation}`)).toEqual([
      '0.qk',
      '0.down',
      '1.qk',
      '1.down',
    ]);
    for (const row of rows) {
      expect(row.counts.reduce((sum, count) => sum + count, 0)).toBe(row.samples);
      // Two heads, 24 positions that see 1…24 each; or 24 × 16 outputs.
      expect(row.samples).toBe(row.operation === 'qk' ? 600 : 384);
      expect(Math.abs(row.mean)).toBeLessThan((5 * row.standardDeviation) / Math.sqrt(row.samples));
    }
  });

  it('errors go over as many windows as the request has tokens, are kept, and go on where they were stopped', async () => {
    const checkpoint = syntheticCheckpoint();
    const inner = await createCpuBackend(checkpoint);
    const looked: number[] = [];
    const backend: TransformerBackend = {
      ...inner,
      async *productErrors(window, ...rest) {
        looked.push(window);
        yield* inner.productErrors(window, ...rest);
      },
    };
    const asked = { study: 'errors', tokens: 72, shotNoise: 'gaussian' } as const;
    const whole = only(await rowsOf(studyContext(backend, checkpoint), asked), 'errors');
    expect(looked).toEqual([0, 1, 2]);
    expect(whole.map(({ samples }) => samples)).toEqual([1800, 1152, 1800, 1152]);
    for (const row of whole) {
      expect(row.counts.reduce((sum, count) => sum + count, 0)).toBe(row.samples);
      expect(row.standardDeviationError).toBeGreaterThan(0);
    }

    looked.length = 0;
    const abort = new AbortController();
    const context = studyContext(backend, checkpoint, abort.signal);
    const stopped = (async () => {
      let rows = 0;
      for await (const update of runStudy(context, request(asked)))
        if (update.type === 'row') {
          rows += 1;
          // The last row of the first window.
          if (rows === 4) abort.abort();
        }
    })();
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
    const again = only(await rowsOf({ ...context, signal: new AbortController().signal }, asked), 'errors');
    expect(looked).toEqual([0, 1, 2]);
    expect(again).toEqual(whole);
  });

  it('histogram by hand', () => {
    // Exact values of spread 1, errors −1 and 1: mean 0, deviation 1, kurtosis 1.
    const row = histogram([
      sumsOf({ exact: Float64Array.of(1, -1, 1, -1), noisy: Float64Array.of(2, -2, 0, 0) }),
    ]);
    expect(row.standardDeviation).toBeCloseTo(1, 12);
    expect(row.excessKurtosis).toBeCloseTo(-2, 12);
    expect([row.from, row.to]).toEqual([-4, 4]);
    expect(row.counts.filter((count) => count > 0)).toEqual([2, 2]);
    const still = histogram([sumsOf({ exact: Float64Array.of(1, 2), noisy: Float64Array.of(1, 2) })]);
    expect(still.counts[30]).toBe(2);
  });
});

describe('choose', () => {
  const logits = Float32Array.from([Math.log(0.2), Math.log(0.7), Math.log(0.1)]);

  it('takes the largest sum, and gives the probability of the model', () => {
    expect(choose(logits, Float64Array.of(0, 0, 0))).toEqual({
      token: 1,
      probability: expect.closeTo(0.7, 6),
    });
    expect(choose(logits, Float64Array.of(2, 0, 0))).toEqual({
      token: 0,
      probability: expect.closeTo(0.2, 6),
    });
    expect(choose(logits, Float64Array.of(0, 0, 3)).token).toBe(2);
  });

  it('draws tokens as often as they are probable', () => {
    const counts = [0, 0, 0];
    for (let step = 0; step < 20_000; step += 1) counts[choose(logits, drawsFor(3, step, 3)).token]! += 1;
    // Standard deviations 57, 65, 42; five of them.
    expect(Math.abs(counts[0]! - 4000)).toBeLessThan(285);
    expect(Math.abs(counts[1]! - 14_000)).toBeLessThan(325);
    expect(Math.abs(counts[2]! - 2000)).toBeLessThan(215);
  });
});

describe('perplexity against photons over the family', () => {
  it('has every width and budget, changes from 10⁴, and the law', async () => {
    const member = (width: number) => ({
      checkpoint: { ...syntheticCheckpoint({ width, heads: 2 }), id: `tiny-${width}`, hash: `tiny-${width}` },
      backend: fakeBackend((window, { mode, photonsPerMac }) =>
        mode === 'optical'
          ? window + Math.log1p((16 / width) * photonsPerMac ** -0.7 * (1 + 0.01 * (window % 2)))
          : window,
      ),
    });
    const own = member(16);
    const context: StudyContext = {
      ...studyContext(own.backend, own.checkpoint),
      family: async () =>
        [16, 32].map((width) => ({ id: `tiny-${width}`, width, quantisationAwareBits: null })),
      open: async (id) => member(Number(id.slice(5))),
    };
    const rows = await rowsOf(context, { study: 'scaling', checkpoint: 'tiny-16' });
    const points = only(rows, 'scaling');
    expect(points.length).toBe(2 * 12);
    const at = points.find(({ width, photonsPerMac }) => width === 32 && photonsPerMac === 10)!;
    expect(at.photonsPerDot).toBe(320);
    // Two layers, 24 positions: 2·(12·24·32² + 2·24²·32) multiply-accumulates.
    expect(at.totalPhotons).toBe(10 * 663_552);
    // (1 + c·10^−0.7)/(1 + c·10⁴^−0.7) − 1 with c = ½·1.005.
    expect(at.change).toBeCloseTo((1 + 0.5025 * 10 ** -0.7) / (1 + 0.5025 * 10 ** -2.8) - 1, 4);
    expect(at.isUpperLimit).toBe(false);
    const fits = only(rows, 'scalingFit');
    expect(fits.map(({ width }) => width)).toEqual([16, 32]);
    for (const { exponent, exponentLow, exponentHigh } of fits) {
      expect(exponent).toBeGreaterThan(0.65);
      expect(exponent).toBeLessThan(0.8);
      expect(exponentLow).toBeLessThanOrEqual(exponent);
      expect(exponentHigh).toBeGreaterThanOrEqual(exponent);
    }
  });
});
