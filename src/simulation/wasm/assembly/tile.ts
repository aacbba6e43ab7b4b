/**
 * The inner loops: 4 rows × 8 columns of one product, accumulated in registers. One step takes a
 * 32-bit unit of each row (a float, or a pair of int16 for the pairwise dot product) and two
 * vectors of the panel. Four steps are written out: what bounds the loop is the number of
 * instructions, and so it has two addresses, with all offsets in the instructions.
 */

// @ts-ignore: decorator
@inline
function dot(sum: v128, x: v128, w: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(x, w));
}

/**
 * Exact sums of products of int16 codes, as floats, 8 vectors at `target` (row by row).
 *
 * @param inner a multiple of 8
 */
export function integerTile(x: usize, w: usize, inner: i32, target: usize): void {
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const end = x + (<usize>inner << 3);
  while (x < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(x);
    a0 = dot(a0, v, w0);
    a1 = dot(a1, v, w1);
    v = v128.load32_splat(x, 4);
    b0 = dot(b0, v, w0);
    b1 = dot(b1, v, w1);
    v = v128.load32_splat(x, 8);
    c0 = dot(c0, v, w0);
    c1 = dot(c1, v, w1);
    v = v128.load32_splat(x, 12);
    d0 = dot(d0, v, w0);
    d1 = dot(d1, v, w1);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(x, 16);
    a0 = dot(a0, v, w0);
    a1 = dot(a1, v, w1);
    v = v128.load32_splat(x, 20);
    b0 = dot(b0, v, w0);
    b1 = dot(b1, v, w1);
    v = v128.load32_splat(x, 24);
    c0 = dot(c0, v, w0);
    c1 = dot(c1, v, w1);
    v = v128.load32_splat(x, 28);
    d0 = dot(d0, v, w0);
    d1 = dot(d1, v, w1);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    v = v128.load32_splat(x, 32);
    a0 = dot(a0, v, w0);
    a1 = dot(a1, v, w1);
    v = v128.load32_splat(x, 36);
    b0 = dot(b0, v, w0);
    b1 = dot(b1, v, w1);
    v = v128.load32_splat(x, 40);
    c0 = dot(c0, v, w0);
    c1 = dot(c1, v, w1);
    v = v128.load32_splat(x, 44);
    d0 = dot(d0, v, w0);
    d1 = dot(d1, v, w1);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    v = v128.load32_splat(x, 48);
    a0 = dot(a0, v, w0);
    a1 = dot(a1, v, w1);
    v = v128.load32_splat(x, 52);
    b0 = dot(b0, v, w0);
    b1 = dot(b1, v, w1);
    v = v128.load32_splat(x, 56);
    c0 = dot(c0, v, w0);
    c1 = dot(c1, v, w1);
    v = v128.load32_splat(x, 60);
    d0 = dot(d0, v, w0);
    d1 = dot(d1, v, w1);
    x += 64;
    w += 128;
  }
  v128.store(target, f32x4.convert_i32x4_s(a0));
  v128.store(target, f32x4.convert_i32x4_s(a1), 16);
  v128.store(target, f32x4.convert_i32x4_s(b0), 32);
  v128.store(target, f32x4.convert_i32x4_s(b1), 48);
  v128.store(target, f32x4.convert_i32x4_s(c0), 64);
  v128.store(target, f32x4.convert_i32x4_s(c1), 80);
  v128.store(target, f32x4.convert_i32x4_s(d0), 96);
  v128.store(target, f32x4.convert_i32x4_s(d1), 112);
}

// @ts-ignore: decorator
@inline
function multiply(sum: v128, x: v128, w: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, w));
}

/** The same of float32 values. */
export function floatTile(x: usize, w: usize, inner: i32, target: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const end = x + (<usize>inner << 4);
  while (x < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(x);
    a0 = multiply(a0, v, w0);
    a1 = multiply(a1, v, w1);
    v = v128.load32_splat(x, 4);
    b0 = multiply(b0, v, w0);
    b1 = multiply(b1, v, w1);
    v = v128.load32_splat(x, 8);
    c0 = multiply(c0, v, w0);
    c1 = multiply(c1, v, w1);
    v = v128.load32_splat(x, 12);
    d0 = multiply(d0, v, w0);
    d1 = multiply(d1, v, w1);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(x, 16);
    a0 = multiply(a0, v, w0);
    a1 = multiply(a1, v, w1);
    v = v128.load32_splat(x, 20);
    b0 = multiply(b0, v, w0);
    b1 = multiply(b1, v, w1);
    v = v128.load32_splat(x, 24);
    c0 = multiply(c0, v, w0);
    c1 = multiply(c1, v, w1);
    v = v128.load32_splat(x, 28);
    d0 = multiply(d0, v, w0);
    d1 = multiply(d1, v, w1);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    v = v128.load32_splat(x, 32);
    a0 = multiply(a0, v, w0);
    a1 = multiply(a1, v, w1);
    v = v128.load32_splat(x, 36);
    b0 = multiply(b0, v, w0);
    b1 = multiply(b1, v, w1);
    v = v128.load32_splat(x, 40);
    c0 = multiply(c0, v, w0);
    c1 = multiply(c1, v, w1);
    v = v128.load32_splat(x, 44);
    d0 = multiply(d0, v, w0);
    d1 = multiply(d1, v, w1);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    v = v128.load32_splat(x, 48);
    a0 = multiply(a0, v, w0);
    a1 = multiply(a1, v, w1);
    v = v128.load32_splat(x, 52);
    b0 = multiply(b0, v, w0);
    b1 = multiply(b1, v, w1);
    v = v128.load32_splat(x, 56);
    c0 = multiply(c0, v, w0);
    c1 = multiply(c1, v, w1);
    v = v128.load32_splat(x, 60);
    d0 = multiply(d0, v, w0);
    d1 = multiply(d1, v, w1);
    x += 64;
    w += 128;
  }
  v128.store(target, a0);
  v128.store(target, a1, 16);
  v128.store(target, b0, 32);
  v128.store(target, b1, 48);
  v128.store(target, c0, 64);
  v128.store(target, c1, 80);
  v128.store(target, d0, 96);
  v128.store(target, d1, 112);
}
