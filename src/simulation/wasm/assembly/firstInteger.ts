/** One row of the first operand as integer codes. */
import { addMeans4, draftRow, setStatistics } from './firstDraft';
import { laneMask8, maxLanes8, sumLanesInteger } from './lanes';
import { First, GAUSSIAN, Grid, POISSON, SECONDARY_TOP, roundUp } from './operand';
import { integerCodes8, weighed4 } from './rounding';

export function packIntegerRow(
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
