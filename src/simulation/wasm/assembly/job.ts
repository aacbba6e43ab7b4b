/** What a product is to do besides sums, and the room and factors that its tiles share. */
import { First, POISSON, Second } from './operand';

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
export const sums: usize = memory.data(4 * 128, 16);

/** Factors of the current product, set by `beginProduct`. */
export let yUnit: f32 = 0;
export let varianceFactor: f32 = 0;

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

/** 1/value; 0 of an all-zero row or matrix, which then has no light and no counts. */
// @ts-ignore: decorator
@inline
export function reciprocal(value: f64): f64 {
  return value > 0 ? 1 / value : 0;
}
