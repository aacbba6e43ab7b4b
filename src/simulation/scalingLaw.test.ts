import { describe, expect, it } from 'vitest';
import { fitScalingLaw, isUpperLimit } from './scalingLaw';

const budgets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

describe('fitScalingLaw', () => {
  it('finds the numbers of an exact truncated power law', () => {
    const law = fitScalingLaw(
      budgets.map((photonsPerMac) => {
        const change = 2.5 * photonsPerMac ** -0.8 * Math.exp(-photonsPerMac / 700);
        return { photonsPerMac, change, standardError: 0.05 * change };
      }),
    )!;
    expect(law.amplitude).toBeCloseTo(2.5, 6);
    expect(law.exponent).toBeCloseTo(0.8, 6);
    expect(law.cutoff).toBeCloseTo(700, 3);
  });

  it('takes a plain power law where a cutoff would make it rise', () => {
    const law = fitScalingLaw(
      budgets.map((photonsPerMac) => {
        const change = photonsPerMac ** -0.5 * Math.exp(photonsPerMac / 5000);
        return { photonsPerMac, change, standardError: 0.01 * change };
      }),
    )!;
    expect(law.cutoff).toBe(Number.POSITIVE_INFINITY);
    expect(law.exponent).toBeGreaterThan(0.4);
    expect(law.exponent).toBeLessThan(0.5);
  });

  it('leaves upper limits out, and fits nothing through two points', () => {
    expect(isUpperLimit({ change: 0.1, standardError: 0.06 })).toBe(true);
    expect(isUpperLimit({ change: 0.1, standardError: 0.04 })).toBe(false);
    expect(isUpperLimit({ change: 0.1, standardError: Number.NaN })).toBe(true);
    const exact = budgets.map((photonsPerMac) => {
      const change = 1 / photonsPerMac;
      return { photonsPerMac, change, standardError: 0.01 * change };
    });
    const spoiled = [...exact, { photonsPerMac: 5000, change: 0.5, standardError: 0.5 }];
    expect(fitScalingLaw(spoiled)!.exponent).toBeCloseTo(1, 6);
    expect(fitScalingLaw(exact.slice(0, 2))).toBeNull();
  });
});
