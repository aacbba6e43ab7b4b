/**
 * One optical product, tile by tile: sums in registers, noise from counters, clamp or rounding,
 * bias, all before the result is stored. Nothing random is ever stored or read.
 *
 * Algebra (docs/simulation.md): x″ = S₊x₊ + S₋x₋ per row and w″ = max₊w₊ + max₋w₋, so that the
 * variance of a signed output is (x″·w″)/(photons·inner); per Poisson pass λ = y·g with
 * g = photons·inner/(S·max), and the result is count/g.
 */
import { hash4, hashed } from './hash';
import { cosineNormal4, normalPair4 } from './normal';
import { First, GAUSSIAN, POISSON, SMALLEST_LIMIT, Second } from './operand';
import { poisson4 } from './poisson';
import { multiplyAdd } from './polynomials';
import { floatTile, integerTile } from './tile';

/** Everything of a product that does not depend on the tile; one exists, set before each product. */
@unmanaged
export class Job {
  /** CLEAN, GAUSSIAN (shot noise as a normal) or POISSON. */
  shot: i32 = 0;
  /** Adds the normal of the systematic error (under GAUSSIAN one normal serves both). */
  systematic: bool = false;
  /** photons per MAC · inner of the whole product. */
  photons: f64 = 0;
  /** Per row: variance of the systematic error. */
  systematicVariance: usize = 0;
  /** Third word of the counters: window · 64 + head; fourth: keys of shot noise and of the systematic error under POISSON. */
  place: u32 = 0;
  key: u32 = 0;
  systematicKey: u32 = 0;
  /** Output range ±limit; clamps if clamped; rounds on top + 1 levels if top > 0. */
  clamped: bool = false;
  limit: f32 = 1;
  top: i32 = 0;
  /** Added to the columns after clamping; must be readable to a multiple of 8. */
  bias: usize = 0;
  /** ReLU6 after the bias. */
  relu6: bool = false;
  /** Adds what stands in the output (the residual). */
  accumulate: bool = false;
  output: usize = 0;
  /** Bytes from row to row of the output. */
  outputStride: usize = 0;
}

export const job: Job = changetype<Job>(memory.data(offsetof<Job>(), 16));

/** Sums of one tile: up to four versions of 4 × 8 floats. */
const sums: usize = memory.data(4 * 128, 16);
const result: usize = memory.data(128, 16);
const normals: usize = memory.data(4 * 32, 16);

/** Factors of the current product, set by `beginProduct`. */
let yUnit: f32 = 0;
let varianceFactor: f32 = 0;
let minusSign: v128 = f32x4.splat(0);

export function beginProduct(x: First, w: Second): void {
  yUnit = x.unit * w.unit;
  varianceFactor = <f32>(<f64>w.varianceUnit / job.photons);
}

// @ts-ignore: decorator
@inline
function sumTile(integer: bool, x: usize, stride: usize, w: usize, inner: i32, target: usize): void {
  if (integer) integerTile(x, stride, w, inner, target);
  else floatTile(x, stride, w, inner, target);
}

/**
 * Rows row…row+3, columns 8·panel…8·panel+7 of the product, over the first `inner` inner indices
 * (a multiple of 4; fewer than all where the rest of x is zero).
 */
export function productTile(x: First, w: Second, row: i32, panel: i32, inner: i32): void {
  const xOffset = x.stride * <usize>row;
  const wOffset = w.panelBytes * <usize>panel;
  const x1 = x.primary + xOffset;
  const w1 = w.primary + wOffset;
  const integer = x.integer;
  const stride = x.stride;
  if (job.shot == POISSON) {
    const w2 = w.secondary + wOffset;
    sumTile(integer, x1, stride, w1, inner, sums);
    sumTile(integer, x1, stride, w2, inner, sums + 256);
    if (!x.nonNegative) {
      const x2 = x.secondary + xOffset;
      sumTile(integer, x2, stride, w2, inner, sums + 128);
      sumTile(integer, x2, stride, w1, inner, sums + 384);
    }
    poissonTile(x, w, row, panel);
    if (job.systematic) normalTile(x, row, panel, false, job.systematicKey);
  } else {
    sumTile(integer, x1, stride, w1, inner, sums);
    scaleTile();
    const withShot = job.shot == GAUSSIAN;
    if (withShot) {
      const x2 = x.nonNegative ? x1 : x.secondary + xOffset;
      sumTile(integer, x2, stride, w.secondary + wOffset, inner, sums);
    }
    if (withShot || job.systematic) normalTile(x, row, panel, withShot, job.key);
  }
  storeTile(row, panel);
}

function scaleTile(): void {
  const unit = f32x4.splat(yUnit);
  for (let i: usize = 0; i < 128; i += 16) v128.store(result + i, f32x4.mul(v128.load(sums + i), unit));
}

/** Adds to `result` a normal of each output with variance (sums of x″·w″) · factor + systematic. */
function normalTile(x: First, row: i32, panel: i32, withShot: bool, key: u32): void {
  // One hash of four counters (a lane a row) is the noise of the whole tile.
  hash4(
    i32x4.splat(panel),
    i32x4.add(i32x4.splat(row), i32x4(0, 1, 2, 3)),
    i32x4.splat(job.place),
    i32x4.splat(key),
  );
  normalPair4(v128.load(hashed), normals);
  normalPair4(v128.load(hashed, 16), normals + 32);
  normalPair4(v128.load(hashed, 32), normals + 64);
  normalPair4(v128.load(hashed, 48), normals + 96);
  for (let half: usize = 0; half < 2; half++) {
    const at = normals + (half << 6);
    const even0 = v128.load(at);
    const odd0 = v128.load(at, 16);
    const even1 = v128.load(at, 32);
    const odd1 = v128.load(at, 48);
    // From a lane a row to a lane a column: output 2i is the cosine of word i, 2i + 1 its sine.
    const low0 = v128.shuffle<i32>(even0, odd0, 0, 4, 1, 5);
    const low1 = v128.shuffle<i32>(even1, odd1, 0, 4, 1, 5);
    const high0 = v128.shuffle<i32>(even0, odd0, 2, 6, 3, 7);
    const high1 = v128.shuffle<i32>(even1, odd1, 2, 6, 3, 7);
    addNormal(x, row, 0, half, v128.shuffle<i64>(low0, low1, 0, 2), withShot);
    addNormal(x, row, 1, half, v128.shuffle<i64>(low0, low1, 1, 3), withShot);
    addNormal(x, row, 2, half, v128.shuffle<i64>(high0, high1, 0, 2), withShot);
    addNormal(x, row, 3, half, v128.shuffle<i64>(high0, high1, 1, 3), withShot);
  }
}

// @ts-ignore: decorator
@inline
function addNormal(x: First, row: i32, r: i32, half: usize, normal: v128, withShot: bool): void {
  const at = (<usize>r << 5) + (half << 4);
  const rowAt = <usize>(row + r) << 2;
  let variance = v128.load32_splat(job.systematicVariance + rowAt);
  if (withShot) {
    const unit = f32x4.splat(load<f32>(x.varianceUnit + rowAt) * varianceFactor);
    variance = multiplyAdd(v128.load(sums + at), unit, variance);
  }
  v128.store(result + at, multiplyAdd(f32x4.sqrt(variance), normal, v128.load(result + at)));
}

/** Sets `result` to the signed sum of the passes' counts, each in units of the result. */
function poissonTile(x: First, w: Second, row: i32, panel: i32): void {
  const perPhoton = 1 / job.photons;
  const columns = i32x4.add(i32x4.splat(panel << 3), i32x4(0, 1, 2, 3));
  for (let r = 0; r < 4; r++) {
    const rowAt = <usize>(row + r) << 2;
    const plus = <f64>load<f32>(x.sumPlus + rowAt) * perPhoton;
    const minus = <f64>load<f32>(x.sumMinus + rowAt) * perPhoton;
    for (let half: usize = 0; half < 2; half++) {
      hash4(
        i32x4.add(columns, i32x4.splat(<i32>half << 2)),
        i32x4.splat(row + r),
        i32x4.splat(job.place),
        i32x4.splat(job.key),
      );
      const at = (<usize>r << 5) + (half << 4);
      let y = countPass(at, 0, plus * <f64>w.maxPlus);
      y = f32x4.sub(y, countPass(at, 2, plus * <f64>w.maxMinus));
      if (!x.nonNegative) {
        y = f32x4.add(y, countPass(at, 1, minus * <f64>w.maxMinus));
        y = f32x4.sub(y, countPass(at, 3, minus * <f64>w.maxPlus));
      }
      v128.store(result + at, y);
    }
  }
}

/** Counts of one pass in units of the result; `photon` is what one photon is worth. */
function countPass(at: usize, pass: usize, photon: f64): v128 {
  if (photon <= 0) return f32x4.splat(0);
  const mean = f32x4.mul(v128.load(sums + (pass << 7) + at), f32x4.splat(<f32>(<f64>yUnit / photon)));
  return f32x4.mul(poisson4(mean, v128.load(hashed + (pass << 4))), f32x4.splat(<f32>photon));
}

/** Clamp, rounding, bias, ReLU6 and residual, and out. */
function storeTile(row: i32, panel: i32): void {
  const limit = job.clamped ? job.limit : <f32>Infinity;
  const high = f32x4.splat(limit);
  const low = f32x4.splat(-limit);
  const floor = f32x4.splat(job.relu6 ? 0 : -<f32>Infinity);
  const ceiling = f32x4.splat(job.relu6 ? 6 : <f32>Infinity);
  const kept = i32x4.splat(job.accumulate ? -1 : 0);
  const columns = <usize>panel << 5;
  let out = job.output + job.outputStride * <usize>row + columns;
  const bias0 = v128.load(job.bias + columns);
  const bias1 = v128.load(job.bias + columns, 16);
  if (job.top > 0) roundTile();
  for (let at: usize = 0; at < 128; at += 32) {
    let v = f32x4.add(f32x4.min(f32x4.max(v128.load(result + at), low), high), bias0);
    v = f32x4.min(f32x4.max(v, floor), ceiling);
    v128.store(out, f32x4.add(v, v128.and(v128.load(out), kept)));
    v = f32x4.add(f32x4.min(f32x4.max(v128.load(result + at, 16), low), high), bias1);
    v = f32x4.min(f32x4.max(v, floor), ceiling);
    v128.store(out, f32x4.add(v, v128.and(v128.load(out, 16), kept)), 16);
    out += job.outputStride;
  }
}

function roundTile(): void {
  const limit = max<f32>(job.limit, SMALLEST_LIMIT);
  const scale = f32x4.splat(<f32>(0.5 / <f64>limit));
  const top = f32x4.splat(<f32>job.top);
  const step = f32x4.splat(<f32>((2 * <f64>limit) / <f64>job.top));
  const base = f32x4.splat(-limit);
  for (let at: usize = 0; at < 128; at += 16) {
    let t = multiplyAdd(v128.load(result + at), scale, f32x4.splat(0.5));
    t = f32x4.min(f32x4.max(t, f32x4.splat(0)), f32x4.splat(1));
    v128.store(result + at, multiplyAdd(f32x4.floor(multiplyAdd(t, top, f32x4.splat(0.5))), step, base));
  }
}

/** All tiles of a product with every column (weights; or keys without causal structure). */
export function product(x: First, w: Second): void {
  beginProduct(x, w);
  const panels = (w.columns + 7) >> 3;
  const inner = (x.inner + 3) & -4;
  for (let row = 0; row < x.rows; row += 4)
    for (let panel = 0; panel < panels; panel++) productTile(x, w, row, panel, inner);
}

/** Only the tiles that hold an entry on or below the diagonal, rows row…row+3. */
export function causalColumns(x: First, w: Second, row: i32): void {
  const panels = min<i32>((w.columns + 7) >> 3, (row + 11) >> 3);
  const inner = (x.inner + 3) & -4;
  for (let panel = 0; panel < panels; panel++) productTile(x, w, row, panel, inner);
}

/** x zero above its diagonal (attention weights): only the inner indices up to the row count. */
export function causalInner(x: First, w: Second): void {
  beginProduct(x, w);
  const panels = (w.columns + 7) >> 3;
  const inner = (x.inner + 3) & -4;
  for (let row = 0; row < x.rows; row += 4)
    for (let panel = 0; panel < panels; panel++)
      productTile(x, w, row, panel, min<i32>(inner, row + 4));
}

/**
 * Per row the variance of the systematic error, σ²·Σ_st (rowmax·matrixmax·ȳ)².
 *
 * @param meanPlusPlus … ȳ of the four passes, first sign of x, second of w
 */
export function setSystematicVariance(
  x: First,
  w: Second,
  sigma: f64,
  meanPlusPlus: f64,
  meanMinusMinus: f64,
  meanPlusMinus: f64,
  meanMinusPlus: f64,
): void {
  const wPlus = <f64>w.maxPlus;
  const wMinus = <f64>w.maxMinus;
  const plus =
    wPlus * wPlus * meanPlusPlus * meanPlusPlus + wMinus * wMinus * meanPlusMinus * meanPlusMinus;
  const minus =
    wMinus * wMinus * meanMinusMinus * meanMinusMinus + wPlus * wPlus * meanMinusPlus * meanMinusPlus;
  for (let row = 0; row < ((x.rows + 3) & -4); row++) {
    const at = <usize>row << 2;
    const one = <f64>load<f32>(x.maxPlus + at);
    const two = x.nonNegative ? 0 : <f64>load<f32>(x.maxMinus + at);
    store<f32>(
      job.systematicVariance + at,
      <f32>(sigma * sigma * (one * one * plus + two * two * minus)),
    );
  }
}

/** ȳ of one pass (of one head): Σ_k mean of xN · mean of wN; part 0 positive, 1 negative. */
export function meanOutput(x: First, w: Second, xPart: i32, wPart: i32): f64 {
  const part = <usize>((x.inner + 7) & -8) << 2;
  let sum: f64 = 0;
  for (let k = 0; k < x.inner; k++) {
    const at = <usize>k << 2;
    sum += <f64>load<f32>(x.means + part * xPart + at) * <f64>load<f32>(w.means + part * wPart + at);
  }
  return sum;
}
