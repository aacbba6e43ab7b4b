/**
 * Estimates over windows. Non-overlapping windows of one text are the independent units; a
 * comparison is always made window by window first, which takes their common difficulty out.
 */

export interface MeanAndError {
  mean: number;
  /** Standard error of the mean; NaN from fewer than two values, which say nothing about it. */
  standardError: number;
}

/** Mean and its standard error, s/√n with the unbiased s. An empty list gives NaN. */
export function meanAndError(values: ArrayLike<number>): MeanAndError {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i += 1) mean += values[i]! / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (values[i]! - mean) ** 2;
  return {
    mean: n === 0 ? Number.NaN : mean,
    standardError: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1) / n),
  };
}

/** Mean of a − b over pairs, and its standard error. @throws RangeError for lists of different length */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): MeanAndError {
  if (a.length !== b.length) throw new RangeError(`${a.length} values cannot be paired with ${b.length}`);
  return meanAndError(Array.from(a, (value, i) => value - b[i]!));
}

/**
 * Mean over seeds, window by window. The noise of different windows is independent, so a
 * standard error over the windows of this mean contains the part that comes from the seeds.
 *
 * @param perSeed one list of window losses per seed, all of the same windows
 */
export function meanOverSeeds(perSeed: readonly ArrayLike<number>[]): Float64Array {
  const windows = perSeed[0]?.length ?? 0;
  const mean = new Float64Array(windows);
  for (const losses of perSeed) for (let i = 0; i < windows; i += 1) mean[i]! += losses[i]! / perSeed.length;
  return mean;
}

/** One percent of perplexity, in nats per token: the margin of the headline criterion. */
export const ONE_PERCENT_PERPLEXITY = Math.log(1.01);
