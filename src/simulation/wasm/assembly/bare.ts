/** One product by itself: for tests of the kernel and for measuring it. */
import { packFirst } from './first';
import { streamKey } from './hash';
import { job } from './job';
import { CLEAN, First, Grid, POISSON, Second, allocate, fitsInteger, newFirst, newSecond, reserveFirst, reserveSecond, roundUp } from './operand';
import { product } from './product';
import { packSecond } from './second';
import { meanOutput, setSystematicVariance } from './systematic';

let rows: i32 = 0;
let inner: i32 = 0;
let columns: i32 = 0;
let x: First = changetype<First>(0);
let w: Second = changetype<Second>(0);
let xAt: usize = 0;
let wAt: usize = 0;
let yAt: usize = 0;
let varianceAt: usize = 0;
let ratesAt: usize = 0;
let zeros: usize = 0;
let draft: usize = 0;
/** Bytes that the seven rooms above hold, in the order of `room`. */
const capacities: usize = memory.data(28, 16);
const xGrid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));
const wGrid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));
let need: i32 = CLEAN;
let sigma: f64 = 0;
let transmission: f32 = 0;

/** `old` if it holds `bytes`, else new room. */
function room(index: usize, old: usize, bytes: usize): usize {
  const at = capacities + (index << 2);
  if (load<usize>(at) >= bytes) return old;
  store<usize>(at, bytes);
  return allocate(bytes);
}

/** Room for a product of these sizes; kept while it suffices. */
export function bareSizes(newRows: i32, newInner: i32, newColumns: i32): void {
  rows = newRows;
  inner = newInner;
  columns = newColumns;
  const paddedRows = <usize>roundUp(rows, 4);
  const paddedInner = <usize>roundUp(inner, 8);
  const paddedColumns = <usize>roundUp(columns, 8);
  if (changetype<usize>(x) == 0) {
    x = newFirst(rows, inner, true);
    w = newSecond();
  }
  reserveFirst(x, rows, inner, true);
  xAt = room(0, xAt, paddedRows * paddedInner * 4);
  wAt = room(1, wAt, paddedInner * paddedColumns * 4);
  yAt = room(2, yAt, paddedRows * paddedColumns * 4);
  varianceAt = room(3, varianceAt, paddedRows * 4);
  zeros = room(4, zeros, max<usize>(paddedRows, paddedColumns) * 4);
  ratesAt = room(6, ratesAt, paddedRows * 32);
  draft = room(5, draft, (paddedInner + 8) * paddedColumns * 4);
}

/** rows × inner floats. */
export function bareX(): usize {
  return xAt;
}

/** inner × columns floats. */
export function bareW(): usize {
  return wAt;
}

/** rows × (columns rounded up to 8) floats. */
export function bareY(): usize {
  return yAt;
}

/**
 * Packs the second operand.
 *
 * @param shot CLEAN 0, GAUSSIAN 1, POISSON 2
 * @param inputTop, weightTop codes of the operands, 0 for floats as they are
 */
export function bareSecond(
  shot: i32,
  photonsPerMac: f64,
  systematicError: f64,
  minTransmission: f64,
  inputTop: i32,
  inputLimit: f32,
  nonNegative: bool,
  weightTop: i32,
  weightLimit: f32,
): void {
  need = photonsPerMac < Infinity ? shot : CLEAN;
  sigma = systematicError;
  transmission = <f32>minTransmission;
  job.photons = photonsPerMac * <f64>inner;
  xGrid.set(inputTop, inputLimit, nonNegative);
  wGrid.set(weightTop, weightLimit, false);
  const integer = minTransmission == 0 && fitsInteger(xGrid, wGrid, inner);
  reserveSecond(w, inner, columns, integer, need);
  const stride = <usize>columns << 2;
  const top = nonNegative ? inputTop : 0;
  packSecond(w, wGrid, integer, draft, wAt, stride, inner, columns, false, need, sigma > 0, top, transmission);
}

/** Rounds the first operand. */
export function bareFirst(): void {
  packFirst(x, xGrid, w.integer, rows, inner, xAt, <usize>inner << 2, need, sigma > 0);
}

/** ȳ of one pass, part 0 positive, 1 negative; both operands must be packed, with a systematic error. */
export function bareMean(xPart: i32, wPart: i32): f64 {
  return meanOutput(x, w, xPart, wPart);
}

/**
 * Multiplies; the counters as in a forward pass.
 *
 * @param plusPlus … ȳ of the four passes, first sign of x: of this product, or the mean over all heads
 */
export function bareRun(
  seed: u32,
  layer: u32,
  operation: u32,
  place: u32,
  plusPlus: f64,
  minusMinus: f64,
  plusMinus: f64,
  minusPlus: f64,
): void {
  const systematic = sigma > 0;
  job.shot = need;
  job.systematic = systematic;
  job.systematicVariance = systematic ? varianceAt : zeros;
  job.photonRates = ratesAt;
  job.place = place;
  job.key = streamKey(seed, layer, operation, need == POISSON ? 1 : 0);
  job.systematicKey = streamKey(seed, layer, operation, 2);
  job.clamped = false;
  job.top = 0;
  job.bias = zeros;
  job.relu6 = false;
  job.accumulate = false;
  job.output = yAt;
  job.outputStride = <usize>roundUp(columns, 8) << 2;
  if (systematic) setSystematicVariance(x, w, sigma, plusPlus, minusMinus, plusMinus, minusPlus);
  product(x, w, false);
}

/** Rounds the first operand and multiplies, as a product of one head. */
export function bareProduct(seed: u32, layer: u32, operation: u32, place: u32): void {
  bareFirst();
  if (sigma > 0)
    bareRun(seed, layer, operation, place, bareMean(0, 0), bareMean(1, 1), bareMean(0, 1), bareMean(1, 0));
  else bareRun(seed, layer, operation, place, 0, 0, 0, 0);
}
