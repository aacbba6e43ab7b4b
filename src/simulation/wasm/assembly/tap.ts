/** Lets the operands of a forward pass out, product by product, for who asks: they are not kept otherwise. */
import { context, heads } from './model';
import { allocate } from './operand';

/**
 * Told of every product while tapping, before it is computed: floats not yet rounded.
 *
 * @param x rows × inner, `xStride` bytes from row to row
 * @param w inner × columns, or columns × inner if `transposed`
 */
// @ts-ignore: decorator
@external("env", "tap")
export declare function tap(
  layer: i32,
  operation: i32,
  head: i32,
  rows: i32,
  inner: i32,
  columns: i32,
  x: usize,
  xStride: usize,
  w: usize,
  wStride: usize,
  transposed: bool,
): void;

export let tapping: bool = false;
/** Attention weights of all heads as floats, which a pass without a tap rounds at once. */
let weights: usize = 0;

export function setTapping(on: bool): void {
  tapping = on;
  if (on && weights == 0) weights = allocate(<usize>(heads * context * context) << 2);
}

/** Attention weights of one head, context × context. */
export function tappedWeights(head: i32): usize {
  return weights + (<usize>(head * context * context) << 2);
}

/** Keeps one row of attention weights; behind `seen` entries there are zeros. */
export function tapWeightRow(head: i32, row: i32, source: usize, seen: i32): void {
  const target = tappedWeights(head) + (<usize>(row * context) << 2);
  const known = min<i32>(seen, context);
  memory.copy(target, source, <usize>known << 2);
  memory.fill(target + (<usize>known << 2), 0, <usize>(context - known) << 2);
}
