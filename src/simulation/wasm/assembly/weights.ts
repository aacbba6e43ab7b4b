/** The weight matrices as second operands, packed anew only when a setting that shapes them changes. */
import {
  ATTENTION_WEIGHT,
  DOWN,
  DOWN_WEIGHT,
  K,
  O,
  OUTPUT_WEIGHT,
  Q,
  TOKEN_EMBEDDING,
  UP,
  UP_WEIGHT,
  V,
  feedForward,
  headDim,
  inputTop,
  layers,
  limitOf,
  minTransmission,
  need,
  noiseLinear,
  tensorPointer,
  vocab,
  weightTop,
  width,
} from './model';
import { CLEAN, Grid, Second, allocate, fitsInteger, newSecond, reserveSecond, roundUp } from './operand';
import { packSecond } from './second';

let operands: usize = 0;
/** The head: transposed token embedding, never rounded. */
export let head: Second = changetype<Second>(0);
/** Room for one rounded matrix before it is packed. */
export let draft: usize = 0;
const grid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));
const firstGrid: Grid = changetype<Grid>(memory.data(offsetof<Grid>(), 16));

/** What the packed weights were made for. */
let packed: bool = false;
let packedInputTop: i32 = 0;
let packedWeightTop: i32 = 0;
let packedNeed: i32 = 0;
let packedMeans: bool = false;
let packedTransmission: f32 = 0;

// @ts-ignore: decorator
@inline
export function weightOperand(layer: i32, operation: i32): Second {
  return changetype<Second>(load<usize>(operands + (<usize>(layer * 8 + operation) << 2)));
}

/** @param context rows of keys and values, which are drafted in the same room */
export function allocateWeights(context: i32): void {
  operands = allocate(<usize>(layers * 8) << 2);
  for (let layer = 0; layer < layers; layer++)
    for (let operation = 0; operation < 8; operation++)
      store<usize>(
        operands + (<usize>(layer * 8 + operation) << 2),
        changetype<usize>(newSecond()),
      );
  const matrix = (max<i32>(width, feedForward) + 8) * roundUp(max<i32>(width, feedForward), 8);
  const activations = (context + 8) * roundUp(headDim, 8);
  const embedding = (vocab + 8) * roundUp(width, 8);
  draft = allocate(<usize>max<i32>(max<i32>(matrix, activations), embedding) * 4);
  head = newSecond();
}


/** After the tensors have arrived. */
export function packHead(): void {
  grid.set(0, 1, false);
  reserveSecond(head, width, vocab, false, CLEAN);
  const stride = <usize>width << 2;
  packSecond(head, grid, false, draft, tensorPointer(TOKEN_EMBEDDING, 0), stride, vocab, width, true, CLEAN, false, 0, 0);
  packed = false;
}

/** Packs all weights for the current settings, unless they already are. */
export function packWeights(): void {
  const withMeans = noiseLinear > 0;
  if (
    packed &&
    packedInputTop == inputTop &&
    packedWeightTop == weightTop &&
    packedNeed == need &&
    packedMeans == withMeans &&
    packedTransmission == minTransmission
  )
    return;
  for (let layer = 0; layer < layers; layer++) {
    packWeight(layer, Q, width, width, withMeans);
    packWeight(layer, K, width, width, withMeans);
    packWeight(layer, V, width, width, withMeans);
    packWeight(layer, O, width, width, withMeans);
    packWeight(layer, UP, width, feedForward, withMeans);
    packWeight(layer, DOWN, feedForward, width, withMeans);
  }
  packed = true;
  packedInputTop = inputTop;
  packedWeightTop = weightTop;
  packedNeed = need;
  packedMeans = withMeans;
  packedTransmission = minTransmission;
}

/** Where the floats of a weight matrix stand; those of q, k and v lie side by side in one tensor. */
export function weightSource(layer: i32, operation: i32): usize {
  if (operation <= V) return tensorPointer(ATTENTION_WEIGHT, layer) + (<usize>(operation * width) << 2);
  return tensorPointer(operation == O ? OUTPUT_WEIGHT : operation == UP ? UP_WEIGHT : DOWN_WEIGHT, layer);
}

/** Floats from row to row of that tensor. */
export function sourceColumns(operation: i32): i32 {
  if (operation <= V) return 3 * width;
  return operation == UP ? feedForward : width;
}

function packWeight(layer: i32, operation: i32, rows: i32, columns: i32, withMeans: bool): void {
  const w = weightOperand(layer, operation);
  const nonNegative = operation == DOWN;
  grid.set(weightTop, limitOf(layer, operation, 1), false);
  firstGrid.set(inputTop, 1, nonNegative);
  const integer = minTransmission == 0 && fitsInteger(firstGrid, grid, rows);
  reserveSecond(w, rows, columns, integer, need);
  const source = weightSource(layer, operation);
  const stride = <usize>sourceColumns(operation) << 2;
  const top = nonNegative ? inputTop : 0;
  packSecond(w, grid, integer, draft, source, stride, rows, columns, false, need, withMeans, top, minTransmission);
}
