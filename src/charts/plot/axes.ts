import { scaleLinear, scaleLog } from 'd3-scale';
import { logTicks } from '../ticks';

/** An axis of a drawn plot. On a `point` axis the values are the places 0, 1, 2, … of named choices. */
export interface PlotAxis {
  /** What it shows, with its unit. */
  label: string;
  kind: 'log' | 'linear' | 'point';
  domain: readonly [number, number];
  format: (tick: number) => string;
  /** Ticks that are given rather than chosen. */
  ticks?: readonly number[];
}

/** Pixels of a value; NaN where the axis cannot show it. */
export type AxisScale = (value: number) => number;

/** The scale of an axis over a range of pixels; a point axis keeps half a place free at both ends. */
export function axisScale(
  { kind, domain }: Pick<PlotAxis, 'kind' | 'domain'>,
  range: readonly [number, number],
): AxisScale {
  const [low, high] = domain;
  if (kind === 'log') {
    const scale = scaleLog([low, high], range);
    return (value) => (value > 0 ? scale(value) : Number.NaN);
  }
  const free = kind === 'point' ? 0.5 : 0;
  const scale = scaleLinear([low - free, high + free], range);
  return (value) => scale(value);
}

/** Ticks of an axis, at most about `most`. */
export function axisTicks({ kind, domain, ticks }: PlotAxis, most: number): number[] {
  const [low, high] = domain;
  if (ticks) {
    const every = Math.max(1, Math.ceil(ticks.length / Math.max(1, most)));
    return ticks.filter((_, index) => index % every === 0);
  }
  if (kind === 'log') return logTicks(domain, most);
  if (kind === 'linear') return scaleLinear([low, high], [0, 1]).ticks(most);
  const count = Math.round(high - low) + 1;
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: count }, (_, place) => low + place).filter((_, place) => place % every === 0);
}

/** The value of an axis at a pixel, by the nearest of some values. */
export function nearestIndex(values: readonly number[], scale: AxisScale, pixel: number): number {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  values.forEach((value, index) => {
    const away = Math.abs(scale(value) - pixel);
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}
