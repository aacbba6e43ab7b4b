/** Attention of one layer: keys and values are second operands per head, prepared for each window. */
import { packFirst, packFirstRow } from './first';
import { beginFirst } from './firstDraft';
import { beginJob } from './forward';
import { beginProduct, job } from './job';
import {
  AV,
  QK,
  context,
  headDim,
  heads,
  inputTop,
  limitOf,
  minTransmission,
  need,
  noiseAttention,
  rowFloats,
  weightTop,
} from './model';
import { First, Grid, Second, allocate, fitsInteger, newFirst, newSecond, reserveSecond } from './operand';
import { causalColumns, product } from './product';
import { setRounding } from './rounding';
import { softmaxRow } from './rows';
import { packSecond } from './second';
import { meanOutput, setSystematicVariance } from './systematic';
import { tap, tapWeightRow, tappedWeights, tapping } from './tap';
import { draft } from './weights';

/** Per head: queries, attention weights; keys, values. */
let queryOperands: usize = 0;
let weightOperands: usize = 0;
let keyOperands: usize = 0;
let valueOperands: usize = 0;
let scores: usize = 0;
const xGrid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));
const wGrid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));

export function allocateAttention(): void {
  queryOperands = allocate(<usize>heads << 2);
  weightOperands = allocate(<usize>heads << 2);
  keyOperands = allocate(<usize>heads << 2);
  valueOperands = allocate(<usize>heads << 2);
  for (let head: usize = 0; head < <usize>heads; head++) {
    store<usize>(queryOperands + (head << 2), changetype<usize>(newFirst(context, headDim, true)));
    store<usize>(weightOperands + (head << 2), changetype<usize>(newFirst(context, context, false)));
    store<usize>(keyOperands + (head << 2), changetype<usize>(newSecond()));
    store<usize>(valueOperands + (head << 2), changetype<usize>(newSecond()));
  }
  scores = allocate(4 * (<usize>rowFloats(context) << 2));
}

// @ts-ignore: decorator
@inline
function firstOf(table: usize, head: i32): First {
  return changetype<First>(load<usize>(table + (<usize>head << 2)));
}

// @ts-ignore: decorator
@inline
function secondOf(table: usize, head: i32): Second {
  return changetype<Second>(load<usize>(table + (<usize>head << 2)));
}

/** ȳ of the four passes, means over all heads: (+,+), (−,−), (+,−), (−,+). */
const outputMeans: usize = memory.data(32, 16);

function meanOutputs(firsts: usize, seconds: usize): void {
  memory.fill(outputMeans, 0, 32);
  for (let head = 0; head < heads; head++) {
    const x = firstOf(firsts, head);
    const w = secondOf(seconds, head);
    for (let pass: usize = 0; pass < 4; pass++) {
      const xPart = <i32>(pass & 1);
      const wPart = pass == 1 || pass == 2 ? 1 : 0;
      const at = outputMeans + (pass << 3);
      store<f64>(at, load<f64>(at) + meanOutput(x, w, xPart, wPart) / <f64>heads);
    }
  }
}

function setVariance(x: First, w: Second): void {
  setSystematicVariance(
    x,
    w,
    noiseAttention,
    load<f64>(outputMeans),
    load<f64>(outputMeans, 8),
    load<f64>(outputMeans, 16),
    load<f64>(outputMeans, 24),
  );
}

/**
 * @param queries … @param mixed activations, `stride` bytes from row to row, heads side by side
 * @param place window · 64
 */
export function attention(
  layer: i32,
  rows: i32,
  queries: usize,
  keys: usize,
  values: usize,
  mixed: usize,
  stride: usize,
  place: u32,
): void {
  const systematic = noiseAttention > 0;
  prepareKeys(layer, rows, queries, keys, stride, systematic);
  prepareValues(layer, rows, values, stride, systematic);
  if (systematic) meanOutputs(queryOperands, keyOperands);
  for (let head = 0; head < heads; head++) {
    beginJob(layer, QK, headDim, place + head, systematic);
    if (systematic) setVariance(firstOf(queryOperands, head), secondOf(keyOperands, head));
    attentionWeights(head, rows, systematic);
  }
  if (systematic) meanOutputs(weightOperands, valueOperands);
  if (tapping)
    for (let head = 0; head < heads; head++) {
      const value = values + (<usize>(head * headDim) << 2);
      tap(layer, AV, head, rows, rows, headDim, tappedWeights(head), <usize>context << 2, value, stride, false);
    }
  // Ascending: a head narrower than a panel writes into the next head's columns, which then overwrites them.
  for (let head = 0; head < heads; head++) {
    beginJob(layer, AV, rows, place + head, systematic);
    if (systematic) setVariance(firstOf(weightOperands, head), secondOf(valueOperands, head));
    job.output = mixed + (<usize>(head * headDim) << 2);
    job.outputStride = stride;
    product(firstOf(weightOperands, head), secondOf(valueOperands, head), true);
  }
}

function prepareKeys(
  layer: i32,
  rows: i32,
  queries: usize,
  keys: usize,
  stride: usize,
  systematic: bool,
): void {
  xGrid.set(inputTop, limitOf(layer, QK, 0), false);
  wGrid.set(weightTop, limitOf(layer, QK, 1), false);
  const integer = minTransmission == 0 && fitsInteger(xGrid, wGrid, headDim);
  for (let head = 0; head < heads; head++) {
    const column = <usize>(head * headDim) << 2;
    const x = firstOf(queryOperands, head);
    const w = secondOf(keyOperands, head);
    if (tapping) tap(layer, QK, head, rows, headDim, rows, queries + column, stride, keys + column, stride, true);
    packFirst(x, xGrid, integer, rows, headDim, queries + column, stride, need, systematic);
    reserveSecond(w, headDim, context, integer, need);
    packSecond(
      w,
      wGrid,
      integer,
      draft,
      keys + column,
      stride,
      rows,
      headDim,
      true,
      need,
      systematic,
      0,
      minTransmission,
    );
  }
}

function prepareValues(layer: i32, rows: i32, values: usize, stride: usize, systematic: bool): void {
  xGrid.set(inputTop, limitOf(layer, AV, 0), true);
  wGrid.set(weightTop, limitOf(layer, AV, 1), false);
  const integer = minTransmission == 0 && fitsInteger(xGrid, wGrid, context);
  for (let head = 0; head < heads; head++) {
    const w = secondOf(valueOperands, head);
    reserveSecond(w, context, headDim, integer, need);
    packSecond(
      w,
      wGrid,
      integer,
      draft,
      values + (<usize>(head * headDim) << 2),
      stride,
      rows,
      headDim,
      false,
      need,
      systematic,
      inputTop,
      minTransmission,
    );
    beginFirst(firstOf(weightOperands, head), xGrid, integer, rows, rows, systematic);
  }
}

/** Scores, scale, mask and softmax of one head, four rows at a time, rounded as first operand of AV. */
function attentionWeights(head: i32, rows: i32, systematic: bool): void {
  const x = firstOf(queryOperands, head);
  const w = secondOf(keyOperands, head);
  const target = firstOf(weightOperands, head);
  const scale: f32 = <f32>(1 / Math.sqrt(<f64>headDim));
  const scoreStride = <usize>rowFloats(context) << 2;
  job.outputStride = scoreStride;
  beginProduct(x, w);
  setRounding(xGrid);
  for (let row = 0; row < rows; row += 4) {
    job.output = scores - scoreStride * <usize>row;
    causalColumns(x, w, row);
    for (let r = row; r < min<i32>(row + 4, rows); r++) {
      const at = scores + scoreStride * <usize>(r - row);
      // What the tile of these four rows reads, in steps of 8.
      const seen = (row + 11) & -8;
      softmaxRow(at, r + 1, seen, scale);
      if (tapping) tapWeightRow(head, r, at, seen);
      packFirstRow(target, xGrid, r, at, seen, need, systematic);
    }
  }
}
