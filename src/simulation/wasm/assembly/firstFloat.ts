/** One row of the first operand as floats: where nothing is rounded, or codes would not fit. */
import { addMeans4, draftRow, setStatistics } from './firstDraft';
import { laneMask4, maxLanes, sumLanes } from './lanes';
import { First, GAUSSIAN, Grid, roundUp } from './operand';
import { multiplyAdd } from './polynomials';
import { rounded4 } from './rounding';

export function packFloatRow(
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
