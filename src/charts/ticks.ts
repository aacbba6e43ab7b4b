import { scaleLinear } from 'd3-scale';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as it is written on an axis: 1e15 → "10¹⁵". Expects a whole exponent; 1 and 10 stay plain. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent === 0) return '1';
  if (exponent === 1) return '10';
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** The smallest range of whole decades that holds all positive, finite values; [1, 10] when there are none. */
export function decadeDomain(values: readonly number[]): [number, number] {
  const usable = values.filter((value) => value > 0 && Number.isFinite(value));
  if (usable.length === 0) return [1, 10];
  const low = 10 ** Math.floor(Math.log10(Math.min(...usable)) + 1e-9);
  const high = 10 ** Math.ceil(Math.log10(Math.max(...usable)) - 1e-9);
  return low < high ? [low, high] : [low, low * 10];
}

/** A logarithmic range around the values, widened on both sides by `padding` of its own length. */
export function paddedLogDomain(values: readonly number[], padding = 0.06): [number, number] {
  const usable = values.filter((value) => value > 0 && Number.isFinite(value));
  if (usable.length === 0) return [1, 10];
  const low = Math.log(Math.min(...usable));
  const high = Math.log(Math.max(...usable));
  const margin = Math.max((high - low) * padding, 0.02);
  return [Math.exp(low - margin), Math.exp(high + margin)];
}

/**
 * Ticks for a logarithmic axis: whole decades, thinned to at most `most`, where the range is wide; 1, 2 and 5 times
 * a decade where it is not; evenly spaced round numbers where it spans less than a factor of four.
 */
export function logTicks([low, high]: readonly [number, number], most: number): number[] {
  if (!(low > 0 && high > low)) return [];
  const inRange = (tick: number) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9);
  if (high / low < 4) return scaleLinear([low, high], [0, 1]).ticks(most).filter(inRange);
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const exponents = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const decades = exponents.map((exponent) => 10 ** exponent).filter(inRange);
  const fine = exponents
    .flatMap((exponent) => [1, 2, 5].map((step) => step * 10 ** exponent))
    .filter(inRange);
  if (fine.length <= most || decades.length < 2) return fine;
  const every = Math.ceil(decades.length / most);
  return decades.filter((_, index) => index % every === 0);
}

/**
 * Ticks whose texts stand side by side without touching: fewer are asked for until they do.
 *
 * @param choose ticks, at most about a number of them
 * @param most how many to begin with
 * @param extent the first and the last pixel of the text of a tick
 */
export function ticksThatFit(
  choose: (most: number) => readonly number[],
  most: number,
  extent: (tick: number) => readonly [start: number, end: number],
): readonly number[] {
  const gap = 8;
  const fits = (ticks: readonly number[]) => {
    const extents = ticks.map(extent);
    return extents.every(([start], index) => index === 0 || start >= (extents[index - 1]?.[1] ?? 0) + gap);
  };
  for (let wanted = most; wanted > 1; wanted -= 1) {
    const ticks = choose(wanted);
    if (fits(ticks)) return ticks;
  }
  // Even the fewest round numbers are too many: then only the ends that have room.
  const fewest = choose(1);
  const ends = [fewest[0], fewest.at(-1)].filter((tick) => tick !== undefined);
  return fits(ends) ? ends : ends.slice(-1);
}
