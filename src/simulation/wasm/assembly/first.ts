/** Rounds rows of the first operand and derives what the noise needs of them. */
import { First, GAUSSIAN, Grid, POISSON, SECONDARY_TOP, roundUp } from './operand';
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

/** Four codes c = floor(clamp(v·scale + offset, 0, 1)·top + ½), as floats. */
// @ts-ignore: decorator
@inline
function codes4(v: v128, scale: v128, offset: v128, top: v128): v128 {
  const t = f32x4.min(f32x4.max(multiplyAdd(v, scale, offset), f32x4.splat(0)), f32x4.splat(1));
  return f32x4.floor(multiplyAdd(t, top, f32x4.splat(0.5)));
}

/** Eight int16 codes of the floats at `source`: 2c − top if signed, c if not. */
// @ts-ignore: decorator
@inline
export function integerCodes8(source: usize, scale: v128, offset: v128, top: v128, factor: v128, shift: v128): v128 {
  const low = multiplyAdd(codes4(v128.load(source), scale, offset, top), factor, shift);
  const high = multiplyAdd(codes4(v128.load(source, 16), scale, offset, top), factor, shift);
  return i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(low), i32x4.trunc_sat_f32x4_s(high));
}

/** Four floats rounded on the grid and turned back into values. */
// @ts-ignore: decorator
@inline
export function rounded4(v: v128, scale: v128, offset: v128, top: v128, step: v128, base: v128): v128 {
  return multiplyAdd(codes4(v, scale, offset, top), step, base);
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

/**
 * Empties the operand for `rows` rows of `inner`: strides, padding rows, means.
 *
 * @param withMeans whether `means` will be accumulated
 */
export function beginFirst(x: First, grid: Grid, integer: bool, rows: i32, inner: i32, need: i32, withMeans: bool): void {
  x.rows = rows;
  x.inner = inner;
  x.integer = integer;
  x.nonNegative = grid.nonNegative;
  x.unit = integer ? grid.unit : 1;
  x.stride = <usize>(integer ? roundUp(inner, 8) * 2 : roundUp(inner, 4) * 4);
  if (withMeans) memory.fill(x.means, 0, <usize>roundUp(inner, 8) * 8);
  const padding = roundUp(rows, 4) - rows;
  if (padding > 0) {
    const bytes = x.stride * <usize>padding;
    memory.fill(x.primary + x.stride * <usize>rows, 0, bytes);
    if (need != 0 && !x.nonNegative) memory.fill(x.secondary + x.stride * <usize>rows, 0, bytes);
    for (let row = rows; row < rows + padding; row++) setStatistics(x, row, 0, 0, 0, 0, 0);
  }
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
 * Rounds one row (floats at `source`) and derives its second version and statistics.
 *
 * @param inner how many entries to look at; the product must not reach beyond their multiple of 4
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
  beginFirst(x, grid, integer, rows, inner, need, withMeans);
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
  const scale = f32x4.splat(signed ? <f32>(0.5 / <f64>grid.limit) : <f32>(1.0 / <f64>grid.limit));
  const offset = f32x4.splat(signed ? 0.5 : 0);
  const top = f32x4.splat(<f32>grid.top);
  const factor = f32x4.splat(signed ? 2 : 1);
  const shift = f32x4.splat(signed ? -<f32>grid.top : 0);
  const target = x.primary + x.stride * <usize>row;
  const ones = i16x8.splat(1);
  const zero = i16x8.splat(0);
  let positive = zero;
  let all = zero;
  let highest = zero;
  let lowest = zero;
  for (let k = 0; k < inner; k += 8) {
    let codes = integerCodes8(source + (<usize>k << 2), scale, offset, top, factor, shift);
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
    if (signed) varianceUnit = weighIntegerRow(x, row, target, plus, minus, top1, top2) * unit * unit;
    else varianceUnit = <f32>plus * unit * unit;
  } else if (need == POISSON && signed) splitIntegerRow(x, row, target);
  setStatistics(x, row, <f32>plus * unit, <f32>minus * unit, <f32>top1 * unit, <f32>top2 * unit, varianceUnit);
}

/**
 * x″ = S₊·x₊ + S₋·x₋ of one row, rounded to as many levels as sums of 31 bits allow.
 *
 * @returns what one level is worth, in squared codes
 */
function weighIntegerRow(x: First, row: i32, source: usize, plus: i32, minus: i32, top1: i32, top2: i32): f32 {
  const highest = max<f64>(<f64>plus * <f64>top1, <f64>minus * <f64>top2);
  if (highest == 0) {
    memory.fill(x.secondary + x.stride * <usize>row, 0, x.stride);
    return 0;
  }
  const total = <f64>plus * <f64>plus + <f64>minus * <f64>minus;
  const roomForRounding = 2147483000.0 / <f64>SECONDARY_TOP - 0.5 * <f64>x.inner;
  const levels = min<f64>(32767.0 / highest, roomForRounding / total);
  const weightPlus = f32x4.splat(<f32>(<f64>plus * levels));
  const weightMinus = f32x4.splat(-<f32>(<f64>minus * levels));
  const target = x.secondary + x.stride * <usize>row;
  for (let k: usize = 0; k < x.stride; k += 16) {
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
  return i32x4.trunc_sat_f32x4_s(multiplyAdd(f32x4.convert_i32x4_s(codes), weight, f32x4.splat(0.5)));
}

/** x₊ in place of x, x₋ as the second version. */
function splitIntegerRow(x: First, row: i32, source: usize): void {
  const target = x.secondary + x.stride * <usize>row;
  const zero = i16x8.splat(0);
  for (let k: usize = 0; k < x.stride; k += 16) {
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
  v128.store(at, multiplyAdd(f32x4.max(v, zero), plus, v128.load(at)));
  v128.store(other, multiplyAdd(f32x4.min(v, zero), minus, v128.load(other)));
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
  const limit = <f64>grid.limit;
  const scale = f32x4.splat(signed ? <f32>(0.5 / limit) : <f32>(1.0 / limit));
  const offset = f32x4.splat(signed ? 0.5 : 0);
  const top = f32x4.splat(<f32>grid.top);
  const step = f32x4.splat(isRounded ? <f32>((signed ? 2 * limit : limit) / <f64>grid.top) : 0);
  const base = f32x4.splat(signed ? -grid.limit : 0);
  const target = x.primary + x.stride * <usize>row;
  const zero = f32x4.splat(0);
  let positive = zero;
  let negative = zero;
  let highest = zero;
  let lowest = zero;
  for (let k = 0; k < inner; k += 4) {
    let v = v128.load(source + (<usize>k << 2));
    if (isRounded) v = rounded4(v, scale, offset, top, step, base);
    if (inner - k < 4) v = v128.and(v, laneMask4(inner - k));
    v128.store(target + (<usize>k << 2), v);
    positive = f32x4.add(positive, f32x4.max(v, zero));
    negative = f32x4.sub(negative, f32x4.min(v, zero));
    highest = f32x4.max(highest, v);
    lowest = f32x4.max(lowest, f32x4.neg(v));
  }
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
  if (need != 0 && signed) deriveFloatRow(target, x.secondary + x.stride * <usize>row, x.stride, need, plus, minus);
  // x″ = S·x of non-negative rows is applied per row, not per element.
  setStatistics(x, row, plus, minus, max1, max2, signed ? 1 : plus);
}

function deriveFloatRow(source: usize, target: usize, bytes: usize, need: i32, plus: f32, minus: f32): void {
  const zero = f32x4.splat(0);
  const weightPlus = f32x4.splat(plus);
  const weightMinus = f32x4.splat(-minus);
  for (let k: usize = 0; k < bytes; k += 16) {
    const v = v128.load(source + k);
    const v1 = f32x4.max(v, zero);
    const v2 = f32x4.min(v, zero);
    if (need == GAUSSIAN) {
      v128.store(target + k, multiplyAdd(v1, weightPlus, f32x4.mul(v2, weightMinus)));
    } else {
      v128.store(source + k, v1);
      v128.store(target + k, f32x4.neg(v2));
    }
  }
}
