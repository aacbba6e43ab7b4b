/**
 * Box–Muller from one 32-bit word per pair: the upper 16 bits are the radius, the lower 16 the
 * angle. The three parts stand apart because a product that needs only cosines computes no cosine
 * polynomial at all: cos 2a = 1 − 2 sin² a.
 */
import { constant, cosine4, log4, multiplyAdd, sine4 } from './polynomials';

/** 2⁻¹⁶, 2⁻¹⁷, −2, π/2¹⁶, π/2¹⁷, 1. */
const CONSTANTS = memory.data<f32>([
  1.52587890625e-5, 7.62939453125e-6, -2, 4.79368996e-5, 2.39684498e-5, 1,
]);

/** √(−2 ln u), u = (upper half + ½)/2¹⁶. */
// @ts-ignore: decorator
@inline
export function radius4(words: v128): v128 {
  const upper = f32x4.convert_i32x4_s(i32x4.shr_u(words, 16));
  const u = multiplyAdd(upper, constant(CONSTANTS, 0), constant(CONSTANTS, 1));
  return f32x4.sqrt(f32x4.mul(log4(u), constant(CONSTANTS, 2)));
}

/** Half of the angle 2π(lower half + ½)/2¹⁶, turned by whole turns into (−π/2, π/2). */
// @ts-ignore: decorator
@inline
export function halfAngle4(words: v128): v128 {
  const lower = f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(words, 16), 16));
  return multiplyAdd(lower, constant(CONSTANTS, 3), constant(CONSTANTS, 4));
}

/** The even normal of each word: radius · cos(angle). */
// @ts-ignore: decorator
@inline
export function cosineNormal4(words: v128): v128 {
  const s = sine4(halfAngle4(words));
  const cosine = f32x4.sub(constant(CONSTANTS, 5), f32x4.mul(f32x4.add(s, s), s));
  return f32x4.mul(cosine, radius4(words));
}

/** Both normals of each word: radius · cos at `target`, radius · sin 16 bytes on. */
// @ts-ignore: decorator
@inline
export function normalPair4(words: v128, target: usize): void {
  const half = halfAngle4(words);
  const radius = radius4(words);
  const s = sine4(half);
  const twice = f32x4.add(s, s);
  v128.store(target, f32x4.mul(f32x4.sub(constant(CONSTANTS, 5), f32x4.mul(twice, s)), radius));
  v128.store(target, f32x4.mul(f32x4.mul(twice, cosine4(half)), radius), 16);
}
