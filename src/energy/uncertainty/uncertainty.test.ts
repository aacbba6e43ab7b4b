import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../ledger';
import { packDesign } from '../packed';
import { designWith } from '../testDesign.fixture';
import { columnOf } from './columns';
import { quantileOf, uniformAt } from './distribution';
import { monteCarlo, type UncertainField } from './monteCarlo';
import { elasticity, tornado } from './sensitivity';

const options = { spread: 'loguniform' as const, seed: 1, draws: 10_000 };
const dac: UncertainField = { field: 'dacPj', low: 1, nominal: 10, high: 100, stream: 1 };
const adc: UncertainField = { field: 'adcPj', low: 1, nominal: 3, high: 6, stream: 2 };
const packed = packDesign(designWith());
const advantageWith = (hardware: object) => evaluateDesign(designWith({ hardware })).advantage;

describe('distributions', () => {
  const range = { low: 2, nominal: 8, high: 50 };
  it('reach from end to end', () => {
    for (const spread of ['loguniform', 'triangular'] as const) {
      expect(quantileOf(range, spread, 0)).toBeCloseTo(2, 12);
      expect(quantileOf(range, spread, 1)).toBeCloseTo(50, 10);
    }
  });

  it('are level, or peaked at the nominal value, on a logarithmic axis', () => {
    expect(quantileOf(range, 'loguniform', 0.5)).toBeCloseTo(10, 12);
    // Below the peak of a triangle lies the share (ln 8/2)/(ln 50/2).
    const share = Math.log(4) / Math.log(25);
    expect(quantileOf(range, 'triangular', share)).toBeCloseTo(8, 10);
    // A quarter of that share lies below half of the way to the peak.
    expect(quantileOf(range, 'triangular', share / 4)).toBeCloseTo(2 * Math.sqrt(4), 10);
    expect(quantileOf({ low: 3, nominal: 3, high: 3 }, 'loguniform', 0.9)).toBe(3);
  });

  it('draw evenly, and the same for the same counter', () => {
    const scratch = new Uint32Array(4);
    const draws = Array.from({ length: 20_000 }, (_, draw) => uniformAt(7, draw, 3, scratch));
    expect(Math.min(...draws)).toBeGreaterThan(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    // Four standard errors of a uniform mean.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 20_000));
    expect(uniformAt(7, 5, 3, scratch)).toBe(draws[5]);
    expect(uniformAt(8, 5, 3, scratch)).not.toBe(draws[5]);
    expect(uniformAt(7, 5, 4, scratch)).not.toBe(draws[5]);
  });
});

describe('kept draws', () => {
  it('are those of the range, seed and stream that are asked for, whatever was asked for before', () => {
    const scratch = new Uint32Array(4);
    const range = { low: 2, nominal: 8, high: 50, stream: 3 };
    const asked = [
      [range, 'triangular', 1],
      [range, 'loguniform', 1],
      [{ ...range, nominal: 20 }, 'triangular', 1],
      [{ ...range, stream: 4 }, 'triangular', 1],
      [range, 'triangular', 2],
      // The same form at another scale: what a slider does.
      [{ ...range, low: 4, nominal: 16, high: 100 }, 'triangular', 1],
    ] as const;
    for (const draws of [5, 50, 20])
      for (const [wanted, spread, seed] of asked) {
        const column = columnOf(wanted, spread, seed, draws);
        for (let draw = 0; draw < draws; draw += 1) {
          const expected = quantileOf(wanted, spread, uniformAt(seed, draw, wanted.stream, scratch));
          expect(wanted.low * column[draw]!).toBeCloseTo(expected, 12);
        }
      }
  });
});

describe('Monte Carlo', () => {
  it('of one parameter gives the quantiles that its own quantiles give', () => {
    // The advantage falls with the DAC, so its 5 % quantile is at the parameter's 95 %.
    const { advantage, probabilityOfBeating } = monteCarlo(packed, [dac], options);
    expect(advantage.median / advantageWith({ dacPj: 10 })).toBeCloseTo(1, 1);
    expect(advantage.p05 / advantageWith({ dacPj: 100 ** 0.95 })).toBeCloseTo(1, 1);
    expect(advantage.p95 / advantageWith({ dacPj: 100 ** 0.05 })).toBeCloseTo(1, 1);
    expect(probabilityOfBeating).toBe(1);
  });

  it('counts the draws in which light wins', () => {
    // In decode the advantage is 1 where the DAC takes what brings 339 to 300 fJ: found by bisection outside.
    const decode = designWith({ workload: { phase: 'decode' } });
    let [low, high] = [1, 10];
    for (let i = 0; i < 60; i += 1) {
      const middle = (low + high) / 2;
      const { advantage } = evaluateDesign({ ...decode, hardware: { ...decode.hardware, dacPj: middle } });
      if (advantage > 1) low = middle;
      else high = middle;
    }
    const { probabilityOfBeating } = monteCarlo(packDesign(decode), [dac], options);
    const expected = Math.log(low) / Math.log(100);
    expect(Math.abs(probabilityOfBeating - expected)).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / 10_000),
    );
  });

  it('is the same for the same seed, and smooth when the design moves', () => {
    const once = monteCarlo(packed, [dac, adc], options);
    expect(monteCarlo(packed, [dac, adc], options)).toEqual(once);
    expect(monteCarlo(packed, [dac, adc], { ...options, seed: 2 })).not.toEqual(once);
    // The order of parameters does not matter: each has its own stream.
    expect(monteCarlo(packed, [adc, dac], options)).toEqual(once);
    const cheaper = packDesign(designWith({ hardware: { amplifierPj: 2.3999 } }));
    const moved = monteCarlo(cheaper, [dac, adc], options);
    expect(moved.advantage.median).toBeGreaterThan(once.advantage.median);
    expect(moved.advantage.median / once.advantage.median).toBeLessThan(1.0001);
  });

  it('has no width without uncertainty, and a histogram that holds every draw', () => {
    const still = monteCarlo(packed, [], { ...options, draws: 100 });
    expect(still.advantage.p05).toBe(still.advantage.p95);
    const { histogram } = monteCarlo(packed, [dac, adc], options);
    expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(10_000);
    expect(histogram.edges).toHaveLength(histogram.counts.length + 1);
  });
});

describe('what matters most', () => {
  it('is the parameter with the longest bar', () => {
    const bars = tornado(packed, [adc, dac]);
    expect(bars.map(({ field }) => field)).toEqual(['dacPj', 'adcPj']);
    expect(bars[0]!.advantageAtLow).toBeCloseTo(advantageWith({ dacPj: 1 }), 9);
    expect(bars[0]!.advantageAtHigh).toBeCloseTo(advantageWith({ dacPj: 100 }), 9);
  });

  it('has an elasticity equal to its share of the energy', () => {
    const { byPart, byComponent, energyJoules } = evaluateDesign(designWith());
    expect(elasticity(packed, 'dacPj')).toBeCloseTo(-byPart.dac / energyJoules, 6);
    expect(elasticity(packed, 'sramPjPerBit')).toBeCloseTo(-byPart.sram / energyJoules, 6);
    expect(elasticity(packed, 'photonsPerDot')).toBeCloseTo(-byComponent.optical / energyJoules, 6);
    expect(elasticity(packed, 'femtojoulesPerMac')).toBeCloseTo(1, 6);
    expect(elasticity(packed, 'lossDb')).toBe(0);
  });
});
