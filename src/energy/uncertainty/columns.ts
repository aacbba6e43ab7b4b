import type { Words } from '../../random';
import { factorOf, formOf, type Range, type Spread, uniformAt } from './distribution';

/** A parameter's draws, each as a multiple of the low end of its range. */
export type Column = Float64Array;

/** What is kept at most, over all columns, in numbers: 8 MB. */
const KEPT = 1_000_000;

const columns = new Map<string, Column>();
let kept = 0;

/**
 * The first `draws` (or more) draws of a parameter. Around the design a range moves with its parameter and keeps its
 * form, so that the numbers of one position of a slider serve the next: they are kept, which changes none of them.
 */
export function columnOf(
  range: Range & { stream: number },
  spread: Spread,
  seed: number,
  draws: number,
): Column {
  const form = formOf(range);
  const key = `${seed} ${range.stream} ${spread} ${form.width} ${form.peak}`;
  const known = columns.get(key);
  if (known && known.length >= draws) return known;
  const column = new Float64Array(draws);
  const scratch: Words = new Uint32Array(4);
  for (let draw = 0; draw < draws; draw += 1)
    column[draw] = factorOf(form, spread, uniformAt(seed, draw, range.stream, scratch));
  keep(key, column);
  return column;
}

function keep(key: string, column: Column): void {
  kept -= columns.get(key)?.length ?? 0;
  if (kept + column.length > KEPT) {
    columns.clear();
    kept = 0;
  }
  columns.set(key, column);
  kept += column.length;
}
