/**
 * pcg4d (Jarzynski & Olano 2020), four counters at a time, bit for bit as `src/random`.
 * Each vector holds the same counter word of four counters. One function for each of the four
 * results would repeat the work, so the hash is written to memory (4 vectors).
 */

/** Where `hash4` leaves its words: x of all four lanes, then y, z and w. Room for two hashes. */
export const hashed: usize = memory.data(128, 16);

/** Multiplier and increment, loaded when needed (see polynomials). */
const CONSTANTS = memory.data<u32>([1664525, 1013904223]);

// @ts-ignore: decorator
@inline
function spread(v: v128): v128 {
  return i32x4.add(i32x4.mul(v, v128.load32_splat(CONSTANTS)), v128.load32_splat(CONSTANTS, 4));
}

// @ts-ignore: decorator
@inline
function fold(v: v128): v128 {
  return v128.xor(v, i32x4.shr_u(v, 16));
}

/** Hashes four counters (x, y, z, w) into `target`, usually `hashed`. */
// @ts-ignore: decorator
@inline
export function hash4(x: v128, y: v128, z: v128, w: v128, target: usize = hashed): void {
  x = spread(x);
  y = spread(y);
  z = spread(z);
  w = spread(w);
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
  x = fold(x);
  y = fold(y);
  z = fold(z);
  w = fold(w);
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
  v128.store(target, x);
  v128.store(target, y, 16);
  v128.store(target, z, 32);
  v128.store(target, w, 48);
}

/** The fourth counter word of one product, as `streamKey` of `src/random`. */
export function streamKey(seed: u32, layer: u32, operation: u32, purpose: u32): u32 {
  hash4(i32x4.splat(seed), i32x4.splat(layer), i32x4.splat(operation), i32x4.splat(purpose));
  return load<u32>(hashed, 48);
}
