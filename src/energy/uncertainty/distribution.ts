import { pcg4d, type Words } from '../../random';

/** How a parameter is spread between the ends of its range. Both on a logarithmic axis: ranges span decades. */
export type Spread = 'loguniform' | 'triangular';

/** A range with its most likely value. All three are positive. */
export interface Range {
  low: number;
  nominal: number;
  high: number;
}

/** Keeps the draws of the energy model apart from every other use of the same seed. */
const PURPOSE = 0x656e6572;

/**
 * A number in (0, 1) that depends only on (seed, draw, parameter): the same draw of a parameter comes out whatever else
 * is drawn, so bands are smooth while a slider moves and a run can be split in shards.
 */
export function uniformAt(seed: number, draw: number, parameter: number, scratch: Words): number {
  pcg4d(draw, parameter, seed, PURPOSE, scratch);
  return (scratch[0]! + 0.5) / 2 ** 32;
}

/** A distribution without its scale: width of the range in ln, and where in it (0…1) the peak of a triangle stands. */
export interface Form {
  width: number;
  peak: number;
}

export function formOf({ low, nominal, high }: Range): Form {
  const width = Math.log(high / low);
  return { width, peak: width === 0 ? 0 : Math.log(nominal / low) / width };
}

/** How many times the low end of its range a value is, below which a share `u` of the distribution lies. */
export function factorOf({ width, peak }: Form, spread: Spread, u: number): number {
  if (spread === 'loguniform') return Math.exp(u * width);
  const t = u < peak ? Math.sqrt(u * peak) : 1 - Math.sqrt((1 - u) * (1 - peak));
  return Math.exp(t * width);
}

/** The value below which a share `u` of the distribution lies. */
export const quantileOf = (range: Range, spread: Spread, u: number): number =>
  range.low * factorOf(formOf(range), spread, u);

/** Quantiles and mean of a set of draws. */
export interface Summary {
  mean: number;
  p05: number;
  p25: number;
  median: number;
  p75: number;
  p95: number;
}

/** The summary of the same draws, all times a positive number. */
export function scaled(summary: Summary, factor: number): Summary {
  const { mean, p05, p25, median, p75, p95 } = summary;
  return {
    mean: mean * factor,
    p05: p05 * factor,
    p25: p25 * factor,
    median: median * factor,
    p75: p75 * factor,
    p95: p95 * factor,
  };
}

/** Summarises draws; sorts the array in place. Quantiles are interpolated between neighbours. */
export function summarise(draws: Float64Array): Summary {
  let sum = 0;
  for (let i = 0; i < draws.length; i += 1) sum += draws[i]!;
  draws.sort();
  const quantile = (q: number): number => {
    const place = q * (draws.length - 1);
    const below = Math.floor(place);
    const rest = place - below;
    return draws[below]! * (1 - rest) + (draws[below + 1] ?? draws[below]!) * rest;
  };
  return {
    mean: sum / draws.length,
    p05: quantile(0.05),
    p25: quantile(0.25),
    median: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
  };
}
