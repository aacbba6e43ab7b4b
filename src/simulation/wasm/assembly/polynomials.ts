/**
 * Elementary functions on four floats. The coefficients are minimax fits (Lawson-weighted least
 * squares on Chebyshev nodes); the errors stated are of the fit, rounding adds about 10⁻⁷.
 */

/**
 * The constants stand in memory: a vector constant in the code costs several instructions each
 * time, a load that spreads one float over the lanes costs one.
 */
export const LOG = memory.data<f32>([
  0.999999945, -0.500003651, 0.333350587, -0.249699079, 0.199001716, -0.172508512, 0.162225399, -0.101067742,
  1, 0.693147182,
]);
export const SINE = memory.data<f32>([-0.166666477, 0.0083329001, -0.000198009111, 2.59051087e-6]);
/** cos(a) for |a| ≤ π/2 as a series in a², absolute error 5·10⁻⁸. */
export const COSINE = memory.data<f32>([0.999999953, -0.499999053, 0.0416635847, -0.00138537043, 2.31539313e-5]);
const EXP = memory.data<f32>([
  1, 0.499999921, 0.166664202, 0.0416682257, 0.00837481602, 0.00138368422, -87, 1.44269502, 0.693359375,
  2.12194442e-4,
]);

export const SQUARE_ROOT_HALF = memory.data<i32>([0x3f3504f3]);

/** Entry `index` of one of these tables in all lanes. */
// @ts-ignore: decorator
@inline
export function constant(table: usize, index: usize): v128 {
  return v128.load32_splat(table + (index << 2));
}

/** a·b + c. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * ln(v) for positive normal v, relative error 1.7·10⁻⁷ (relative also near v = 1, where a
 * logarithm summed from exponent and mantissa would lose everything).
 */
// @ts-ignore: decorator
@inline
export function log4(v: v128): v128 {
  // Exponent such that the mantissa lies in [√½, √2): ln of numbers near 1 has exponent 0.
  const exponent = i32x4.shr_s(i32x4.sub(v, constant(SQUARE_ROOT_HALF, 0)), 23);
  const f = f32x4.sub(i32x4.sub(v, i32x4.shl(exponent, 23)), constant(LOG, 8));
  const f2 = f32x4.mul(f, f);
  const low = multiplyAdd(constant(LOG, 1), f, constant(LOG, 0));
  const lowMiddle = multiplyAdd(constant(LOG, 3), f, constant(LOG, 2));
  const highMiddle = multiplyAdd(constant(LOG, 5), f, constant(LOG, 4));
  const high = multiplyAdd(constant(LOG, 7), f, constant(LOG, 6));
  const f4 = f32x4.mul(f2, f2);
  const series = multiplyAdd(multiplyAdd(high, f2, highMiddle), f4, multiplyAdd(lowMiddle, f2, low));
  return multiplyAdd(f32x4.convert_i32x4_s(exponent), constant(LOG, 9), f32x4.mul(series, f));
}

/** sin(a) for |a| ≤ π/2, absolute error 3·10⁻⁹. */
// @ts-ignore: decorator
@inline
export function sine4(a: v128): v128 {
  const a2 = f32x4.mul(a, a);
  let series = multiplyAdd(constant(SINE, 3), a2, constant(SINE, 2));
  series = multiplyAdd(series, a2, constant(SINE, 1));
  series = multiplyAdd(series, a2, constant(SINE, 0));
  return multiplyAdd(f32x4.mul(series, a2), a, a);
}

/** exp(v) for −87 ≤ v ≤ 88, relative error 2·10⁻⁹, exactly 1 at 0; below −87 about 10⁻³⁸. */
// @ts-ignore: decorator
@inline
export function exp4(v: v128): v128 {
  v = f32x4.pmax(v, constant(EXP, 6));
  const whole = f32x4.nearest(f32x4.mul(v, constant(EXP, 7)));
  // ln 2 in two parts: the first has few bits, so that whole·part is exact.
  let r = f32x4.sub(v, f32x4.mul(whole, constant(EXP, 8)));
  r = f32x4.add(r, f32x4.mul(whole, constant(EXP, 9)));
  let series = multiplyAdd(constant(EXP, 5), r, constant(EXP, 4));
  series = multiplyAdd(series, r, constant(EXP, 3));
  series = multiplyAdd(series, r, constant(EXP, 2));
  series = multiplyAdd(series, r, constant(EXP, 1));
  series = multiplyAdd(series, r, constant(EXP, 0));
  series = multiplyAdd(series, r, constant(EXP, 0));
  // `whole` as an integer: in the mantissa of 1.5·2²³ + whole, whose upper bits the shift drops.
  const shifted = f32x4.add(whole, f32x4.splat(12582912));
  return i32x4.add(series, i32x4.shl(shifted, 23));
}
