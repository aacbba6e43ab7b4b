/**
 * The inner loops: 4 rows × 8 columns of one product, accumulated in registers. Integers take two
 * inner indices per step (pairwise dot product of int16), floats one; both are unrolled by hand
 * because every load then has its offset in the instruction.
 */

// @ts-ignore: decorator
@inline
function dotStep(sum: v128, x: v128, w: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(x, w));
}

/** Exact sums of products of int16 codes, as floats, 8 vectors at `target` (row by row). */
export function integerTile(x: usize, stride: usize, w: usize, inner: i32, target: usize): void {
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  let xb = x + stride;
  let xc = xb + stride;
  let xd = xc + stride;
  const end = x + (<usize>inner << 1);
  while (x < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(x);
    a0 = dotStep(a0, v, w0);
    a1 = dotStep(a1, v, w1);
    v = v128.load32_splat(xb);
    b0 = dotStep(b0, v, w0);
    b1 = dotStep(b1, v, w1);
    v = v128.load32_splat(xc);
    c0 = dotStep(c0, v, w0);
    c1 = dotStep(c1, v, w1);
    v = v128.load32_splat(xd);
    d0 = dotStep(d0, v, w0);
    d1 = dotStep(d1, v, w1);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(x, 4);
    a0 = dotStep(a0, v, w0);
    a1 = dotStep(a1, v, w1);
    v = v128.load32_splat(xb, 4);
    b0 = dotStep(b0, v, w0);
    b1 = dotStep(b1, v, w1);
    v = v128.load32_splat(xc, 4);
    c0 = dotStep(c0, v, w0);
    c1 = dotStep(c1, v, w1);
    v = v128.load32_splat(xd, 4);
    d0 = dotStep(d0, v, w0);
    d1 = dotStep(d1, v, w1);
    x += 8;
    xb += 8;
    xc += 8;
    xd += 8;
    w += 64;
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
function multiplyStep(sum: v128, x: v128, w: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, w));
}

/** The same of float32 values. */
export function floatTile(x: usize, stride: usize, w: usize, inner: i32, target: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  let xb = x + stride;
  let xc = xb + stride;
  let xd = xc + stride;
  const end = x + (<usize>inner << 2);
  while (x < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(x);
    a0 = multiplyStep(a0, v, w0);
    a1 = multiplyStep(a1, v, w1);
    v = v128.load32_splat(xb);
    b0 = multiplyStep(b0, v, w0);
    b1 = multiplyStep(b1, v, w1);
    v = v128.load32_splat(xc);
    c0 = multiplyStep(c0, v, w0);
    c1 = multiplyStep(c1, v, w1);
    v = v128.load32_splat(xd);
    d0 = multiplyStep(d0, v, w0);
    d1 = multiplyStep(d1, v, w1);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(x, 4);
    a0 = multiplyStep(a0, v, w0);
    a1 = multiplyStep(a1, v, w1);
    v = v128.load32_splat(xb, 4);
    b0 = multiplyStep(b0, v, w0);
    b1 = multiplyStep(b1, v, w1);
    v = v128.load32_splat(xc, 4);
    c0 = multiplyStep(c0, v, w0);
    c1 = multiplyStep(c1, v, w1);
    v = v128.load32_splat(xd, 4);
    d0 = multiplyStep(d0, v, w0);
    d1 = multiplyStep(d1, v, w1);
    x += 8;
    xb += 8;
    xc += 8;
    xd += 8;
    w += 64;
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
