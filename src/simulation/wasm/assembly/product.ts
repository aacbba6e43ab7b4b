/**
 * One optical product, tile by tile: sums in registers, noise from counters, clamp or rounding,
 * bias, all before the result is stored. Nothing random is ever stored or read.
 *
 * Algebra (docs/simulation.md): x″ = S₊x₊ + S₋x₋ per row and w″ = max₊w₊ + max₋w₋, so that the
 * variance of a signed output is (x″·w″)/(photons·inner); per Poisson pass λ = y·g with
 * g = photons·inner/(S·max), and the result is count/g.
 */
import { hash4, hashed } from './hash';
import { normals16 } from './normal';
import { CLEAN, First, GAUSSIAN, POISSON, SMALLEST_LIMIT, Second } from './operand';
import { counts, poisson8 } from './poisson';
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
  /** Per row: variance of the systematic error (float32). */
  systematicVariance: usize = 0;
  /** Per row: room for four float64, filled by `beginProduct` under POISSON. */
  photonRates: usize = 0;
  /** Third word of the counters: window · 64 + head; fourth: keys of shot noise and of the systematic error under POISSON. */
  place: u32 = 0;
  key: u32 = 0;
  systematicKey: u32 = 0;
  /** Output range ±limit; clamps if clamped; rounds on top + 1 levels if top > 0. */
  clamped: bool = false;
  limit: f32 = 1;
  top: i32 = 0;
  /** ±limit or ±∞, set by `beginProduct`. */
  low: f32 = 0;
  high: f32 = 0;
  /** Whether anything but clamp and bias is to be done, set by `beginProduct`. */
  special: bool = false;
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

/** Sums of one tile, 4 × 8 floats each: of y and of the variance, or of the four passes. */
const sums: usize = memory.data(4 * 128, 16);
const normals: usize = memory.data(4 * 32, 16);

/** Factors of the current product, set by `beginProduct`. */
let yUnit: f32 = 0;
let varianceFactor: f32 = 0;

export function beginProduct(x: First, w: Second): void {
  yUnit = x.unit * w.unit;
  varianceFactor = <f32>(<f64>w.varianceUnit / job.photons);
  job.high = job.clamped ? job.limit : <f32>Infinity;
  job.low = -job.high;
  job.special = job.top > 0 || job.relu6 || job.accumulate;
  if (job.shot == POISSON) setPhotonRates(x);
}

/** Per row: what a photon is worth but for the matrix maximum (x₊, x₋), and sums of codes per photon (x₊, x₋). */
function setPhotonRates(x: First): void {
  const perPhoton = 1 / job.photons;
  for (let row = 0; row < ((x.rows + 3) & -4); row++) {
    const rowAt = <usize>row << 2;
    const at = job.photonRates + (<usize>row << 5);
    const plus = <f64>load<f32>(x.sumPlus + rowAt) * perPhoton;
    const minus = x.nonNegative ? 0 : <f64>load<f32>(x.sumMinus + rowAt) * perPhoton;
    store<f64>(at, plus);
    store<f64>(at, minus, 8);
    store<f64>(at, <f64>yUnit * reciprocal(plus), 16);
    store<f64>(at, <f64>yUnit * reciprocal(minus), 24);
  }
}

// @ts-ignore: decorator
@inline
function sumTile(integer: bool, x: usize, w: usize, inner: i32, target: usize): void {
  if (integer) integerTile(x, w, inner, target);
  else floatTile(x, w, inner, target);
}

/**
 * Rows row…row+3, columns 8·panel…8·panel+7 of the product, over the first `inner` inner indices
 * (a multiple of 8; fewer than all where the rest of x is zero).
 */
export function productTile(x: First, w: Second, row: i32, panel: i32, inner: i32): void {
  const xOffset = x.rowBytes * <usize>row;
  const wOffset = w.panelBytes * <usize>panel;
  const x1 = x.primary + xOffset;
  const w1 = w.primary + wOffset;
  const integer = x.integer;
  sumTile(integer, x1, w1, inner, sums);
  if (job.shot == POISSON) {
    const w2 = w.secondary + wOffset;
    sumTile(integer, x1, w2, inner, sums + 256);
    if (!x.nonNegative) {
      const x2 = x.secondary + xOffset;
      sumTile(integer, x2, w2, inner, sums + 128);
      sumTile(integer, x2, w1, inner, sums + 384);
    }
    poissonTile(x, w, row, panel, job.systematic);
    if (job.systematic) normalTile(x, row, panel, 1, false, job.systematicKey);
  } else if (job.shot == GAUSSIAN) {
    const x2 = x.nonNegative ? x1 : x.secondary + xOffset;
    sumTile(integer, x2, w.secondary + wOffset, inner, sums + 128);
    normalTile(x, row, panel, yUnit, true, job.key);
  } else if (job.systematic) {
    normalTile(x, row, panel, yUnit, false, job.key);
  } else {
    cleanTile(row, panel);
  }
}

function cleanTile(row: i32, panel: i32): void {
  const unit = f32x4.splat(yUnit);
  const bias0 = biasOf(panel, 0);
  const bias1 = biasOf(panel, 1);
  let out = outputOf(row, panel);
  for (let at: usize = 0; at < 128; at += 32) {
    finish(f32x4.mul(v128.load(sums + at), unit), bias0, out);
    finish(f32x4.mul(v128.load(sums + at, 16), unit), bias1, out + 16);
    out += job.outputStride;
  }
}

/**
 * (Sums of y)·unit plus a normal for each output, of variance (sums of x″·w″)·factor + systematic.
 */
function normalTile(x: First, row: i32, panel: i32, unit: f32, withShot: bool, key: u32): void {
  // One hash of four counters (a lane a row) is the noise of the whole tile.
  hash4(
    i32x4.splat(panel),
    i32x4.add(i32x4.splat(row), i32x4(0, 1, 2, 3)),
    i32x4.splat(job.place),
    i32x4.splat(key),
  );
  normals16(hashed, normals);
  const rowAt = <usize>row << 2;
  const systematic = job.systematicVariance + rowAt;
  const systematic0 = v128.load32_splat(systematic);
  const systematic1 = v128.load32_splat(systematic, 4);
  const systematic2 = v128.load32_splat(systematic, 8);
  const systematic3 = v128.load32_splat(systematic, 12);
  const perUnit = f32x4.splat(withShot ? varianceFactor : 0);
  const units = x.varianceUnit + rowAt;
  const factor0 = f32x4.mul(v128.load32_splat(units), perUnit);
  const factor1 = f32x4.mul(v128.load32_splat(units, 4), perUnit);
  const factor2 = f32x4.mul(v128.load32_splat(units, 8), perUnit);
  const factor3 = f32x4.mul(v128.load32_splat(units, 12), perUnit);
  const yFactor = f32x4.splat(unit);
  const stride = job.outputStride;
  let out = outputOf(row, panel);
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
    const bias = biasOf(panel, half);
    const from = sums + (half << 4);
    finish(noisy(from, yFactor, factor0, systematic0, v128.shuffle<i64>(low0, low1, 0, 2)), bias, out);
    finish(noisy(from + 32, yFactor, factor1, systematic1, v128.shuffle<i64>(low0, low1, 1, 3)), bias, out + stride);
    finish(noisy(from + 64, yFactor, factor2, systematic2, v128.shuffle<i64>(high0, high1, 0, 2)), bias, out + 2 * stride);
    finish(noisy(from + 96, yFactor, factor3, systematic3, v128.shuffle<i64>(high0, high1, 1, 3)), bias, out + 3 * stride);
    out += 16;
  }
}

// @ts-ignore: decorator
@inline
function noisy(at: usize, unit: v128, factor: v128, systematic: v128, normal: v128): v128 {
  const variance = multiplyAdd(v128.load(at, 128), factor, systematic);
  return multiplyAdd(f32x4.sqrt(variance), normal, f32x4.mul(v128.load(at), unit));
}

/**
 * The signed sum of the passes' counts, each in units of the result.
 *
 * @param keep leaves it in `sums` instead of finishing it
 */
function poissonTile(x: First, w: Second, row: i32, panel: i32, keep: bool): void {
  const columns = i32x4.add(i32x4.splat(panel << 3), i32x4(0, 1, 2, 3));
  const wPlus = <f64>w.maxPlus;
  const wMinus = <f64>w.maxMinus;
  const perPlus = reciprocal(wPlus);
  const perMinus = reciprocal(wMinus);
  const twoSigned = !x.nonNegative;
  let out = outputOf(row, panel);
  for (let r = 0; r < 4; r++) {
    const rates = job.photonRates + (<usize>(row + r) << 5);
    const xPlus = load<f64>(rates);
    const xMinus = load<f64>(rates, 8);
    const ratePlus = load<f64>(rates, 16);
    const rateMinus = load<f64>(rates, 24);
    const position = i32x4.splat(row + r);
    const place = i32x4.splat(job.place);
    const key = i32x4.splat(job.key);
    hash4(columns, position, place, key, hashed);
    hash4(i32x4.add(columns, i32x4.splat(4)), position, place, key, hashed + 64);
    const at = sums + (<usize>r << 5);
    v128.store(signedSums, f32x4.splat(0));
    v128.store(signedSums, f32x4.splat(0), 16);
    addPass(at, 0, ratePlus * perPlus, xPlus * wPlus);
    addPass(at, 2, ratePlus * perMinus, -xPlus * wMinus);
    if (twoSigned) {
      addPass(at, 1, rateMinus * perMinus, xMinus * wMinus);
      addPass(at, 3, rateMinus * perPlus, -xMinus * wPlus);
    }
    if (keep) {
      v128.store(at, v128.load(signedSums));
      v128.store(at, v128.load(signedSums, 16), 16);
    } else {
      finish(v128.load(signedSums), biasOf(panel, 0), out);
      finish(v128.load(signedSums, 16), biasOf(panel, 1), out + 16);
    }
    out += job.outputStride;
  }
}

/** 1/value; 0 of an all-zero row or matrix, which then has no light and no counts. */
// @ts-ignore: decorator
@inline
function reciprocal(value: f64): f64 {
  return value > 0 ? 1 / value : 0;
}

/** Results of one row of a tile while its passes are added up. */
const signedSums: usize = memory.data(32, 16);

/**
 * Adds one pass to `signedSums`: its counts, each worth `worth` (negative if the pass is subtracted).
 *
 * @param at sums of this row; those of the pass stand `pass` tiles on
 */
function addPass(at: usize, pass: usize, rate: f64, worth: f64): void {
  const from = at + (pass << 7);
  const scale = f32x4.splat(<f32>rate);
  const words = hashed + (pass << 4);
  poisson8(
    f32x4.mul(v128.load(from), scale),
    f32x4.mul(v128.load(from, 16), scale),
    v128.load(words),
    v128.load(words, 64),
  );
  const unit = f32x4.splat(<f32>worth);
  v128.store(signedSums, multiplyAdd(v128.load(counts), unit, v128.load(signedSums)));
  v128.store(signedSums, multiplyAdd(v128.load(counts, 16), unit, v128.load(signedSums, 16)), 16);
}

// @ts-ignore: decorator
@inline
function outputOf(row: i32, panel: i32): usize {
  return job.output + job.outputStride * <usize>row + (<usize>panel << 5);
}

// @ts-ignore: decorator
@inline
function biasOf(panel: i32, half: usize): v128 {
  return v128.load(job.bias + (<usize>panel << 5) + (half << 4));
}

/** Clamp, bias, and out; or what else is asked for. */
// @ts-ignore: decorator
@inline
function finish(y: v128, bias: v128, out: usize): void {
  if (job.special) {
    finishSpecially(y, bias, out);
    return;
  }
  const low = v128.load32_splat(changetype<usize>(job) + offsetof<Job>('low'));
  const high = v128.load32_splat(changetype<usize>(job) + offsetof<Job>('high'));
  v128.store(out, f32x4.add(f32x4.pmin(f32x4.pmax(y, low), high), bias));
}

/** Clamp or rounding, bias, ReLU6 or residual, and out. */
function finishSpecially(y: v128, bias: v128, out: usize): void {
  if (job.top > 0) y = rounded4(y);
  else y = f32x4.pmin(f32x4.pmax(y, f32x4.splat(job.low)), f32x4.splat(job.high));
  y = f32x4.add(y, bias);
  if (job.relu6) y = f32x4.pmin(f32x4.pmax(y, f32x4.splat(0)), f32x4.splat(6));
  else if (job.accumulate) y = f32x4.add(y, v128.load(out));
  v128.store(out, y);
}

function rounded4(y: v128): v128 {
  const limit = max<f32>(job.limit, SMALLEST_LIMIT);
  let t = multiplyAdd(y, f32x4.splat(<f32>(0.5 / <f64>limit)), f32x4.splat(0.5));
  t = f32x4.pmin(f32x4.pmax(t, f32x4.splat(0)), f32x4.splat(1));
  const code = f32x4.floor(multiplyAdd(t, f32x4.splat(<f32>job.top), f32x4.splat(0.5)));
  return multiplyAdd(code, f32x4.splat(<f32>((2 * <f64>limit) / <f64>job.top)), f32x4.splat(-limit));
}

/** Bytes of panels that stay in the first-level cache while the rows pass by. */
const CACHED: i32 = 16384;

/**
 * All tiles of a product.
 *
 * @param causal whether x is zero above its diagonal (attention weights): each tile then takes only
 *   the inner indices that its rows can see
 */
export function product(x: First, w: Second, causal: bool): void {
  beginProduct(x, w);
  const panels = (w.columns + 7) >> 3;
  const inner = (x.inner + 7) & -8;
  const bytes = <i32>w.panelBytes * (job.shot == CLEAN ? 1 : 2);
  const group = max<i32>(1, CACHED / bytes);
  for (let first = 0; first < panels; first += group) {
    const last = min<i32>(first + group, panels);
    for (let row = 0; row < x.rows; row += 4) {
      const reach = causal ? min<i32>(inner, (row + 11) & -8) : inner;
      for (let panel = first; panel < last; panel++) productTile(x, w, row, panel, reach);
    }
  }
}

/** Of rows row…row+3 only the tiles that hold an entry on or below the diagonal (scores). */
export function causalColumns(x: First, w: Second, row: i32): void {
  const panels = min<i32>((w.columns + 7) >> 3, (row + 11) >> 3);
  const inner = (x.inner + 7) & -8;
  for (let panel = 0; panel < panels; panel++) productTile(x, w, row, panel, inner);
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
