/** Digital steps on single rows: embedding, layer norm, softmax. Tails are masked, so any length works. */
import { laneMask4, maxLanes, sumLanes } from './lanes';
import { exp4, multiplyAdd } from './polynomials';

/** target = token embedding + position embedding, `width` floats. */
export function embedRow(token: usize, position: usize, target: usize, width: i32): void {
  for (let k: usize = 0; k < <usize>width << 2; k += 16)
    v128.store(target + k, f32x4.add(v128.load(token + k), v128.load(position + k)));
}

// @ts-ignore: decorator
@inline
function loadTail(at: usize, left: i32): v128 {
  const v = v128.load(at);
  return left < 4 ? v128.and(v, laneMask4(left)) : v;
}

/** (x − mean)/√(variance + epsilon)·weight + bias; zeros after it to the next multiple of 4. */
export function layerNormRow(
  source: usize,
  target: usize,
  weight: usize,
  bias: usize,
  width: i32,
  epsilon: f32,
): void {
  let sum = f32x4.splat(0);
  for (let k = 0; k < width; k += 4) sum = f32x4.add(sum, loadTail(source + (<usize>k << 2), width - k));
  const mean = f32x4.splat(sumLanes(sum) / <f32>width);
  sum = f32x4.splat(0);
  for (let k = 0; k < width; k += 4) {
    let deviation = f32x4.sub(v128.load(source + (<usize>k << 2)), mean);
    if (width - k < 4) deviation = v128.and(deviation, laneMask4(width - k));
    sum = multiplyAdd(deviation, deviation, sum);
  }
  const scale = f32x4.splat(1 / sqrt<f32>(sumLanes(sum) / <f32>width + epsilon));
  for (let k = 0; k < width; k += 4) {
    const at = <usize>k << 2;
    const normalised = f32x4.mul(f32x4.sub(v128.load(source + at), mean), scale);
    const v = multiplyAdd(normalised, v128.load(weight + at), v128.load(bias + at));
    v128.store(target + at, width - k < 4 ? v128.and(v, laneMask4(width - k)) : v);
  }
}

/** Largest of `count` floats. */
// @ts-ignore: decorator
@inline
function maximum(at: usize, count: i32): f32 {
  const lowest = f32x4.splat(-Infinity);
  let highest = lowest;
  let k = 0;
  for (; k + 4 <= count; k += 4) highest = f32x4.pmax(highest, v128.load(at + (<usize>k << 2)));
  if (k < count)
    highest = f32x4.pmax(
      highest,
      v128.bitselect(v128.load(at + (<usize>k << 2)), lowest, laneMask4(count - k)),
    );
  return maxLanes(highest);
}

/** Softmax of scale·v over the first `count` of `length` floats in place; the rest becomes 0. */
export function softmaxRow(at: usize, count: i32, length: i32, scale: f32): void {
  const highest = f32x4.splat(maximum(at, count));
  const factor = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  for (let k = 0; k < count; k += 4) {
    const place = at + (<usize>k << 2);
    let v = exp4(f32x4.mul(f32x4.sub(v128.load(place), highest), factor));
    if (count - k < 4) v = v128.and(v, laneMask4(count - k));
    v128.store(place, v);
    sum = f32x4.add(sum, v);
  }
  const share = f32x4.splat(1 / sumLanes(sum));
  let k = 0;
  for (; k < count; k += 4) {
    const place = at + (<usize>k << 2);
    v128.store(place, f32x4.mul(v128.load(place), share));
  }
  for (; k < length; k += 4) v128.store(at + (<usize>k << 2), f32x4.splat(0));
}

/** Cross-entropy −ln softmax(v)[target] of `count` floats, in nats. */
export function crossEntropyRow(at: usize, count: i32, target: i32): f64 {
  const highest = maximum(at, count);
  const shift = f32x4.splat(highest);
  let sum = f32x4.splat(0);
  for (let k = 0; k < count; k += 4) {
    let v = exp4(f32x4.sub(v128.load(at + (<usize>k << 2)), shift));
    if (count - k < 4) v = v128.and(v, laneMask4(count - k));
    sum = f32x4.add(sum, v);
  }
  const chosen = load<f32>(at + (<usize>target << 2));
  return Math.log(<f64>sumLanes(sum)) + <f64>highest - <f64>chosen;
}
