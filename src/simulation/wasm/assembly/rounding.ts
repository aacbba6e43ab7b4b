/** Rounding on a grid, four or eight values at once. */
import { Grid } from './operand';
import { multiplyAdd } from './polynomials';

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

/** |code| · (weight of its sign), rounded; `minus` is negative so that the product is not. */
// @ts-ignore: decorator
@inline
export function weighed4(codes: v128, plus: v128, minus: v128): v128 {
  const weight = v128.bitselect(minus, plus, i32x4.shr_s(codes, 31));
  return wholeToInteger4(f32x4.nearest(f32x4.mul(f32x4.convert_i32x4_s(codes), weight)));
}
