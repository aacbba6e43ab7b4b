/** Rows of the first operand in their natural layout, and what is known of them, before four are interleaved. */
import { First, Grid, allocate, roundUp } from './operand';
import { multiplyAdd } from './polynomials';

/** Four rows in their natural layout, both versions, before they are interleaved. */
let draft: usize = 0;
let draftCapacity: usize = 0;

export function draftRow(x: First, row: i32, version: i32): usize {
  return draft + x.rowBytes * <usize>((row & 3) + (version << 2));
}

/**
 * Starts a new matrix of `rows` × `inner`.
 *
 * @param withMeans whether `means` will be accumulated
 */
export function beginFirst(x: First, grid: Grid, integer: bool, rows: i32, inner: i32, withMeans: bool): void {
  x.rows = rows;
  x.inner = inner;
  x.integer = integer;
  x.nonNegative = grid.nonNegative;
  x.unit = integer ? grid.unit : 1;
  x.rowBytes = <usize>roundUp(inner, 8) * (integer ? 2 : 4);
  if (draftCapacity < x.rowBytes * 8) {
    draftCapacity = x.rowBytes * 8;
    draft = allocate(draftCapacity);
  }
  if (withMeans) memory.fill(x.means, 0, <usize>roundUp(inner, 8) * 8);
}

export function setStatistics(x: First, row: i32, sumPlus: f32, sumMinus: f32, maxPlus: f32, maxMinus: f32, unit: f32): void {
  const at = <usize>row << 2;
  store<f32>(x.sumPlus + at, sumPlus);
  store<f32>(x.sumMinus + at, sumMinus);
  store<f32>(x.maxPlus + at, maxPlus);
  store<f32>(x.maxMinus + at, maxMinus);
  store<f32>(x.varianceUnit + at, unit);
}

// @ts-ignore: decorator
@inline
export function addMeans4(x: First, k: i32, v: v128, plus: v128, minus: v128): void {
  const zero = f32x4.splat(0);
  const at = x.means + (<usize>k << 2);
  const other = at + (<usize>roundUp(x.inner, 8) << 2);
  v128.store(at, multiplyAdd(f32x4.pmax(v, zero), plus, v128.load(at)));
  v128.store(other, multiplyAdd(f32x4.pmin(v, zero), minus, v128.load(other)));
}
