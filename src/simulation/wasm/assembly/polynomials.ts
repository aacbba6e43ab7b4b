/**
 * Elementary functions on four floats. The coefficients are minimax fits (Lawson-weighted least
 * squares on Chebyshev nodes); the errors stated are of the fit, rounding adds about 10⁻⁷.
 */

// @ts-ignore: decorator
@inline
function constant(value: f32): v128 {
  return f32x4.splat(value);
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
  const exponent = i32x4.shr_s(i32x4.sub(v, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(v, i32x4.shl(exponent, 23)), constant(1));
  const f2 = f32x4.mul(f, f);
  const low = multiplyAdd(constant(-0.500003651), f, constant(0.999999945));
  const lowMiddle = multiplyAdd(constant(-0.249699079), f, constant(0.333350587));
  const highMiddle = multiplyAdd(constant(-0.172508512), f, constant(0.199001716));
  const high = multiplyAdd(constant(-0.101067742), f, constant(0.162225399));
  const f4 = f32x4.mul(f2, f2);
  const series = multiplyAdd(multiplyAdd(high, f2, highMiddle), f4, multiplyAdd(lowMiddle, f2, low));
  return multiplyAdd(f32x4.convert_i32x4_s(exponent), constant(0.693147182), f32x4.mul(series, f));
}

/** sin(a) for |a| ≤ π/2, absolute error 3·10⁻⁹. */
// @ts-ignore: decorator
@inline
export function sine4(a: v128): v128 {
  const a2 = f32x4.mul(a, a);
  let series = multiplyAdd(constant(2.59051087e-6), a2, constant(-0.000198009111));
  series = multiplyAdd(series, a2, constant(0.0083329001));
  series = multiplyAdd(series, a2, constant(-0.166666477));
  return multiplyAdd(f32x4.mul(series, a2), a, a);
}

/** cos(a) for |a| ≤ π/2, absolute error 5·10⁻⁸. */
// @ts-ignore: decorator
@inline
export function cosine4(a: v128): v128 {
  const a2 = f32x4.mul(a, a);
  let series = multiplyAdd(constant(2.31539313e-5), a2, constant(-0.00138537043));
  series = multiplyAdd(series, a2, constant(0.0416635847));
  series = multiplyAdd(series, a2, constant(-0.499999053));
  return multiplyAdd(series, a2, constant(0.999999953));
}

/** exp(v) for −87 ≤ v ≤ 88, relative error 2·10⁻⁹, exactly 1 at 0; below −87 about 10⁻³⁸. */
// @ts-ignore: decorator
@inline
export function exp4(v: v128): v128 {
  v = f32x4.max(v, constant(-87));
  const whole = f32x4.nearest(f32x4.mul(v, constant(1.44269502)));
  // ln 2 in two parts: the first has few bits, so that whole·part is exact.
  let r = f32x4.sub(v, f32x4.mul(whole, constant(0.693359375)));
  r = f32x4.add(r, f32x4.mul(whole, constant(2.12194442e-4)));
  let series = multiplyAdd(constant(0.00138368422), r, constant(0.00837481602));
  series = multiplyAdd(series, r, constant(0.0416682257));
  series = multiplyAdd(series, r, constant(0.166664202));
  series = multiplyAdd(series, r, constant(0.499999921));
  series = multiplyAdd(series, r, constant(1));
  series = multiplyAdd(series, r, constant(1));
  return i32x4.add(series, i32x4.shl(i32x4.trunc_sat_f32x4_s(whole), 23));
}
