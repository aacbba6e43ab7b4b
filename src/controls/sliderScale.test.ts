import { describe, expect, it } from 'vitest';
import { nextValue, rowScale, sliderScale } from './sliderScale';

describe('slider scale', () => {
  it('spans a log row in equal ratios', () => {
    const scale = sliderScale({ low: 1, high: 1e6, scale: 'log', integer: false });
    expect(scale.toValue(0)).toBe(1);
    expect(scale.toValue(500)).toBe(1000);
    expect(scale.toValue(1000)).toBe(1e6);
    expect(scale.toPosition(1000)).toBeCloseTo(500, 9);
  });

  it('reaches zero on a log row that begins there', () => {
    const scale = sliderScale({ low: 0, high: 1, scale: 'log', integer: false });
    expect(scale.toValue(0)).toBe(0);
    expect(scale.toValue(1)).toBe(1e-6);
    expect(scale.toValue(1000)).toBe(1);
    expect(scale.toPosition(0)).toBe(0);
  });

  it('gives a few whole numbers one position each', () => {
    const scale = sliderScale({ low: 1, high: 16, scale: 'linear', integer: true });
    expect(scale.steps).toBe(15);
    expect(Array.from({ length: 16 }, (_, position) => scale.toValue(position))).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
  });

  it('rounds what a drag sets to three digits and stays in bounds', () => {
    const scale = sliderScale({ low: 128, high: 1_000_000, scale: 'log', integer: true });
    for (let position = 0; position <= 1000; position += 7) {
      const value = scale.toValue(position);
      expect(Number(value.toPrecision(3))).toBe(value);
      expect(value).toBeGreaterThanOrEqual(128);
      expect(value).toBeLessThanOrEqual(1_000_000);
      expect(Math.abs(scale.toPosition(value) - position)).toBeLessThan(4);
    }
  });

  it('lets the keyboard move on where whole numbers are rarer than positions, and stops at the ends', () => {
    const scale = sliderScale({ low: 1, high: 1e6, scale: 'log', integer: true });
    let value = 1;
    const seen = [value];
    for (let press = 0; press < 5; press++) {
      value = nextValue(scale, value, Math.round(scale.toPosition(value)) + 1);
      seen.push(value);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(nextValue(scale, 2, Math.round(scale.toPosition(2)) - 1)).toBe(1);
    expect(nextValue(scale, 1e6, 1000)).toBe(1e6);
    expect(nextValue(scale, 1, 0)).toBe(1);
  });
});

describe('the slider of a row', () => {
  const row = { kind: 'number', scale: 'log', usual: [1, 1e6] } as const;

  it('goes over what is usual, within the bounds, and stands at its end beyond', () => {
    const scale = rowScale(row, { min: 1e-6, max: 1e12 });
    expect([scale.toValue(0), scale.toValue(1000)]).toEqual([1, 1e6]);
    expect([scale.toPosition(1e-3), scale.toPosition(1e9)]).toEqual([0, 1000]);
    expect(rowScale(row, { min: 1e-6, max: 100 }).toValue(1000)).toBe(100);
  });

  it('goes over the bounds where nothing else is said', () => {
    expect(rowScale({ kind: 'number', scale: 'log' }, { min: 0.1, max: 10 }).toValue(1000)).toBe(10);
  });
});
