/** What a search for a target found. */
export type Solution =
  | { reachable: true; value: number; reached: number }
  | { reachable: false; bestValue: number; best: number };

export interface SearchRange {
  min: number;
  max: number;
  scale: 'linear' | 'log';
  /** Only whole numbers count. */
  whole: boolean;
  /** Of several solutions the one nearest to this value is taken. */
  near: number;
}

const SAMPLES = 400;
const BISECTIONS = 80;

/**
 * Finds the value at which `measure` reaches the target, nearest to `near`.
 *
 * The range is sampled first, since a measure need not be monotone; every change of side is then bisected. Of whole
 * numbers the one on the reaching side is taken. Where no value reaches the target, the best one is returned.
 */
export function solveFor(measure: (value: number) => number, target: number, range: SearchRange): Solution {
  const log = range.scale === 'log' && range.min > 0;
  const along = (t: number): number => {
    if (t <= 0) return range.min;
    if (t >= 1) return range.max;
    return log ? range.min * (range.max / range.min) ** t : range.min + (range.max - range.min) * t;
  };
  const distance = (value: number) => Math.abs(log ? Math.log(value / range.near) : value - range.near);
  const settle = (value: number) => (range.whole ? Math.round(value) : value);
  const reaches = (value: number) => measure(value) >= target;

  let bestValue = settle(range.near);
  let best = measure(bestValue);
  let found: number | null = null;
  const offer = (value: number) => {
    if (found === null || distance(value) < distance(found)) found = value;
  };
  let previous = settle(along(0));
  let previousReaches = reaches(previous);
  for (let i = 0; i <= SAMPLES; i += 1) {
    const value = settle(along(i / SAMPLES));
    const result = measure(value);
    if (result > best) [best, bestValue] = [result, value];
    const now = result >= target;
    if (now !== previousReaches) offer(crossing(previous, value, now));
    [previous, previousReaches] = [value, now];
  }
  if (found !== null) return { reachable: true, value: found, reached: measure(found) };
  // No change of side: the target is met everywhere, or nowhere.
  const here = settle(range.near);
  if (reaches(here)) return { reachable: true, value: here, reached: measure(here) };
  return { reachable: false, bestValue, best };

  function crossing(from: number, to: number, risesAtEnd: boolean): number {
    let [outside, inside] = risesAtEnd ? [from, to] : [to, from];
    for (let i = 0; i < BISECTIONS; i += 1) {
      const middle = settle(log ? Math.sqrt(outside * inside) : (outside + inside) / 2);
      if (middle === outside || middle === inside) break;
      if (reaches(middle)) inside = middle;
      else outside = middle;
    }
    return inside;
  }
}
