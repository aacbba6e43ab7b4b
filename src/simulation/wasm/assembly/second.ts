/**
 * Rounds the second operand, finds its maxima, and packs it in panels of 8 columns.
 *
 * Integer panels hold, for each pair of inner indices and each column, both codes side by side
 * (what one lane of the pairwise dot product takes); float panels hold 8 floats per inner index.
 * `transposed` means that the rows of the source are the columns of the operand (keys).
 */
import { laneMask4, laneMask8 } from './lanes';
import { GAUSSIAN, Grid, POISSON, SECONDARY_TOP, Second, roundUp } from './operand';
import { multiplyAdd } from './polynomials';
import { integerCodes8, rounded4, setRounding, weighed4 } from './rounding';

/**
 * @param draft room for the rounded matrix, (rows + 8) × (columns rounded up to 8) floats
 * @param source float32, rows × columns, `sourceStride` bytes from row to row
 * @param firstTop codes of the first operand if it is non-negative, else 0: bounds the levels of w″
 * @param minTransmission only with integer = false
 */
export function packSecond(
  w: Second,
  grid: Grid,
  integer: bool,
  draft: usize,
  source: usize,
  sourceStride: usize,
  rows: i32,
  columns: i32,
  transposed: bool,
  need: i32,
  withMeans: bool,
  firstTop: i32,
  minTransmission: f32,
): void {
  w.inner = transposed ? columns : rows;
  w.columns = transposed ? rows : columns;
  w.integer = integer;
  w.unit = integer ? grid.unit : 1;
  const draftStride = <usize>(roundUp(columns, 8) * (integer ? 2 : 4));
  memory.fill(draft + draftStride * <usize>rows, 0, draftStride * 8);
  if (integer) draftIntegers(w, grid, draft, draftStride, source, sourceStride, rows, columns);
  else draftFloats(w, grid, draft, draftStride, source, sourceStride, rows, columns);
  if (withMeans) secondMeans(w, draft, draftStride, rows, columns, transposed, minTransmission);
  if (integer) packIntegers(w, draft, draftStride, transposed, need, firstTop);
  else packFloats(w, draft, draftStride, transposed, need, minTransmission);
}

function draftIntegers(
  w: Second,
  grid: Grid,
  draft: usize,
  draftStride: usize,
  source: usize,
  sourceStride: usize,
  rows: i32,
  columns: i32,
): void {
  setRounding(grid);
  const top = i32x4.splat(grid.top);
  let highest = i16x8.splat(0);
  let lowest = i16x8.splat(0);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k += 8) {
      let codes = integerCodes8(source + (<usize>k << 2), true, top);
      if (columns - k < 8) codes = v128.and(codes, laneMask8(columns - k));
      v128.store(draft + (<usize>k << 1), codes);
      highest = i16x8.max_s(highest, codes);
      lowest = i16x8.min_s(lowest, codes);
    }
    draft += draftStride;
    source += sourceStride;
  }
  let high: i32 = 0;
  let low: i32 = 0;
  const lanes = memory.data(32, 16);
  v128.store(lanes, highest);
  v128.store(lanes, lowest, 16);
  for (let i: usize = 0; i < 16; i += 2) {
    high = max<i32>(high, <i32>load<i16>(lanes + i));
    low = min<i32>(low, <i32>load<i16>(lanes + i, 16));
  }
  w.maxPlus = <f32>high * grid.unit;
  w.maxMinus = -<f32>low * grid.unit;
}

function draftFloats(
  w: Second,
  grid: Grid,
  draft: usize,
  draftStride: usize,
  source: usize,
  sourceStride: usize,
  rows: i32,
  columns: i32,
): void {
  const isRounded = grid.top > 0;
  setRounding(grid);
  let highest: f32 = 0;
  let lowest: f32 = 0;
  let high4 = f32x4.splat(0);
  let low4 = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k += 4) {
      let v = v128.load(source + (<usize>k << 2));
      if (isRounded) v = rounded4(v);
      if (columns - k < 4) v = v128.and(v, laneMask4(columns - k));
      v128.store(draft + (<usize>k << 2), v);
      high4 = f32x4.pmax(high4, v);
      low4 = f32x4.pmin(low4, v);
    }
    // The panel's last quarter may lie beyond what the loop wrote.
    if (roundUp(columns, 8) != roundUp(columns, 4))
      v128.store(draft + (<usize>roundUp(columns, 4) << 2), f32x4.splat(0));
    draft += draftStride;
    source += sourceStride;
  }
  for (let i = 0; i < 4; i++) {
    const lanes = memory.data(32, 16);
    v128.store(lanes, high4);
    v128.store(lanes, low4, 16);
    highest = max<f32>(highest, load<f32>(lanes + (<usize>i << 2)));
    lowest = min<f32>(lowest, load<f32>(lanes + (<usize>i << 2), 16));
  }
  w.maxPlus = highest;
  w.maxMinus = -lowest;
}

/** Means over columns of both normalised (and lifted) parts, per inner index. */
function secondMeans(
  w: Second,
  draft: usize,
  draftStride: usize,
  rows: i32,
  columns: i32,
  transposed: bool,
  minTransmission: f32,
): void {
  const second = w.means + (<usize>roundUp(w.inner, 8) << 2);
  memory.fill(w.means, 0, <usize>roundUp(w.inner, 8) * 8);
  const count = <f64>w.columns;
  const one: f32 = w.maxPlus > 0 ? <f32>(1 / (<f64>w.maxPlus * count)) : 0;
  const two: f32 = w.maxMinus > 0 ? <f32>(1 / (<f64>w.maxMinus * count)) : 0;
  const floorPlus = minTransmission * w.maxPlus;
  const floorMinus = minTransmission * w.maxMinus;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) {
      const v: f32 = w.integer
        ? <f32>load<i16>(draft + (<usize>k << 1)) * w.unit
        : load<f32>(draft + (<usize>k << 2));
      const at = <usize>(transposed ? k : row) << 2;
      store<f32>(w.means + at, load<f32>(w.means + at) + max<f32>(max<f32>(v, 0), floorPlus) * one);
      store<f32>(second + at, load<f32>(second + at) + max<f32>(max<f32>(-v, 0), floorMinus) * two);
    }
    draft += draftStride;
  }
}

/** Eight codes: columns `column`…+3 at inner pair `k`, from rows (transposed) or two rows. */
// @ts-ignore: decorator
@inline
function transposedPairs(draft: usize, stride: usize): v128 {
  let v = v128.load32_zero(draft);
  v = v128.load32_lane(draft + stride, v, 1);
  v = v128.load32_lane(draft + 2 * stride, v, 2);
  return v128.load32_lane(draft + 3 * stride, v, 3);
}

/** Per sign: factor from |code| to levels of w″; set by `packIntegers` for `storeIntegers`. */
let weightPlus: v128 = f32x4.splat(0);
let weightMinus: v128 = f32x4.splat(0);

// @ts-ignore: decorator
@inline
function storeIntegers(codes: v128, primary: usize, secondary: usize, need: i32): void {
  const zero = i16x8.splat(0);
  if (need == POISSON) {
    v128.store(primary, i16x8.max_s(codes, zero));
    v128.store(secondary, i16x8.max_s(i16x8.sub(zero, codes), zero));
    return;
  }
  v128.store(primary, codes);
  if (need == GAUSSIAN) {
    const low = weighed4(i32x4.extend_low_i16x8_s(codes), weightPlus, weightMinus);
    const high = weighed4(i32x4.extend_high_i16x8_s(codes), weightPlus, weightMinus);
    v128.store(secondary, i16x8.narrow_i32x4_s(low, high));
  }
}

function packIntegers(w: Second, draft: usize, draftStride: usize, transposed: bool, need: i32, firstTop: i32): void {
  const inner = roundUp(w.inner, 8);
  const highest = <f64>max<f32>(w.maxPlus, w.maxMinus) / <f64>w.unit;
  let top = SECONDARY_TOP;
  // Signed x″ is scaled per row to what 4095 levels leave; non-negative x keeps its codes.
  if (firstTop > 0) top = <i32>min<i64>(<i64>top, 0x7fffffff / (<i64>firstTop * <i64>inner));
  const levels = highest > 0 ? <f64>top / (highest * highest) : 0;
  weightPlus = f32x4.splat(<f32>((<f64>w.maxPlus / <f64>w.unit) * levels));
  weightMinus = f32x4.splat(-<f32>((<f64>w.maxMinus / <f64>w.unit) * levels));
  w.varianceUnit = highest > 0 ? <f32>((<f64>w.unit * <f64>w.unit) / levels) : 0;
  w.panelBytes = <usize>inner << 4;
  let primary = w.primary;
  let secondary = w.secondary;
  for (let column = 0; column < w.columns; column += 8) {
    for (let k = 0; k < inner; k += 2) {
      let low: v128;
      let high: v128;
      if (transposed) {
        const at = draft + draftStride * <usize>column + (<usize>k << 1);
        low = transposedPairs(at, draftStride);
        high = transposedPairs(at + 4 * draftStride, draftStride);
      } else {
        const even = v128.load(draft + draftStride * <usize>k + (<usize>column << 1));
        const odd = v128.load(draft + draftStride * <usize>(k + 1) + (<usize>column << 1));
        low = v128.shuffle<i16>(even, odd, 0, 8, 1, 9, 2, 10, 3, 11);
        high = v128.shuffle<i16>(even, odd, 4, 12, 5, 13, 6, 14, 7, 15);
      }
      storeIntegers(low, primary, secondary, need);
      storeIntegers(high, primary + 16, secondary + 16, need);
      primary += 32;
      secondary += 32;
    }
  }
}

function packFloats(w: Second, draft: usize, draftStride: usize, transposed: bool, need: i32, minTransmission: f32): void {
  const inner = roundUp(w.inner, 8);
  w.varianceUnit = 1;
  w.panelBytes = <usize>inner << 5;
  let primary = w.primary;
  let secondary = w.secondary;
  for (let column = 0; column < w.columns; column += 8) {
    for (let k = 0; k < inner; k++) {
      for (let half: usize = 0; half < 2; half++) {
        let v: v128;
        const first = <usize>column + half * 4;
        if (transposed) v = transposedPairs(draft + draftStride * first + (<usize>k << 2), draftStride);
        else v = v128.load(draft + draftStride * <usize>k + (first << 2));
        // Padding is lifted too, and meets zeros of the first operand or columns nobody reads.
        storeFloats(w, v, primary, secondary, need, minTransmission);
        primary += 16;
        secondary += 16;
      }
    }
  }
}

function storeFloats(w: Second, v: v128, primary: usize, secondary: usize, need: i32, minTransmission: f32): void {
  const zero = f32x4.splat(0);
  // Lifted: max(part, m·its maximum), zeros included; a part that is all zero stays zero.
  const plus = f32x4.pmax(f32x4.pmax(v, zero), f32x4.splat(minTransmission * w.maxPlus));
  const minus = f32x4.pmax(f32x4.pmax(f32x4.neg(v), zero), f32x4.splat(minTransmission * w.maxMinus));
  if (need == POISSON) {
    v128.store(primary, plus);
    v128.store(secondary, minus);
    return;
  }
  v128.store(primary, minTransmission > 0 ? f32x4.sub(plus, minus) : v);
  if (need == GAUSSIAN)
    v128.store(secondary, multiplyAdd(plus, f32x4.splat(w.maxPlus), f32x4.mul(minus, f32x4.splat(w.maxMinus))));
}
