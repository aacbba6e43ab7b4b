import { describe, expect, it } from 'vitest';
import { meanAndError, meanOverSeeds, ONE_PERCENT_PERPLEXITY, pairedDifference } from './statistics';

describe('estimates', () => {
  it('mean and standard error by hand', () => {
    // 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14, s² = 14/3, error √(14/12).
    const { mean, standardError } = meanAndError([1, 2, 3, 6]);
    expect(mean).toBeCloseTo(3, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(14 / 12), 12);
    expect(meanAndError([5])).toEqual({ mean: 5, standardError: Number.NaN });
    expect(meanAndError([]).mean).toBeNaN();
  });

  it('pairs before it averages: a common offset leaves no error', () => {
    const windows = [3, 5, 4, 2];
    const { mean, standardError } = pairedDifference(
      windows.map((w) => w + 0.25),
      windows,
    );
    expect(mean).toBeCloseTo(0.25, 12);
    expect(standardError).toBeCloseTo(0, 12);
    expect(() => pairedDifference([1], [1, 2])).toThrow(RangeError);
  });

  it('averages over seeds within each window', () => {
    expect([
      ...meanOverSeeds([
        [1, 10],
        [3, 30],
      ]),
    ]).toEqual([2, 20]);
  });

  it('one percent of perplexity', () => {
    expect(Math.exp(3 + ONE_PERCENT_PERPLEXITY) / Math.exp(3)).toBeCloseTo(1.01, 12);
  });
});
