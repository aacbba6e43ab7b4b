import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../energy';
import { decode, encode, energyApi, resolve, table, toDesign, withMeasuredPhotons, withValue } from './index';
import { paperView } from './paper';
import type { Overrides } from './types';
import { uncertainParameters } from './uncertain';
import { vary } from './vary';
import {
  crossoverWidth,
  mapView,
  sensitivityView,
  solveView,
  sweepView,
  uncertaintyView,
  yearView,
} from './views';

const advantage = (overrides: Overrides) => evaluateDesign(toDesign(resolve(overrides))).advantage;

describe('how sure is it?', () => {
  it('has a band that follows the sliders and holds the headline', () => {
    const at = (overrides: Overrides) =>
      uncertaintyView(resolve({ uncertainty: 'loguniform', draws: 4000, ...overrides })).result.advantage;
    const paper = at({});
    expect(paper.p05).toBeLessThan(72.5);
    expect(paper.p95).toBeGreaterThan(72.5);
    // A DAC of half the energy moves the whole band up.
    const cheaper = at({ dacPj: 5 });
    for (const quantile of ['p05', 'median', 'p95'] as const)
      expect(cheaper[quantile]).toBeGreaterThan(paper[quantile]);
  });

  it('draws what the design has, as widely as the literature', () => {
    const drawn = (overrides: Overrides) =>
      Object.fromEntries(uncertainParameters(resolve(overrides)).map((p) => [p.field, p]));
    const design = drawn({});
    // 0.5 / 1.5 / 3 pJ in the literature: a third of, and twice, the 10 pJ of the design.
    expect(design.dacPj).toMatchObject({ low: expect.closeTo(10 / 3, 9), nominal: 10, high: 20 });
    expect(design.laserEfficiency).toBeUndefined();
    expect(design.dramPjPerBit).toBeUndefined();
    expect(drawn({ cores: 61 }).dramPjPerBit).toBeDefined();
    expect(drawn({ laserEfficiency: 0.9 }).laserEfficiency!.high).toBe(1);
    const literature = drawn({ around: 'literature' });
    expect(literature.dacPj).toMatchObject({ low: 0.5, nominal: 1.5, high: 3 });
    expect(literature.laserEfficiency).toMatchObject({ low: 0.08, high: 0.25 });
  });

  it('draws measured photons over the interval of the measurement, until their number is changed', () => {
    const measured = { checkpoint: 'sotu-64', photonsPerDot: 35_212.3, low: 28_001, high: 44_003 };
    const overrides = withMeasuredPhotons({ model: 'gpt2-117m' }, measured);
    expect(overrides).toEqual({
      model: 'gpt2-117m',
      photonsPerDot: 35_210,
      photonsLow: 28_000,
      photonsHigh: 44_000,
      photonsFrom: 'sotu-64',
    });
    expect(resolve(withMeasuredPhotons({ uncertainty: 'off' }, measured)).uncertainty).toBe('loguniform');
    expect(decode(`#${encode(overrides)}`)).toMatchObject({ overrides, warnings: [] });
    const drawn = (changed: Overrides) =>
      uncertainParameters(resolve(changed)).find(({ field }) => field === 'photonsPerDot');
    const interval = { low: 28_000, nominal: 35_210, high: 44_000 };
    expect(drawn(overrides)).toMatchObject(interval);
    expect(drawn({ ...overrides, around: 'literature' })).toMatchObject(interval);
    // A number of photons that nobody measured, and light that the receiver decides on, have no such interval.
    expect(drawn({})).toBeUndefined();
    expect(drawn({ ...overrides, photonsPerDot: 50_000 })).toBeUndefined();
    expect(drawn({ ...overrides, receiver: 'shotNoise' })).toBeUndefined();
    expect(withValue(overrides, 'photonsPerDot', 40_000).photonsLow).toBeUndefined();
    expect(withValue(overrides, 'hardware', 'paper-future').photonsFrom).toBeUndefined();
    expect(withMeasuredPhotons({ uncertainty: 'triangular' }, measured).uncertainty).toBe('triangular');
  });

  it('widens the band by the measured interval as much as the light weighs', () => {
    // Light is nearly all of the energy here, so the advantage goes as one over the photons, drawn log-uniformly from
    // 4·10⁸ to 8·10⁸: nine tenths of the draws span a factor of 2^0.9, and more with the other parameters.
    const at = (overrides: Overrides) =>
      uncertaintyView(
        resolve({
          photonsPerDot: 6e8,
          photonEv: 4,
          width: 64,
          heads: 4,
          uncertainty: 'loguniform',
          ...overrides,
        }),
      ).result.advantage;
    const spread = ({ p05, p95 }: { p05: number; p95: number }) => Math.log2(p95 / p05);
    expect(spread(at({}))).toBeLessThan(0.2);
    const measured = spread(at({ photonsLow: 4e8, photonsHigh: 8e8, photonsFrom: 'sotu-64' }));
    expect(measured).toBeGreaterThan(0.8);
    expect(measured).toBeLessThan(1);
  });

  it('names the parameters that matter', () => {
    const { bars, elasticities } = sensitivityView(resolve({}));
    expect(bars[0]!.key).toBe('sramPjPerBit');
    expect(elasticities[0]!.key).toBe('dacPj');
    expect(elasticities.every(({ key }) => table.some((row) => row.key === key))).toBe(true);
  });
});

describe('what would it take?', () => {
  it('finds the DAC that gives 1,000 times on Llama 3.1 405B, or says why there is none', () => {
    const scenario = resolve({ model: 'llama3.1-405b', solve: 'dacPj', target: 1000 });
    const answer = solveView(scenario);
    expect(answer.solved).toBe('limit');
    if (answer.solved === 'limit') {
      expect(answer.bestAdvantage).toBeLessThan(1000);
      expect(answer.limit.share).toBeGreaterThan(0.3);
      expect(answer.bestAdvantage).toBeCloseTo(
        advantage({ model: 'llama3.1-405b', dacPj: answer.bestValue }),
        9,
      );
    }
  });

  it.each([
    ['width', 1000],
    ['sramPjPerBit', 90],
    ['digitalFjPerMac', 10],
    ['inputBits', 73],
    ['context', 80],
    ['heads', 100],
  ] as const)('solves %s for %d times, and evaluating gives it back', (key, target) => {
    const scenario = resolve({ solve: key, target });
    const answer = solveView(scenario);
    expect(answer.solved).toBe('yes');
    if (answer.solved !== 'yes') return;
    const reached = evaluateDesign(toDesign(vary(scenario)({ [key]: answer.value }))).advantage;
    expect(reached).toBeCloseTo(answer.advantage, 9);
    const row = table.find((entry) => entry.key === key)!;
    if (row.kind === 'number') expect(reached / target).toBeCloseTo(1, 6);
    else expect(reached).toBeGreaterThanOrEqual(target);
  });

  it('refuses what is no number or moves nothing', () => {
    expect(solveView(resolve({ solve: 'wings' }))).toEqual({ solved: 'no', reason: 'unknown' });
    expect(solveView(resolve({ solve: 'phase' }))).toEqual({ solved: 'no', reason: 'unknown' });
    expect(solveView(resolve({ solve: 'dramPjPerBit' }))).toEqual({ solved: 'no', reason: 'hidden' });
  });

  it('finds the width at which light starts to win', () => {
    const scenario = resolve({ digital: 'next-generation' });
    const crossover = crossoverWidth(scenario);
    const at = (w: number) => evaluateDesign(toDesign(vary(scenario)({ width: w }))).advantage;
    if (crossover.wins !== 'from') throw new Error('light starts to win somewhere');
    expect(at(crossover.width)).toBeCloseTo(1, 6);
    expect(at(crossover.width * 0.9)).toBeLessThan(1);
    expect(at(crossover.width * 1.1)).toBeGreaterThan(1);
    // Against 300 fJ attention alone wins at any width.
    expect(crossoverWidth(resolve({}))).toEqual({ wins: 'always' });
    // A decoded token, context 2048, heads of 128: per unit of width 8 + 2·2048 + 16 loads of 12.405 pJ, 10 + 16
    // detections of 7.974 pJ and 20 digital steps of 4.8 pJ, 51.41 nJ; over 12·width + 4096 MACs that is 10 fJ, less
    // 0.002 fJ for holding, at 428,000.
    const decoded = crossoverWidth(resolve({ phase: 'decode', digital: 'next-generation' }));
    if (decoded.wins !== 'from') throw new Error('a very wide model wins even in decode');
    expect(decoded.width / 428_000).toBeCloseTo(1, 2);
  });
});

describe('how does it scale?', () => {
  it('sweeps any parameter through the design itself', () => {
    for (const [key, overrides] of [
      ['dacPj', {}],
      ['heads', {}],
      ['layers', {}],
      ['model', {}],
      ['gatedFfn', {}],
      ['batch', { phase: 'decode' }],
    ] as const) {
      const { points } = sweepView(resolve(overrides), key);
      expect(points.length, key).toBeGreaterThan(1);
      for (const point of points.slice(0, 5))
        if (key !== 'model')
          expect(point.advantage).toBeCloseTo(advantage({ ...overrides, [key]: point.x }), 8);
    }
    expect(sweepView(resolve({}), 'nothing').points).toEqual([]);
  });

  it('bands a line where uncertainty is on', () => {
    const { points } = sweepView(resolve({ uncertainty: 'triangular' }), 'dacPj', 5);
    for (const { band, advantage: middle } of points) {
      expect(band![0]).toBeLessThan(middle);
      expect(band![1]).toBeGreaterThan(middle);
    }
  });

  it.each([
    ['dacPj', 'width'],
    ['width', 'heads'],
    ['year', 'layers'],
    ['dacPj', 'inputBits'],
    ['batch', 'cores'],
  ] as const)('maps %s against %s cell by cell', (sweepX, sweepY) => {
    const scenario = resolve({ sweepX, sweepY, phase: 'decode', digital: 'h100-fp8' });
    const { xs, ys, advantage: cells } = mapView(scenario, 7);
    expect(cells).toHaveLength(xs.length * ys.length);
    for (const [i, j] of [
      [0, 0],
      [3, 2],
      [6, 6],
      [1, 5],
    ] as const) {
      const y = ys[Math.min(j, ys.length - 1)]!;
      const x = xs[Math.min(i, xs.length - 1)]!;
      const expected = evaluateDesign(toDesign(vary(scenario)({ [sweepY]: y, [sweepX]: x }))).advantage;
      expect(cells[ys.indexOf(y) * xs.length + xs.indexOf(x)]! / expected).toBeCloseTo(1, 9);
    }
  });
});

describe('when?', () => {
  it('ends where digital has caught up: seven years for each factor of ten', () => {
    const [current] = yearView(resolve({}));
    expect(current!.points.find(({ year }) => year === 2023)!.advantage).toBeCloseTo(72.54, 2);
    expect(current!.points.find(({ year }) => year === 2030)!.advantage).toBeCloseTo(7.254, 3);
    expect(current!.caughtUp).toBeCloseTo(2023 + 7 * Math.log10(72.544), 2);
  });
});

describe('the paper beside this', () => {
  const { claims, inconsistencies } = paperView();

  it('stays as near as it says', () => {
    for (const { id, ours, oursB, printed, sense, deviation } of claims) {
      if (id === 'small-models') continue;
      if (sense === 'least') expect(ours, id).toBeGreaterThan(printed);
      // Between or next to the two accountings.
      else expect(Math.min(Math.abs(deviation), Math.abs(oursB / printed - 1)), id).toBeLessThan(0.11);
    }
    expect(claims.find(({ id }) => id === 'small-models')!.ours).toBeGreaterThan(3);
  });

  it('opens the scenario it speaks of', () => {
    for (const { link, overrides } of claims)
      expect(resolve(decode(link).overrides)).toEqual(resolve(overrides));
  });

  it('shows the effect of every inconsistency that has one', () => {
    expect(inconsistencies.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `I${i}`));
    for (const { id, readings } of inconsistencies)
      if (readings.length > 0)
        expect(new Set(readings.map((reading) => reading.advantage)).size, id).toBe(readings.length);
    const i1 = inconsistencies[0]!.readings.map((reading) => Math.round(reading.advantage));
    expect(i1).toEqual([8444, 5605, 506]);
  });
});

describe('the worker’s face', () => {
  it('answers every question about any scenario', () => {
    const { paper, compare, ...questions } = energyApi;
    expect(paper({}).ok).toBe(true);
    const one = resolve({});
    expect(compare({ designs: [one], baseline: 0, page: one }).ok).toBe(true);
    for (const overrides of [
      {},
      { phase: 'decode' as const, model: 'deepseek-v3' },
      { cores: 5, sweepX: 'cores', sweepY: 'batch', solve: 'clockGhz', draws: 500 },
    ])
      for (const [name, ask] of Object.entries(questions)) {
        const answer = ask(resolve(overrides as Overrides));
        expect(answer.ok, `${name} ${answer.ok ? '' : answer.error.message}`).toBe(true);
      }
  });
});
