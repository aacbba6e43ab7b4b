import { hasNonNegativeInput, type OperationName, type OperationRanges } from './types';

/** The codes of one operand or output: 2^bits levels over [−extreme, extreme] or [0, extreme]. */
export interface CodeRange {
  extreme: number;
  signed: boolean;
}

/**
 * The range on which an operand or output of an operation is represented. Signed data lies on
 * [−m, m] with m the larger of |lowest| and |highest|. Data that cannot be negative lies on
 * [0, m]: a quantiser symmetric about 0 has no level at 0, and the exact zeros of masked
 * attention would leak (earlier positions would depend on later tokens).
 */
export function codeRange(
  ranges: OperationRanges,
  operation: OperationName,
  part: 'x' | 'w' | 'y',
): CodeRange {
  const [low, high] = ranges[part];
  const signed = !(part === 'x' && hasNonNegativeInput(operation));
  return { signed, extreme: signed ? Math.max(Math.abs(low), Math.abs(high)) : high };
}

/**
 * The function that rounds values to the nearest of 2^bits codes, ties upwards (floor of + ½);
 * values outside the range take its end. An empty range gives 0.
 */
export function quantiser({ extreme, signed }: CodeRange, bits: number): (value: number) => number {
  if (!(extreme > 0)) return () => 0;
  const top = 2 ** bits - 1;
  const low = signed ? -extreme : 0;
  const span = extreme - low;
  return (value) => {
    const place = Math.min(1, Math.max(0, (value - low) / span));
    return (Math.floor(place * top + 0.5) / top) * span + low;
  };
}

/** One value rounded; for many values of one range, take the `quantiser` once. */
export const quantiseValue = (value: number, range: CodeRange, bits: number): number =>
  quantiser(range, bits)(value);
