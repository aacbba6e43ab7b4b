/** Rounds rows of the first operand, derives what the noise needs of them, and interleaves four at a time. */
import { beginFirst, draftRow, setStatistics } from './firstDraft';
import { packFloatRow } from './firstFloat';
import { packIntegerRow } from './firstInteger';
import { CLEAN, First, Grid, roundUp } from './operand';
import { setRounding } from './rounding';

/**
 * Rounds one row (floats at `source`) and derives its second version and statistics. Rows come
 * in order; the fourth of a tile, or the last of all, writes the tile.
 *
 * @param inner how many entries to look at; the product must not reach beyond their multiple of 8
 */
export function packFirstRow(
  x: First,
  grid: Grid,
  row: i32,
  source: usize,
  inner: i32,
  need: i32,
  withMeans: bool,
): void {
  if (x.integer) packIntegerRow(x, grid, row, source, inner, need, withMeans);
  else packFloatRow(x, grid, row, source, inner, need, withMeans);
  if ((row & 3) != 3 && row != x.rows - 1) return;
  const bytes = <usize>roundUp(inner, 8) * (x.integer ? 2 : 4);
  const withSecondary = need != CLEAN && !x.nonNegative;
  for (let empty = row + 1; empty & 3; empty++) {
    memory.fill(draftRow(x, empty, 0), 0, bytes);
    memory.fill(draftRow(x, empty, 1), 0, bytes);
    setStatistics(x, empty, 0, 0, 0, 0, 0);
  }
  const offset = (x.rowBytes << 2) * <usize>(row >> 2);
  interleave(draftRow(x, 0, 0), x.rowBytes, bytes, x.primary + offset);
  if (withSecondary) interleave(draftRow(x, 0, 1), x.rowBytes, bytes, x.secondary + offset);
}

/** Four rows of 32-bit units (a float, or a pair of int16) to units of the four rows side by side. */
function interleave(source: usize, rowBytes: usize, bytes: usize, target: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) {
    const a = v128.load(source + k);
    const b = v128.load(source + rowBytes + k);
    const c = v128.load(source + 2 * rowBytes + k);
    const d = v128.load(source + 3 * rowBytes + k);
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(target, v128.shuffle<i64>(ab, cd, 0, 2));
    v128.store(target, v128.shuffle<i64>(ab, cd, 1, 3), 16);
    v128.store(target, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
    v128.store(target, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
    target += 64;
  }
}

/** All rows of a float matrix. */
export function packFirst(
  x: First,
  grid: Grid,
  integer: bool,
  rows: i32,
  inner: i32,
  source: usize,
  sourceStride: usize,
  need: i32,
  withMeans: bool,
): void {
  beginFirst(x, grid, integer, rows, inner, withMeans);
  setRounding(grid);
  for (let row = 0; row < rows; row++)
    packFirstRow(x, grid, row, source + sourceStride * <usize>row, inner, need, withMeans);
}
