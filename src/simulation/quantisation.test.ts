import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeRange, quantiseValue } from './quantisation';

const ranges = { x: [-0.5, 2], w: [-3, 1], y: [-1, 1] } as const;

describe('codeRange', () => {
  it('takes the larger end of signed data, and [0, m] for softmax and ReLU6 outputs', () => {
    expect(codeRange(ranges, 'q', 'x')).toEqual({ extreme: 2, signed: true });
    expect(codeRange(ranges, 'q', 'w')).toEqual({ extreme: 3, signed: true });
    expect(codeRange(ranges, 'av', 'x')).toEqual({ extreme: 2, signed: false });
    expect(codeRange(ranges, 'down', 'x')).toEqual({ extreme: 2, signed: false });
    expect(codeRange(ranges, 'down', 'w')).toEqual({ extreme: 3, signed: true });
    expect(codeRange(ranges, 'av', 'y')).toEqual({ extreme: 1, signed: true });
  });
});

describe('quantiseValue', () => {
  // By hand: two bits are the codes 0…3; signed on [−3, 3] the levels −3, −1, 1, 3.
  it.each([
    [-9, -3],
    [-2.1, -3],
    [-1.9, -1],
    [0, 1],
    [-1e-9, -1],
    [2, 3],
    [1.9, 1],
    [50, 3],
  ])('rounds %f to the signed level %f, ties upwards', (value, level) => {
    expect(quantiseValue(value, { extreme: 3, signed: true }, 2)).toBeCloseTo(level, 12);
  });

  it.each([
    [-1, 0],
    [0, 0],
    [0.49, 0],
    [0.5, 1],
    [2.6, 3],
    [7, 3],
  ])('rounds %f to the non-negative level %f', (value, level) => {
    expect(quantiseValue(value, { extreme: 3, signed: false }, 2)).toBeCloseTo(level, 12);
  });

  it('keeps 0 exactly where data is not negative, and has no code at 0 where it is signed', () => {
    for (const bits of [1, 4, 8]) {
      expect(quantiseValue(0, { extreme: 0.37, signed: false }, bits)).toBe(0);
      expect(quantiseValue(0, { extreme: 0.37, signed: true }, bits)).not.toBe(0);
    }
    expect(quantiseValue(1, { extreme: 0, signed: true }, 8)).toBe(0);
  });

  it('is idempotent, monotone, and at most half a step away inside the range', () => {
    const real = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(real, real, fc.integer({ min: 1, max: 12 }), fc.boolean(), (a, b, bits, signed) => {
        const range = { extreme: 4, signed };
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((v) => quantiseValue(v, range, bits));
        expect(low).toBeLessThanOrEqual(high!);
        expect(quantiseValue(low!, range, bits)).toBeCloseTo(low!, 12);
        const step = (signed ? 8 : 4) / (2 ** bits - 1);
        const inside = Math.min(4, Math.max(signed ? -4 : 0, a));
        expect(Math.abs(quantiseValue(a, range, bits) - inside)).toBeLessThanOrEqual(step / 2 + 1e-12);
      }),
    );
  });
});
