import { pcg4d } from '../random';

/**
 * Loss differences (optical − digital) of one model over photon budgets, window by window: what
 * a need of photons is read from.
 */
export interface DifferenceCurve {
  /** Photons per MAC, ascending. */
  budgets: readonly number[];
  /** Per budget the paired difference of each window, nats per token. */
  differences: readonly ArrayLike<number>[];
}

/** Where a falling curve first comes down to `target`; the ends of the range where it does not. */
export type Crossing = { at: number } | 'below the range' | 'above the range';

/**
 * The fewest photons at which the mean difference is at most `target`, interpolated linearly in
 * the logarithm of the photons.
 *
 * @param windows which windows to average, repetitions allowed; all when left out
 */
export function crossing(curve: DifferenceCurve, target: number, windows?: ArrayLike<number>): Crossing {
  const means = curve.differences.map((values) => {
    const chosen = windows ?? Array.from(values, (_, i) => i);
    let sum = 0;
    for (let i = 0; i < chosen.length; i += 1) sum += values[chosen[i]!]!;
    return sum / chosen.length;
  });
  const first = means.findIndex((mean) => mean <= target);
  if (first === 0) return 'below the range';
  if (first < 0) return 'above the range';
  const [p, q] = [Math.log(curve.budgets[first - 1]!), Math.log(curve.budgets[first]!)];
  const [a, b] = [means[first - 1]!, means[first]!];
  return { at: Math.exp(p + ((a - target) / (a - b)) * (q - p)) };
}

/**
 * Windows drawn with repetition, the same for every curve: draw `draw` of a bootstrap. One fewer than there are: the
 * mean of count − 1 drawn windows has the variance that the mean of `count` fresh ones would show (Rao & Wu 1988);
 * `count` drawn ones show too little of it, which matters where windows are few.
 */
export function drawWindows(count: number, draw: number): Uint32Array {
  const words = new Uint32Array(4);
  return Uint32Array.from({ length: Math.max(1, count - 1) }, (_, i) =>
    Math.floor((pcg4d(i, draw, 0, 0x6b6f6f74, words)[0]! / 2 ** 32) * count),
  );
}

export const BOOTSTRAP_DRAWS = 2000;

/** The middle 95 % of a list. */
export function middle95(values: readonly number[]): [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))]!;
  return [at(0.025), at(0.975)];
}

export interface Need {
  photonsPerMac: number | null;
  low: number | null;
  high: number | null;
}

/** An interval wider than this factor says that the curves run together: no point is given then. */
const WIDEST_RESOLVED = 4;

/**
 * The need of photons with the 95 % interval of a bootstrap over windows. Open ends are null; the
 * point is null where the interval is open or wider than a factor of four.
 */
export function photonNeed(curve: DifferenceCurve, target: number): Need {
  const count = curve.differences[0]?.length ?? 0;
  const draws = Array.from({ length: BOOTSTRAP_DRAWS }, (_, draw) => {
    const found = crossing(curve, target, drawWindows(count, draw));
    if (found === 'below the range') return 0;
    return found === 'above the range' ? Number.POSITIVE_INFINITY : found.at;
  });
  const [low, high] = middle95(draws);
  const point = crossing(curve, target);
  const isResolved =
    typeof point === 'object' &&
    count > 1 &&
    low > 0 &&
    Number.isFinite(high) &&
    high <= WIDEST_RESOLVED * low;
  return {
    photonsPerMac: isResolved ? point.at : null,
    low: low > 0 && Number.isFinite(low) ? low : null,
    high: high > 0 && Number.isFinite(high) ? high : null,
  };
}

/** Windows are added until the interval of a need is no wider than this factor; as many as would bring it to the second. */
const NARROW_ENOUGH = 2.5;
const AIMED_FACTOR = 2;

/**
 * An interval of fewer windows is not trusted to stop at: it is narrow by chance too often, and stopping at such a one
 * makes needs small and intervals miss (`photonNeed.test.ts` counts how often).
 */
const FEWEST_TRUSTED = 16;

/**
 * Windows that would narrow the interval to the factor that is aimed at: its width in the logarithm goes as
 * 1/√windows. Four times as many where an end is open, or where there is but one window, which has no interval: neither
 * says how far away the aim is.
 */
export function windowsWanted({ low, high }: Need, windows: number): number {
  if (windows < 2 || low === null || high === null) return 4 * windows;
  const aimed = Math.ceil(windows * (Math.log(high / low) / Math.log(AIMED_FACTOR)) ** 2);
  if (windows < FEWEST_TRUSTED) return Math.max(FEWEST_TRUSTED, aimed);
  return high <= NARROW_ENOUGH * low ? windows : aimed;
}

/** Slope of the least-squares line of ln y over ln x. */
export function logSlope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mu, mv] = [mean(u), mean(v)];
  let [top, bottom] = [0, 0];
  u.forEach((value, i) => {
    top += (value - mu) * (v[i]! - mv);
    bottom += (value - mu) ** 2;
  });
  return top / bottom;
}

/** 97.5 % quantiles of Student's t for 1, 2, 3, … degrees of freedom. */
const STUDENT_T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306];

/**
 * 95 % interval of the slope of ln y over ln x from the scatter of the points about their line: slope ± t·s, with
 * s² = Σ residual²/((n − 2)·Σ(ln x − mean)²) and Student's t for n − 2 degrees of freedom. null with fewer than three
 * points, which have no scatter.
 */
export function slopeInterval(
  x: readonly number[],
  y: readonly number[],
): [low: number, high: number] | null {
  const t = STUDENT_T[x.length - 3];
  if (t === undefined) return null;
  const slope = logSlope(x, y);
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mu, mv] = [mean(u), mean(v)];
  const residuals = u.reduce((sum, value, i) => sum + (v[i]! - mv - slope * (value - mu)) ** 2, 0);
  const spread = u.reduce((sum, value) => sum + (value - mu) ** 2, 0);
  const reach = t * Math.sqrt(residuals / (x.length - 2) / spread);
  return [slope - reach, slope + reach];
}

/**
 * Exponent of the need against width with the 95 % interval of a bootstrap that draws the same
 * windows for all models of which there are as many, and the wider one of Student's t over the scatter of the widths; null with fewer than two widths or where too few draws can be read.
 */
export function needExponent(
  curves: readonly { width: number; curve: DifferenceCurve }[],
  target: number,
): {
  exponent: number;
  low: number;
  high: number;
  scatterLow: number | null;
  scatterHigh: number | null;
} | null {
  if (curves.length < 2) return null;
  const widths = curves.map(({ width }) => width);
  const needs = (draw?: number) =>
    curves.map(({ curve }) =>
      crossing(
        curve,
        target,
        draw === undefined ? undefined : drawWindows(curve.differences[0]!.length, draw),
      ),
    );
  const slope = (found: readonly Crossing[]): number =>
    found.every((one) => typeof one === 'object')
      ? logSlope(
          widths,
          found.map((one) => (one as { at: number }).at),
        )
      : Number.NaN;
  const found = needs();
  const exponent = slope(found);
  const draws = Array.from({ length: BOOTSTRAP_DRAWS }, (_, draw) => slope(needs(draw)));
  const readable = draws.filter((value) => !Number.isNaN(value));
  if (Number.isNaN(exponent) || readable.length < 0.95 * draws.length) return null;
  const [low, high] = middle95(readable);
  const scatter = slopeInterval(
    widths,
    found.map((one) => (one as { at: number }).at),
  );
  return { exponent, low, high, scatterLow: scatter?.[0] ?? null, scatterHigh: scatter?.[1] ?? null };
}
