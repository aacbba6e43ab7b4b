/** The steps that stay digital, float64. Matrices are row-major, rows × columns. */

/** Layer norm over each row, with the biased variance, as GPT-2 has it. */
export function layerNorm(
  x: Float64Array,
  columns: number,
  weight: ArrayLike<number>,
  bias: ArrayLike<number>,
  epsilon: number,
): Float64Array {
  const y = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += columns) {
    let mean = 0;
    for (let j = 0; j < columns; j += 1) mean += x[start + j]! / columns;
    let variance = 0;
    for (let j = 0; j < columns; j += 1) variance += (x[start + j]! - mean) ** 2 / columns;
    const scale = 1 / Math.sqrt(variance + epsilon);
    for (let j = 0; j < columns; j += 1)
      y[start + j] = (x[start + j]! - mean) * scale * weight[j]! + bias[j]!;
  }
  return y;
}

/**
 * Softmax of each row of a square matrix of scores over the positions that it may see: its own
 * and earlier ones. Later positions get exactly 0.
 */
export function causalSoftmax(scores: Float64Array, size: number): Float64Array {
  const weights = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let column = 0; column <= row; column += 1) most = Math.max(most, scores[row * size + column]!);
    let sum = 0;
    for (let column = 0; column <= row; column += 1) {
      const value = Math.exp(scores[row * size + column]! - most);
      weights[row * size + column] = value;
      sum += value;
    }
    for (let column = 0; column <= row; column += 1) weights[row * size + column]! /= sum;
  }
  return weights;
}

/** min(max(x, 0), 6) */
export const relu6 = (x: Float64Array): Float64Array => x.map((value) => Math.min(6, Math.max(0, value)));

/**
 * Mean cross-entropy in nats of the rows of `logits` against `targets`.
 *
 * @param logits targets.length × vocab
 */
export function crossEntropy(logits: Float64Array, targets: ArrayLike<number>): number {
  const vocab = logits.length / targets.length;
  let sum = 0;
  for (let row = 0; row < targets.length; row += 1) {
    const start = row * vocab;
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < vocab; j += 1) most = Math.max(most, logits[start + j]!);
    let total = 0;
    for (let j = 0; j < vocab; j += 1) total += Math.exp(logits[start + j]! - most);
    sum += most + Math.log(total) - logits[start + targets[row]!]!;
  }
  return sum / targets.length;
}
