import type { KernelExports } from './kernel';

/**
 * The module's own hash of the counters (column, row, place, key): four words for each, row by row. Takes room in the
 * module that is not given back: for a self-test, once.
 */
export function hashedWords(
  { memory, allocate, probeHash }: KernelExports,
  rows: number,
  columns: number,
  place: number,
  key: number,
): Uint32Array {
  const count = rows * columns;
  // The module hashes four counters at a time.
  const padded = 4 * Math.ceil(count / 4);
  const counters = allocate(16 * padded);
  const target = allocate(16 * padded);
  const words = new Uint32Array(memory.buffer, counters, 4 * padded);
  for (let i = 0; i < count; i += 1) words.set([i % columns, Math.floor(i / columns), place, key], 4 * i);
  probeHash(counters, target, padded);
  return new Uint32Array(memory.buffer, target, 4 * count).slice();
}
