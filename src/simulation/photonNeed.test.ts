import { describe, expect, it } from 'vitest';
import {
  crossing,
  type DifferenceCurve,
  drawWindows,
  logSlope,
  needExponent,
  photonNeed,
  slopeInterval,
  windowsWanted,
} from './photonNeed';

/** Differences c/P on every window, with an offset of each window of its own. */
const hyperbola = (
  c: number,
  offsets: readonly number[],
  budgets = [1, 4, 16, 64, 256],
): DifferenceCurve => ({
  budgets,
  differences: budgets.map((budget) => offsets.map((offset) => c / budget + offset)),
});

describe('crossing', () => {
  it('interpolates in the logarithm of the photons', () => {
    // From 0.03 at 10 to 0.01 at 1000: 0.02 is half way, 100.
    const curve = { budgets: [10, 1000], differences: [[0.03], [0.01]] };
    expect(crossing(curve, 0.02)).toEqual({ at: expect.closeTo(100, 9) });
    expect(crossing(curve, 0.01)).toEqual({ at: expect.closeTo(1000, 6) });
  });

  it('takes the fewest photons, and says where the range ends', () => {
    const bumpy = { budgets: [1, 2, 4, 8], differences: [[3], [0], [2], [0]] };
    const found = crossing(bumpy, 1);
    expect(found).toEqual({ at: expect.closeTo(2 ** (2 / 3), 9) });
    expect(crossing(bumpy, 5)).toBe('below the range');
    expect(crossing(bumpy, -1)).toBe('above the range');
  });

  it('averages the windows that it is given', () => {
    const curve = {
      budgets: [10, 1000],
      differences: [
        [0.03, 9],
        [0.01, 9],
      ],
    };
    expect(crossing(curve, 0.02, [0, 0])).toEqual({ at: expect.closeTo(100, 9) });
    expect(crossing(curve, 0.02, [0, 1])).toBe('above the range');
  });
});

describe('photonNeed', () => {
  it('encloses the true need, narrowly when windows agree', () => {
    const need = photonNeed(hyperbola(1, [0.001, -0.001, 0.0005, -0.0005]), 0.05);
    // Linear in the logarithm between 16 (0.0625) and 64 (0.0156): 16·4^((0.0625 − 0.05)/0.046875) = 23.2.
    expect(need.photonsPerMac).toBeCloseTo(16 * 4 ** (0.0125 / 0.046875), 6);
    expect(need.low!).toBeLessThan(need.photonsPerMac!);
    expect(need.high!).toBeGreaterThan(need.photonsPerMac!);
    expect(need.high! / need.low!).toBeLessThan(1.2);
  });

  it('gives no point where the windows disagree too much, and leaves open what is open', () => {
    const wide = photonNeed(hyperbola(1, [0.2, -0.2, 0.15, -0.15]), 0.05);
    expect(wide.photonsPerMac).toBeNull();
    const never = photonNeed(hyperbola(1, [0.001, -0.001]), 0.0001);
    expect(never).toMatchObject({ photonsPerMac: null, high: null });
    const always = photonNeed(hyperbola(1, [0.001, -0.001]), 5);
    expect(always).toMatchObject({ photonsPerMac: null, low: null });
    expect(photonNeed(hyperbola(1, [0]), 0.05).photonsPerMac).toBeNull();
  });

  // 200 windows with offsets even over ±0.01: the mean has an error of 0.01/√3/√200. The slope of 1/P over ln P is
  // −1/P, −0.05 at 20 photons, so ln of the need has 20 times that error, and 95 % of it lies within ±1.96 of those.
  it('has an interval of the width that the scatter of the windows predicts', () => {
    const offsets = Array.from({ length: 200 }, (_, i) => ((i * 73) % 200) / 10_000 - 0.00995);
    const budgets = Array.from({ length: 40 }, (_, i) => 10 * 1.05 ** i);
    const need = photonNeed(hyperbola(1, offsets, budgets), 0.05);
    const expected = 2 * 1.96 * (0.01 / Math.sqrt(3) / Math.sqrt(200)) * 20;
    expect(Math.log(need.high! / need.low!)).toBeGreaterThan(0.8 * expected);
    expect(Math.log(need.high! / need.low!)).toBeLessThan(1.2 * expected);
  });
});

describe('windowsWanted', () => {
  it('grows as the square of the logarithmic width, and never shrinks', () => {
    const need = { photonsPerMac: null, low: 100 };
    // A factor of 16 is four times 2 in the logarithm: sixteen times the windows.
    expect(windowsWanted({ ...need, high: 1600 }, 8)).toBe(128);
    expect(windowsWanted({ ...need, high: 250 }, 16)).toBe(16);
    // (ln 2.83/ln 2)² = 2.25.
    expect(windowsWanted({ ...need, high: 100 * 2 ** 1.5 }, 8)).toBe(18);
    // Eight windows may be narrow by chance.
    expect(windowsWanted({ ...need, high: 250 }, 8)).toBe(16);
    expect(windowsWanted({ ...need, high: null }, 8)).toBe(32);
    expect(windowsWanted({ ...need, high: 100 }, 1)).toBe(4);
  });
});

describe('needExponent', () => {
  it('finds the exponent of a law', () => {
    expect(logSlope([64, 128, 256], [500, 250, 125])).toBeCloseTo(-1, 12);
    const budgets = Array.from({ length: 60 }, (_, i) => 1.1 ** i);
    const curves = [64, 128, 256].map((width) => ({
      width,
      curve: hyperbola(400 / width, [0.0001, -0.0001, 0.0002, -0.0002], budgets),
    }));
    const fit = needExponent(curves, 0.05)!;
    expect(fit.exponent).toBeCloseTo(-1, 2);
    expect(fit.low).toBeLessThanOrEqual(fit.exponent);
    expect(fit.high).toBeGreaterThanOrEqual(fit.exponent);
  });

  it('has an interval from the scatter of the widths, by hand', () => {
    // ln x = −1, 0, 1; ln y = 1, 0.3, −1: slope −1, line through 0.1, residuals −0.1, 0.2, −0.1, so s² = 0.06/1/2 and
    // t = 12.706 of one degree of freedom reaches 12.706·√0.03 = 2.2007.
    const e = Math.exp;
    const [low, high] = slopeInterval([e(-1), 1, e(1)], [e(1), e(0.3), e(-1)])!;
    expect(low).toBeCloseTo(-3.2007, 3);
    expect(high).toBeCloseTo(1.2007, 3);
    // Two degrees: t = 4.303; a straight line has no scatter.
    expect(slopeInterval([1, 2, 4, 8], [8, 4, 2, 1])).toEqual([expect.closeTo(-1, 9), expect.closeTo(-1, 9)]);
    expect(slopeInterval([64, 128], [500, 250])).toBeNull();
  });

  it('fits nothing through one width, or through needs that are not there', () => {
    const curve = hyperbola(1, [0, 0.001]);
    expect(needExponent([{ width: 64, curve }], 0.05)).toBeNull();
    expect(
      needExponent(
        [
          { width: 64, curve },
          { width: 128, curve },
        ],
        -1,
      ),
    ).toBeNull();
  });
});

describe('drawWindows', () => {
  it('draws one fewer than there are with repetition, every window about as often', () => {
    expect(drawWindows(24, 0)).toHaveLength(23);
    const counts = new Array<number>(24).fill(0);
    for (let draw = 0; draw < 2000; draw += 1)
      for (const window of drawWindows(24, draw)) counts[window]! += 1;
    // 2000·23/24 each, standard deviation 43: five of them.
    for (const count of counts) expect(Math.abs(count - 1917)).toBeLessThan(215);
  });
});
