/**
 * Box–Muller from one 32-bit word per pair: the upper 16 bits are the radius, the lower 16 the
 * angle. The three parts stand apart because a product that needs only cosines computes no cosine
 * polynomial at all: cos 2a = 1 − 2 sin² a.
 */
import { COSINE, LOG, SINE, SQUARE_ROOT_HALF, constant, log4, multiplyAdd, sine4 } from './polynomials';

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

/**
 * Both normals of each of sixteen words (four vectors at `words`): per vector radius · cos, then
 * radius · sin, 32 bytes a vector, at `target`. The four go in step, so that each constant is
 * loaded once and no chain of dependent operations is waited for.
 */
export function normals16(words: usize, target: usize): void {
  let a = v128.load(words);
  let b = v128.load(words, 16);
  let c = v128.load(words, 32);
  let d = v128.load(words, 48);
  let constant0 = constant(CONSTANTS, 0);
  let constant1 = constant(CONSTANTS, 1);
  let ua = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_u(a, 16)), constant0, constant1);
  let ub = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_u(b, 16)), constant0, constant1);
  let uc = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_u(c, 16)), constant0, constant1);
  let ud = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_u(d, 16)), constant0, constant1);
  constant0 = constant(SQUARE_ROOT_HALF, 0);
  constant1 = constant(LOG, 8);
  const exponenta = i32x4.shr_s(i32x4.sub(ua, constant0), 23);
  const exponentb = i32x4.shr_s(i32x4.sub(ub, constant0), 23);
  const exponentc = i32x4.shr_s(i32x4.sub(uc, constant0), 23);
  const exponentd = i32x4.shr_s(i32x4.sub(ud, constant0), 23);
  ua = f32x4.sub(i32x4.sub(ua, i32x4.shl(exponenta, 23)), constant1);
  ub = f32x4.sub(i32x4.sub(ub, i32x4.shl(exponentb, 23)), constant1);
  uc = f32x4.sub(i32x4.sub(uc, i32x4.shl(exponentc, 23)), constant1);
  ud = f32x4.sub(i32x4.sub(ud, i32x4.shl(exponentd, 23)), constant1);
  constant0 = constant(LOG, 7);
  constant1 = constant(LOG, 6);
  let sa = multiplyAdd(ua, constant0, constant1);
  let sb = multiplyAdd(ub, constant0, constant1);
  let sc = multiplyAdd(uc, constant0, constant1);
  let sd = multiplyAdd(ud, constant0, constant1);
  constant0 = constant(LOG, 5);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 4);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 3);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 2);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 1);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 0);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(LOG, 9);
  constant1 = constant(CONSTANTS, 2);
  sa = multiplyAdd(f32x4.convert_i32x4_s(exponenta), constant0, f32x4.mul(sa, ua));
  sb = multiplyAdd(f32x4.convert_i32x4_s(exponentb), constant0, f32x4.mul(sb, ub));
  sc = multiplyAdd(f32x4.convert_i32x4_s(exponentc), constant0, f32x4.mul(sc, uc));
  sd = multiplyAdd(f32x4.convert_i32x4_s(exponentd), constant0, f32x4.mul(sd, ud));
  const radiusa = f32x4.sqrt(f32x4.mul(sa, constant1));
  const radiusb = f32x4.sqrt(f32x4.mul(sb, constant1));
  const radiusc = f32x4.sqrt(f32x4.mul(sc, constant1));
  const radiusd = f32x4.sqrt(f32x4.mul(sd, constant1));
  constant0 = constant(CONSTANTS, 3);
  constant1 = constant(CONSTANTS, 4);
  a = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(a, 16), 16)), constant0, constant1);
  b = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(b, 16), 16)), constant0, constant1);
  c = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(c, 16), 16)), constant0, constant1);
  d = multiplyAdd(f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(d, 16), 16)), constant0, constant1);
  ua = f32x4.mul(a, a);
  ub = f32x4.mul(b, b);
  uc = f32x4.mul(c, c);
  ud = f32x4.mul(d, d);
  constant0 = constant(SINE, 3);
  constant1 = constant(SINE, 2);
  sa = multiplyAdd(ua, constant0, constant1);
  sb = multiplyAdd(ub, constant0, constant1);
  sc = multiplyAdd(uc, constant0, constant1);
  sd = multiplyAdd(ud, constant0, constant1);
  constant0 = constant(SINE, 1);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(SINE, 0);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  sa = multiplyAdd(f32x4.mul(sa, ua), a, a);
  sb = multiplyAdd(f32x4.mul(sb, ub), b, b);
  sc = multiplyAdd(f32x4.mul(sc, uc), c, c);
  sd = multiplyAdd(f32x4.mul(sd, ud), d, d);
  const twicea = f32x4.add(sa, sa);
  const twiceb = f32x4.add(sb, sb);
  const twicec = f32x4.add(sc, sc);
  const twiced = f32x4.add(sd, sd);
  constant0 = constant(CONSTANTS, 5);
  v128.store(target, f32x4.mul(f32x4.sub(constant0, f32x4.mul(twicea, sa)), radiusa));
  v128.store(target, f32x4.mul(f32x4.sub(constant0, f32x4.mul(twiceb, sb)), radiusb), 32);
  v128.store(target, f32x4.mul(f32x4.sub(constant0, f32x4.mul(twicec, sc)), radiusc), 64);
  v128.store(target, f32x4.mul(f32x4.sub(constant0, f32x4.mul(twiced, sd)), radiusd), 96);
  constant0 = constant(COSINE, 4);
  constant1 = constant(COSINE, 3);
  sa = multiplyAdd(ua, constant0, constant1);
  sb = multiplyAdd(ub, constant0, constant1);
  sc = multiplyAdd(uc, constant0, constant1);
  sd = multiplyAdd(ud, constant0, constant1);
  constant0 = constant(COSINE, 2);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(COSINE, 1);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  constant0 = constant(COSINE, 0);
  sa = multiplyAdd(sa, ua, constant0);
  sb = multiplyAdd(sb, ub, constant0);
  sc = multiplyAdd(sc, uc, constant0);
  sd = multiplyAdd(sd, ud, constant0);
  v128.store(target, f32x4.mul(f32x4.mul(twicea, sa), radiusa), 16);
  v128.store(target, f32x4.mul(f32x4.mul(twiceb, sb), radiusb), 48);
  v128.store(target, f32x4.mul(f32x4.mul(twicec, sc), radiusc), 80);
  v128.store(target, f32x4.mul(f32x4.mul(twiced, sd), radiusd), 112);
}
