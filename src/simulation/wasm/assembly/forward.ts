/** The whole forward pass of one window. */
import { allocateAttention, attention } from './attention';
import { packFirst } from './first';
import { streamKey } from './hash';
import { beginProduct, job } from './job';
import {
  ATTENTION_BIAS,
  DOWN,
  DOWN_BIAS,
  FINAL_NORM_BIAS,
  FINAL_NORM_WEIGHT,
  K,
  NORM1_BIAS,
  NORM1_WEIGHT,
  NORM2_BIAS,
  NORM2_WEIGHT,
  O,
  OPTICAL,
  OUTPUT_BIAS,
  POSITION_EMBEDDING,
  Q,
  TOKEN_EMBEDDING,
  UP,
  UP_BIAS,
  V,
  context,
  epsilon,
  feedForward,
  inputTop,
  layers,
  limitOf,
  mode,
  need,
  noiseLinear,
  outputTop,
  photonsPerMac,
  rowFloats,
  seed,
  tensorPointer,
  vocab,
  width,
} from './model';
import { CLEAN, First, Grid, POISSON, allocate, newFirst, roundUp } from './operand';
import { product, productTile } from './product';
import { crossEntropyRow, embedRow, layerNormRow } from './rows';
import { meanOutput, setSystematicVariance } from './systematic';
import { tap, tapping } from './tap';
import { allocateWeights, head, packWeights, sourceColumns, weightOperand, weightSource } from './weights';

/** Bytes from row to row of activations of the model's width and of the feed-forward width. */
let stride: usize = 0;
let wideStride: usize = 0;
let residual: usize = 0;
let normalised: usize = 0;
let queries: usize = 0;
let keys: usize = 0;
let values: usize = 0;
let mixed: usize = 0;
let inside: usize = 0;
let logits: usize = 0;
/** Zeros as long as the longest row of outputs or of rows: the bias of products without one. */
export let zeros: usize = 0;
let systematicVariance: usize = 0;
let photonRates: usize = 0;
let operand: First = changetype<First>(0);
const grid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));

/** Room for everything a window needs; the sizes of the model must be set. */
export function allocateForward(): void {
  const rows = <usize>roundUp(context, 4);
  stride = <usize>rowFloats(width) << 2;
  wideStride = <usize>rowFloats(feedForward) << 2;
  residual = allocate(rows * stride);
  normalised = allocate(rows * stride);
  queries = allocate(rows * stride);
  keys = allocate(rows * stride);
  values = allocate(rows * stride);
  mixed = allocate(rows * stride);
  inside = allocate(rows * wideStride);
  logits = allocate(4 * (<usize>rowFloats(vocab) << 2));
  const longest = max<i32>(max<i32>(feedForward, width), max<i32>(vocab, context));
  zeros = allocate(<usize>rowFloats(longest) << 2);
  systematicVariance = allocate(rows << 2);
  photonRates = allocate(rows << 5);
  operand = newFirst(context, max<i32>(width, feedForward), true);
  allocateAttention();
  allocateWeights(context);
}

/** Settings of `job` that products of all kinds share. */
export function beginJob(layer: i32, operation: i32, inner: i32, place: u32, systematic: bool): void {
  job.shot = need;
  job.systematic = systematic;
  job.photons = photonsPerMac * <f64>inner;
  job.systematicVariance = systematic ? systematicVariance : zeros;
  job.photonRates = photonRates;
  job.place = place;
  job.key = streamKey(seed, layer, operation, need == POISSON ? 1 : 0);
  job.systematicKey = streamKey(seed, layer, operation, 2);
  job.clamped = mode == OPTICAL;
  job.limit = limitOf(layer, operation, 2);
  job.top = outputTop;
  job.bias = zeros;
  job.relu6 = false;
  job.accumulate = false;
}

/** One product with weights: rounds the rows at `source`, multiplies, adds the bias. */
function linear(
  layer: i32,
  operation: i32,
  rows: i32,
  inner: i32,
  source: usize,
  sourceStride: usize,
  bias: usize,
  output: usize,
  outputStride: usize,
  place: u32,
): void {
  const w = weightOperand(layer, operation);
  if (tapping) {
    const wStride = <usize>sourceColumns(operation) << 2;
    tap(layer, operation, 0, rows, inner, w.columns, source, sourceStride, weightSource(layer, operation), wStride, false);
  }
  const systematic = noiseLinear > 0;
  const limit = limitOf(layer, operation, 0);
  // Queries, keys and values read the same rows; mostly on the same grid.
  const same = (operation == K || operation == V) && limit == grid.limit && operand.integer == w.integer;
  if (!same) {
    grid.set(inputTop, limit, operation == DOWN);
    packFirst(operand, grid, w.integer, rows, inner, source, sourceStride, need, systematic);
  }
  beginJob(layer, operation, inner, place, systematic);
  if (systematic)
    setSystematicVariance(
      operand,
      w,
      noiseLinear,
      meanOutput(operand, w, 0, 0),
      meanOutput(operand, w, 1, 1),
      meanOutput(operand, w, 0, 1),
      meanOutput(operand, w, 1, 0),
    );
  job.bias = bias;
  job.relu6 = operation == UP;
  job.accumulate = operation == O || operation == DOWN;
  job.output = output;
  job.outputStride = outputStride;
  product(operand, w, false);
}

function layerNorm(rows: i32, weight: usize, bias: usize): void {
  for (let row: usize = 0; row < <usize>rows; row++)
    layerNormRow(residual + stride * row, normalised + stride * row, weight, bias, width, epsilon);
}

function block(layer: i32, rows: i32, place: u32): void {
  layerNorm(rows, tensorPointer(NORM1_WEIGHT, layer), tensorPointer(NORM1_BIAS, layer));
  const bias = tensorPointer(ATTENTION_BIAS, layer);
  const part = <usize>width << 2;
  linear(layer, Q, rows, width, normalised, stride, bias, queries, stride, place);
  linear(layer, K, rows, width, normalised, stride, bias + part, keys, stride, place);
  linear(layer, V, rows, width, normalised, stride, bias + 2 * part, values, stride, place);
  attention(layer, rows, queries, keys, values, mixed, stride, place);
  linear(layer, O, rows, width, mixed, stride, tensorPointer(OUTPUT_BIAS, layer), residual, stride, place);
  layerNorm(rows, tensorPointer(NORM2_WEIGHT, layer), tensorPointer(NORM2_BIAS, layer));
  linear(layer, UP, rows, width, normalised, stride, tensorPointer(UP_BIAS, layer), inside, wideStride, place);
  linear(layer, DOWN, rows, feedForward, inside, wideStride, tensorPointer(DOWN_BIAS, layer), residual, stride, place);
}

function hidden(tokens: usize, rows: i32, window: u32): void {
  packWeights();
  const wordTable = tensorPointer(TOKEN_EMBEDDING, 0);
  const positionTable = tensorPointer(POSITION_EMBEDDING, 0);
  const row = <usize>width << 2;
  for (let position: usize = 0; position < <usize>rows; position++) {
    const token = <usize>load<u16>(tokens + (position << 1));
    embedRow(wordTable + row * token, positionTable + row * position, residual + stride * position, width);
  }
  const place = window << 6;
  for (let layer = 0; layer < layers; layer++) block(layer, rows, place);
  layerNorm(rows, tensorPointer(FINAL_NORM_WEIGHT, 0), tensorPointer(FINAL_NORM_BIAS, 0));
}

/** Makes the hidden states the first operand of the head: floats, not rounded. */
function beginLogits(rows: i32): void {
  grid.set(0, 1, false);
  packFirst(operand, grid, false, rows, width, normalised, stride, CLEAN, false);
  job.shot = CLEAN;
  job.systematic = false;
  job.photons = 1;
  job.clamped = false;
  job.top = 0;
  job.bias = zeros;
  job.relu6 = false;
  job.accumulate = false;
  job.outputStride = <usize>rowFloats(vocab) << 2;
  beginProduct(operand, head);
}

/** Logits of rows row…row+3 at `logits`. */
function logitRows(row: i32): void {
  job.output = logits - job.outputStride * <usize>row;
  const inner = roundUp(width, 8);
  for (let panel = 0; panel < roundUp(vocab, 8) >> 3; panel++) productTile(operand, head, row, panel, inner);
}

/**
 * Mean loss of one window in nats per token.
 *
 * @param tokens `rows` + 1 tokens as uint16
 * @param window as in the counters of the random numbers
 */
export function windowLoss(tokens: usize, rows: i32, window: u32): f64 {
  hidden(tokens, rows, window);
  beginLogits(rows);
  let sum: f64 = 0;
  for (let row = 0; row < rows; row += 4) {
    logitRows(row);
    for (let r = row; r < min<i32>(row + 4, rows); r++) {
      const target = <i32>load<u16>(tokens + (<usize>(r + 1) << 1));
      sum += crossEntropyRow(logits + (<usize>rowFloats(vocab) << 2) * <usize>(r - row), vocab, target);
    }
  }
  return sum / <f64>rows;
}

/** Where the logits after the last of `rows` tokens stand (vocab floats). */
export function lastLogits(tokens: usize, rows: i32, window: u32): usize {
  hidden(tokens, rows, window);
  beginLogits(rows);
  const last = (rows - 1) & -4;
  logitRows(last);
  return logits + (<usize>rowFloats(vocab) << 2) * <usize>(rows - 1 - last);
}
