import { describe, expect, it } from 'vitest';
import { boxMuller, normalAt, pcg4d, poisson, purposes, streamKey } from './index';

const hash = (x: number, y: number, z: number, w: number) => [...pcg4d(x, y, z, w, new Uint32Array(4))];

/** pcg4d with the unbounded integers of the language, straight from the paper's listing. */
function hashWithBigInts(counter: bigint[]): number[] {
  const wrap = (n: bigint) => BigInt.asUintN(32, n);
  let [x, y, z, w] = counter.map((n) => wrap(n * 1664525n + 1013904223n)) as [bigint, bigint, bigint, bigint];
  const stir = () => {
    x = wrap(x + y * w);
    y = wrap(y + z * x);
    z = wrap(z + x * y);
    w = wrap(w + y * z);
  };
  stir();
  [x, y, z, w] = [x ^ (x >> 16n), y ^ (y >> 16n), z ^ (z >> 16n), w ^ (w >> 16n)];
  stir();
  return [x, y, z, w].map(Number);
}

describe('pcg4d', () => {
  // Computed apart from this code, with Python's unbounded integers.
  it.each([
    [
      [0, 0, 0, 0],
      [0x0f02f829, 0x2d568769, 0x32b0c43b, 0xd32548ea],
    ],
    [
      [1, 2, 3, 4],
      [0x3622cd16, 0xf11471d8, 0xe1109b3f, 0x02b94c2f],
    ],
    [
      [1, 0, 0, 0],
      [0x0b3cefc3, 0xa31dc1d5, 0x5ffbe5a5, 0x623d099e],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x974ed892, 0xc015dc67, 0x9f955760, 0xa1bba208],
    ],
    [
      [0x80000000, 12345, 0xdeadbeef, 7],
      [0xd69b8fef, 0xec15a885, 0xf61e4aa7, 0xac8736e6],
    ],
  ] as [[number, number, number, number], number[]][])('of %j', (counter, expected) => {
    expect(hash(...counter)).toEqual(expected);
  });

  it('agrees with unbounded integers on 2,000 counters', () => {
    for (let i = 0; i < 2000; i += 1) {
      const counter = [i, i * 7919, i * 104729, 0xffffffff - i].map((n) => n >>> 0);
      expect(hash(...(counter as [number, number, number, number]))).toEqual(
        hashWithBigInts(counter.map(BigInt)),
      );
    }
  });
});

describe('streamKey', () => {
  it.each([
    [1, 0, 0, purposes.gaussian, 0x623d099e],
    [1, 3, 7, purposes.poisson, 0xccb9b9b0],
    [0xffffffff, 2, 5, purposes.systematicUnderPoisson, 0x2c449a67],
  ] as const)(
    'of seed %i, layer %i, operation %i, purpose %i',
    (seed, layer, operation, purpose, expected) => {
      expect(streamKey(seed, layer, operation, purpose)).toBe(expected);
    },
  );

  it('differs for every product of a model and every purpose', () => {
    const keys = new Set<number>();
    for (let seed = 0; seed < 8; seed += 1)
      for (let layer = 0; layer < 12; layer += 1)
        for (let operation = 0; operation < 8; operation += 1)
          for (const purpose of Object.values(purposes)) keys.add(streamKey(seed, layer, operation, purpose));
    expect(keys.size).toBe(8 * 12 * 8 * 4);
  });
});

describe('boxMuller', () => {
  it('has the radius and the angle of the word', () => {
    // Radius word 0xffff: −2 ln(1 − 2⁻¹⁷) = 2⁻¹⁶ to 10⁻⁵ of itself; angle word 0: half a step.
    expect(boxMuller(0xffff0000, false)).toBeCloseTo(2 ** -8, 7);
    // Radius word 0 is the largest: √(2 ln 2¹⁷) = √(34 ln 2) = 4.8546.
    expect(boxMuller(0x00000000, false)).toBeCloseTo(Math.sqrt(34 * Math.LN2), 6);
    // Angle word 0x4000 is a quarter turn: all sine, no cosine.
    expect(boxMuller(0x00004000, true)).toBeCloseTo(Math.sqrt(34 * Math.LN2), 6);
    expect(Math.abs(boxMuller(0x00004000, false))).toBeLessThan(3e-4);
  });

  // 400,000 draws: standard errors 0.0016 (mean), 0.0022 (variance), 0.0039 (skewness), 0.0077 (kurtosis).
  // Five of them each: a right implementation fails with probability below 4·10⁻⁶, and the counters are fixed.
  it('gives standard normals, uncorrelated between neighbours', () => {
    const count = 400_000;
    const moments = [0, 0, 0, 0];
    let neighbours = 0;
    let previous = 0;
    for (let i = 0; i < count; i += 1) {
      const z = normalAt(i % 1000, Math.floor(i / 1000), 64 * 5 + 1, streamKey(1, 0, 0, purposes.gaussian));
      for (let power = 0; power < 4; power += 1) moments[power]! += z ** (power + 1) / count;
      neighbours += (z * previous) / count;
      previous = z;
    }
    expect(Math.abs(moments[0]!)).toBeLessThan(0.008);
    expect(Math.abs(moments[1]! - 1)).toBeLessThan(0.011);
    expect(Math.abs(moments[2]!)).toBeLessThan(0.02);
    expect(Math.abs(moments[3]! - 3)).toBeLessThan(0.08);
    expect(Math.abs(neighbours)).toBeLessThan(0.008);
  });

  it('depends on every part of the place, and neighbours in one word differ', () => {
    const key = streamKey(1, 0, 0, purposes.gaussian);
    const base = normalAt(2, 3, 4, key);
    for (const other of [
      normalAt(3, 3, 4, key),
      normalAt(10, 3, 4, key),
      normalAt(2, 4, 4, key),
      normalAt(2, 3, 5, key),
      normalAt(2, 3, 4, key + 1),
    ])
      expect(other).not.toBeCloseTo(base, 6);
  });
});

/** Probabilities of a Poisson distribution from its definition, in logarithms. */
function probabilities(mean: number, upTo: number): number[] {
  let logFactorial = 0;
  return Array.from({ length: upTo + 1 }, (_, count) => {
    if (count > 0) logFactorial += Math.log(count);
    return Math.exp(count * Math.log(mean) - mean - logFactorial);
  });
}

describe('poisson', () => {
  const draws = 200_000;
  const words = new Uint32Array(4);
  const word = (i: number) => pcg4d(i, 17, 3, streamKey(7, 1, 2, purposes.poisson), words)[0]!;

  // Pearson's χ² over cells of expectation ≥ 20; beyond mean + 5·√(2·cells) with probability below 10⁻⁵.
  it.each([0.01, 0.3, 1, 4.5, 11.9])('has the exact probabilities at mean %f', (mean) => {
    const top = Math.ceil(mean + 12 * Math.sqrt(mean) + 12);
    const seen = new Array<number>(top + 1).fill(0);
    for (let i = 0; i < draws; i += 1) seen[Math.min(top, poisson(mean, word(i)))]! += 1;
    let chiSquared = 0;
    let cells = 0;
    probabilities(mean, top).forEach((p, count) => {
      const expected = p * draws;
      if (expected < 20) return;
      chiSquared += (seen[count]! - expected) ** 2 / expected;
      cells += 1;
    });
    expect(cells).toBeGreaterThan(1);
    expect(chiSquared).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
  });

  // The expansion's own error is below 1 % of the variance; the sampling error of a variance over 200,000 draws is 0.3 %.
  it.each([12, 20, 100, 1e4, 1e7])('has mean and variance at mean %f', (mean) => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i += 1) {
      const deviation = poisson(mean, word(i)) - mean;
      sum += deviation;
      squares += deviation * deviation;
    }
    const shift = sum / draws;
    expect(Math.abs(shift)).toBeLessThan(5 * Math.sqrt(mean / draws));
    expect(Math.abs((squares / draws - shift ** 2) / mean - 1)).toBeLessThan(0.03);
  });

  it('gives whole counts, none below zero, and none at all without light', () => {
    expect(poisson(0, 123456789)).toBe(0);
    expect(poisson(Number.NaN, 1)).toBe(0);
    for (const mean of [1e-6, 0.5, 11.99, 12, 13, 1000])
      for (let i = 0; i < 2000; i += 1) {
        const count = poisson(mean, word(i));
        expect(Number.isInteger(count) && count >= 0).toBe(true);
      }
    expect(poisson(11, 0xffffffff)).toBeLessThan(80);
  });
});
