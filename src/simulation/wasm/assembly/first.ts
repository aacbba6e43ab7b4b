/** Rounds rows of the first operand and derives what the noise needs of them. */
import { CLEAN, First, GAUSSIAN, Grid, POISSON, SECONDARY_TOP, allocate, roundUp } from './operand';
import { multiplyAdd } from './polynomials';

/** Lanes 0…n−1 of eight int16, as a mask, for n = 0…8. */
const laneMasks: usize = memory.data(16 * 9, 16);
for (let n = 0; n <= 8; n++) for (let i = 0; i < 8; i++) store<i16>(laneMasks + n * 16 + i * 2, i < n ? -1 : 0);

// @ts-ignore: decorator
@inline
export function laneMask8(lanes: i32): v128 {
  return v128.load(laneMasks + (<usize>lanes << 4));
}

/** Mask of the first n = 0…4 of four 32-bit lanes. */
// @ts-ignore: decorator
@inline
export function laneMask4(lanes: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
}

/**
 * Four codes c = floor(clamp(v·scale + offset, 0, most)), as floats: with scale = top/span,
 * offset = ½ (+ top/2 of signed data) and most = top + ½ this is floor(clamp(place)·top + ½).
 * Minimum and maximum here and elsewhere are the "pseudo" ones: one instruction instead of eight.
 */
// @ts-ignore: decorator
@inline
function codes4(v: v128, scale: v128, offset: v128, most: v128): v128 {
  return f32x4.floor(f32x4.pmin(f32x4.pmax(multiplyAdd(v, scale, offset), f32x4.splat(0)), most));
}

/** Whole floats 0 ≤ v < 2²³ as integers: one addition moves them into the mantissa. */
// @ts-ignore: decorator
@inline
export function wholeToInteger4(v: v128): v128 {
  return i32x4.sub(f32x4.add(v, f32x4.splat(8388608)), i32x4.splat(0x4b000000));
}

/** The constants of one grid, spread over lanes: set by `setRounding`, read by the loops. */
let roundScale: v128 = i32x4.splat(0);
let roundOffset: v128 = i32x4.splat(0);
let roundMost: v128 = i32x4.splat(0);
let roundStep: v128 = i32x4.splat(0);
let roundBase: v128 = i32x4.splat(0);

export function setRounding(grid: Grid): void {
  const signed = !grid.nonNegative;
  const span = signed ? 2 * <f64>grid.limit : <f64>grid.limit;
  roundScale = f32x4.splat(<f32>(<f64>grid.top / span));
  roundOffset = f32x4.splat(signed ? <f32>(0.5 + 0.5 * <f64>grid.top) : 0.5);
  roundMost = f32x4.splat(<f32>grid.top + 0.5);
  roundStep = f32x4.splat(grid.top > 0 ? <f32>(span / <f64>grid.top) : 0);
  roundBase = f32x4.splat(signed ? -grid.limit : 0);
}

/** Eight int16 codes of the floats at `source`: 2c − top if signed, c if not. */
// @ts-ignore: decorator
@inline
export function integerCodes8(source: usize, signed: bool, top: v128): v128 {
  let low = wholeToInteger4(codes4(v128.load(source), roundScale, roundOffset, roundMost));
  let high = wholeToInteger4(codes4(v128.load(source, 16), roundScale, roundOffset, roundMost));
  if (signed) {
    low = i32x4.sub(i32x4.add(low, low), top);
    high = i32x4.sub(i32x4.add(high, high), top);
  }
  return i16x8.narrow_i32x4_s(low, high);
}

/** Four floats rounded on the grid and turned back into values. */
// @ts-ignore: decorator
@inline
export function rounded4(v: v128): v128 {
  return multiplyAdd(codes4(v, roundScale, roundOffset, roundMost), roundStep, roundBase);
}

// @ts-ignore: decorator
@inline
export function sumLanesInteger(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

// @ts-ignore: decorator
@inline
export function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

// @ts-ignore: decorator
@inline
export function maxLanes(v: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

function maxLanes8(v: v128): i32 {
  v = i16x8.max_s(v, v128.shuffle<i64>(v, v, 1, 0));
  v = i16x8.max_s(v, v128.shuffle<i32>(v, v, 1, 0, 3, 2));
  return max<i32>(<i32>i16x8.extract_lane_s(v, 0), <i32>i16x8.extract_lane_s(v, 1));
}

/** Four rows in their natural layout, both versions, before they are interleaved. */
let draft: usize = 0;
let draftCapacity: usize = 0;

function draftRow(x: First, row: i32, version: i32): usize {
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

function setStatistics(x: First, row: i32, sumPlus: f32, sumMinus: f32, maxPlus: f32, maxMinus: f32, unit: f32): void {
  const at = <usize>row << 2;
  store<f32>(x.sumPlus + at, sumPlus);
  store<f32>(x.sumMinus + at, sumMinus);
  store<f32>(x.maxPlus + at, maxPlus);
  store<f32>(x.maxMinus + at, maxMinus);
  store<f32>(x.varianceUnit + at, unit);
}

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

function packIntegerRow(
  x: First,
  grid: Grid,
  row: i32,
  source: usize,
  inner: i32,
  need: i32,
  withMeans: bool,
): void {
  const signed = !grid.nonNegative;
  const top = i32x4.splat(grid.top);
  const target = draftRow(x, row, 0);
  const ones = i16x8.splat(1);
  const zero = i16x8.splat(0);
  let positive = zero;
  let all = zero;
  let highest = zero;
  let lowest = zero;
  for (let k = 0; k < inner; k += 8) {
    let codes = integerCodes8(source + (<usize>k << 2), signed, top);
    if (inner - k < 8) codes = v128.and(codes, laneMask8(inner - k));
    v128.store(target + (<usize>k << 1), codes);
    positive = i32x4.add(positive, i32x4.dot_i16x8_s(i16x8.max_s(codes, zero), ones));
    all = i32x4.add(all, i32x4.dot_i16x8_s(codes, ones));
    highest = i16x8.max_s(highest, codes);
    lowest = i16x8.min_s(lowest, codes);
  }
  if (need == 0 && !withMeans) return;
  const plus = sumLanesInteger(positive);
  const minus = plus - sumLanesInteger(all);
  const top1 = maxLanes8(highest);
  const top2 = maxLanes8(i16x8.sub(zero, lowest));
  const unit = grid.unit;
  let varianceUnit: f32 = 0;
  if (withMeans) addIntegerMeans(x, target, inner, top1, top2);
  if (need == GAUSSIAN) {
    if (signed) varianceUnit = weighIntegerRow(x, row, inner, plus, minus, top1, top2) * unit * unit;
    else varianceUnit = <f32>plus * unit * unit;
  } else if (need == POISSON && signed) splitIntegerRow(x, row, inner);
  setStatistics(x, row, <f32>plus * unit, <f32>minus * unit, <f32>top1 * unit, <f32>top2 * unit, varianceUnit);
}

/**
 * x″ = S₊·x₊ + S₋·x₋ of one row, rounded to as many levels as sums of 31 bits allow.
 *
 * @returns what one level is worth, in squared codes
 */
function weighIntegerRow(x: First, row: i32, inner: i32, plus: i32, minus: i32, top1: i32, top2: i32): f32 {
  const source = draftRow(x, row, 0);
  const target = draftRow(x, row, 1);
  const bytes = <usize>roundUp(inner, 8) << 1;
  const highest = max<f64>(<f64>plus * <f64>top1, <f64>minus * <f64>top2);
  if (highest == 0) {
    memory.fill(target, 0, bytes);
    return 0;
  }
  const total = <f64>plus * <f64>plus + <f64>minus * <f64>minus;
  const roomForRounding = 2147483000.0 / <f64>SECONDARY_TOP - 0.5 * <f64>inner;
  const levels = min<f64>(32767.0 / highest, roomForRounding / total);
  const weightPlus = f32x4.splat(<f32>(<f64>plus * levels));
  const weightMinus = f32x4.splat(-<f32>(<f64>minus * levels));
  for (let k: usize = 0; k < bytes; k += 16) {
    const codes = v128.load(source + k);
    const low = weighed4(i32x4.extend_low_i16x8_s(codes), weightPlus, weightMinus);
    const high = weighed4(i32x4.extend_high_i16x8_s(codes), weightPlus, weightMinus);
    v128.store(target + k, i16x8.narrow_i32x4_s(low, high));
  }
  return <f32>(1.0 / levels);
}

/** |code| · (weight of its sign), rounded; `minus` is negative so that the product is not. */
// @ts-ignore: decorator
@inline
export function weighed4(codes: v128, plus: v128, minus: v128): v128 {
  const weight = v128.bitselect(minus, plus, i32x4.shr_s(codes, 31));
  return wholeToInteger4(f32x4.nearest(f32x4.mul(f32x4.convert_i32x4_s(codes), weight)));
}

/** x₊ in place of x, x₋ as the second version. */
function splitIntegerRow(x: First, row: i32, inner: i32): void {
  const source = draftRow(x, row, 0);
  const target = draftRow(x, row, 1);
  const zero = i16x8.splat(0);
  for (let k: usize = 0; k < <usize>roundUp(inner, 8) << 1; k += 16) {
    const codes = v128.load(source + k);
    v128.store(source + k, i16x8.max_s(codes, zero));
    v128.store(target + k, i16x8.max_s(i16x8.sub(zero, codes), zero));
  }
}

function addIntegerMeans(x: First, source: usize, inner: i32, top1: i32, top2: i32): void {
  const rows = <f64>x.rows;
  const plus = f32x4.splat(top1 > 0 ? <f32>(1.0 / (<f64>top1 * rows)) : 0);
  const minus = f32x4.splat(top2 > 0 ? <f32>(-1.0 / (<f64>top2 * rows)) : 0);
  for (let k = 0; k < inner; k += 4)
    addMeans4(x, k, f32x4.convert_i32x4_s(v128.load16x4_s(source + (<usize>k << 1))), plus, minus);
}

// @ts-ignore: decorator
@inline
function addMeans4(x: First, k: i32, v: v128, plus: v128, minus: v128): void {
  const zero = f32x4.splat(0);
  const at = x.means + (<usize>k << 2);
  const other = at + (<usize>roundUp(x.inner, 8) << 2);
  v128.store(at, multiplyAdd(f32x4.pmax(v, zero), plus, v128.load(at)));
  v128.store(other, multiplyAdd(f32x4.pmin(v, zero), minus, v128.load(other)));
}

function packFloatRow(
  x: First,
  grid: Grid,
  row: i32,
  source: usize,
  inner: i32,
  need: i32,
  withMeans: bool,
): void {
  const signed = !grid.nonNegative;
  const isRounded = grid.top > 0;
  const target = draftRow(x, row, 0);
  const zero = f32x4.splat(0);
  let positive = zero;
  let negative = zero;
  let highest = zero;
  let lowest = zero;
  for (let k = 0; k < inner; k += 4) {
    let v = v128.load(source + (<usize>k << 2));
    if (isRounded) v = rounded4(v);
    if (inner - k < 4) v = v128.and(v, laneMask4(inner - k));
    v128.store(target + (<usize>k << 2), v);
    positive = f32x4.add(positive, f32x4.pmax(v, zero));
    negative = f32x4.sub(negative, f32x4.pmin(v, zero));
    highest = f32x4.pmax(highest, v);
    lowest = f32x4.pmax(lowest, f32x4.neg(v));
  }
  // Rows are read to their multiple of 8.
  if (roundUp(inner, 4) != roundUp(inner, 8)) v128.store(target + (<usize>roundUp(inner, 4) << 2), zero);
  if (need == 0 && !withMeans) return;
  const plus = sumLanes(positive);
  const minus = sumLanes(negative);
  const max1 = maxLanes(highest);
  const max2 = maxLanes(lowest);
  if (withMeans) {
    const one = f32x4.splat(max1 > 0 ? <f32>(1.0 / (<f64>max1 * <f64>x.rows)) : 0);
    const two = f32x4.splat(max2 > 0 ? <f32>(-1.0 / (<f64>max2 * <f64>x.rows)) : 0);
    for (let k = 0; k < inner; k += 4) addMeans4(x, k, v128.load(target + (<usize>k << 2)), one, two);
  }
  if (need != 0 && signed) deriveFloatRow(target, draftRow(x, row, 1), x.rowBytes, need, plus, minus);
  // x″ = S·x of non-negative rows is applied per row, not per element.
  setStatistics(x, row, plus, minus, max1, max2, signed ? 1 : plus);
}

function deriveFloatRow(source: usize, target: usize, bytes: usize, need: i32, plus: f32, minus: f32): void {
  const zero = f32x4.splat(0);
  const weightPlus = f32x4.splat(plus);
  const weightMinus = f32x4.splat(-minus);
  for (let k: usize = 0; k < bytes; k += 16) {
    const v = v128.load(source + k);
    const v1 = f32x4.pmax(v, zero);
    const v2 = f32x4.pmin(v, zero);
    if (need == GAUSSIAN) {
      v128.store(target + k, multiplyAdd(v1, weightPlus, f32x4.mul(v2, weightMinus)));
    } else {
      v128.store(source + k, v1);
      v128.store(target + k, f32x4.neg(v2));
    }
  }
}
