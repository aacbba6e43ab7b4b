import { crossAttention, crossWeights, encoderPlan, encoderShape } from './encoderDecoder';
import type { PassPlan } from './plan';
import { type DigitalStep, type MatrixProduct, type PassOperations, product } from './product';
import type { Shape, Workload } from './types';

/** Number of layers whose feed-forward is a mixture of experts. */
export function expertLayers(shape: Shape): number {
  return shape.experts > 0 ? Math.max(0, shape.layers - shape.denseLayers) : 0;
}

/** Layers with and without a sliding window. */
export function attentionLayers(shape: Shape): { windowed: number; full: number } {
  const windowed = shape.window > 0 ? Math.min(shape.windowedLayers, shape.layers) : 0;
  return { windowed, full: shape.layers - windowed };
}

/**
 * Every matrix product and digital step of one sequence, all layers (physics: table of the paper's App. D accounting).
 *
 * Plain shape of width d, h heads, n tokens: loads (inputLoads + 9)·n·d + h·n² and detections 10·n·d + h·n² per layer.
 * An encoder-decoder adds its encoder and the cross-attention of its decoder's layers.
 */
export function passOperations(shape: Shape, workload: Workload, plan: PassPlan): PassOperations {
  const stack = stackOperations(shape, workload, plan);
  if (shape.encoderLayers === 0) return stack;
  const encoder = stackOperations(encoderShape(shape), workload, encoderPlan(plan));
  const cross = crossAttention(shape, workload, plan);
  return {
    products: [...stack.products, ...encoder.products, ...cross.products],
    digitalSteps: [...stack.digitalSteps, ...encoder.digitalSteps, ...cross.digitalSteps],
  };
}

/** One stack of blocks with self-attention: a decoder alone, or an encoder. */
function stackOperations(shape: Shape, workload: Workload, plan: PassPlan): PassOperations {
  const latent = shape.kvLatent > 0;
  const attention = latent ? latentAttention(shape, workload, plan) : headAttention(shape, workload, plan);
  const { windowed, full } = attentionLayers(shape);
  const pairs = full * plan.pairs + windowed * plan.windowPairs;
  const feedForward = feedForwardOperations(shape, plan);
  const digitalSteps: DigitalStep[] = workload.countNorms ? normSteps(shape, plan) : [];
  if (workload.countDigital)
    digitalSteps.push(
      { operation: 'softmax', reads: shape.heads * pairs, writes: shape.heads * pairs },
      ...feedForward.digitalSteps,
    );
  return { products: [...attention, ...feedForward.products], digitalSteps };
}

/** Two layer norms (read, write) and two residual additions (read both, write) in each block. Elements. */
function normSteps(shape: Shape, plan: PassPlan): DigitalStep[] {
  const elements = plan.tokens * shape.layers * shape.width;
  return [
    { operation: 'layerNorm', reads: 2 * elements, writes: 2 * elements },
    { operation: 'residual', reads: 4 * elements, writes: 2 * elements },
  ];
}

/** Attention with a key and a value per key-value head: one per head, grouped, or one for all. */
function headAttention(shape: Shape, workload: Workload, plan: PassPlan): MatrixProduct[] {
  const { layers, width, heads, kvHeads, headDim, valueDim } = shape;
  const { windowed, full } = attentionLayers(shape);
  const pairs = full * plan.pairs + windowed * plan.windowPairs;
  const keys = full * plan.keys + windowed * plan.windowKeys;
  const rows = layers * plan.tokens;
  // Keys that this pass has just produced are operands like any other; only a decode step fetches older ones.
  const stored = plan.phase === 'decode';
  const projected = (heads + kvHeads) * headDim + kvHeads * valueDim;
  const extra = shape.extraProjections * width;
  return [
    product(
      'queryKeyValue',
      workload.inputLoads * rows * width,
      rows * (projected + extra),
      rows * width * (projected + extra),
    ),
    product(
      'queryKey',
      rows * heads * headDim + keys * kvHeads * headDim,
      heads * pairs,
      heads * pairs * headDim,
      false,
      stored ? keys * kvHeads * headDim : 0,
    ),
    product(
      'attentionValue',
      heads * pairs + keys * kvHeads * valueDim,
      rows * heads * valueDim,
      heads * pairs * valueDim,
      false,
      stored ? keys * kvHeads * valueDim : 0,
    ),
    product('attentionOutput', rows * heads * valueDim, rows * width, rows * heads * valueDim * width),
  ];
}

/**
 * Multi-head latent attention. Prefill expands keys and values per head. Decode keeps only the latent (kvLatent +
 * ropeDim elements per position) and folds the expansion into query and output: the same weights, longer dot products.
 */
function latentAttention(shape: Shape, workload: Workload, plan: PassPlan): MatrixProduct[] {
  const { layers, width, heads, headDim, valueDim, kvLatent, queryLatent, ropeDim } = shape;
  const { windowed, full } = attentionLayers(shape);
  const pairs = full * plan.pairs + windowed * plan.windowPairs;
  const keys = full * plan.keys + windowed * plan.windowKeys;
  const rows = layers * plan.tokens;
  const contentDim = headDim - ropeDim;
  const decode = plan.phase === 'decode';

  const queryOutputs = heads * headDim;
  const down = queryLatent > 0 ? queryLatent : queryOutputs;
  let loads = workload.inputLoads * rows * width;
  const outputs = down + kvLatent + ropeDim + shape.extraProjections * width;
  let detections = rows * outputs;
  let macs = rows * width * outputs;
  if (queryLatent > 0) {
    loads += rows * queryLatent;
    detections += rows * queryOutputs;
    macs += rows * queryLatent * queryOutputs;
  }
  // The expansion of the latent: for every token (prefill), or folded into query and output (decode).
  macs += rows * kvLatent * heads * (contentDim + valueDim);
  if (decode) {
    loads += rows * heads * (contentDim + kvLatent);
    detections += rows * heads * (kvLatent + valueDim);
  } else {
    loads += rows * kvLatent;
    detections += rows * heads * (contentDim + valueDim);
  }
  const keyDim = decode ? kvLatent + ropeDim : headDim;
  const outputDim = decode ? kvLatent : valueDim;
  const sharing = decode ? 1 : heads;
  return [
    product('queryKeyValue', loads, detections, macs),
    product(
      'queryKey',
      rows * heads * keyDim + keys * sharing * keyDim,
      heads * pairs,
      heads * pairs * keyDim,
      false,
      decode ? keys * keyDim : 0,
    ),
    product(
      'attentionValue',
      heads * pairs + keys * sharing * outputDim,
      rows * heads * outputDim,
      heads * pairs * outputDim,
      false,
      decode ? keys * outputDim : 0,
    ),
    product('attentionOutput', rows * heads * valueDim, rows * width, rows * heads * valueDim * width),
  ];
}

/** Feed-forward layers: dense ones, and mixtures where a token visits the router, its active and the shared experts. */
function feedForwardOperations(shape: Shape, plan: PassPlan): PassOperations {
  const { width, ffnWidth, expertWidth, experts } = shape;
  const gates = shape.gatedFfn ? 2 : 1;
  const mixture = plan.tokens * expertLayers(shape);
  const dense = plan.tokens * shape.layers - mixture;
  // Hidden units a token passes, over all layers; the input is fanned out to router and experts by light.
  const hidden = dense * ffnWidth + mixture * (shape.activeExperts + shape.sharedExperts) * expertWidth;
  const outputs = dense * width + mixture * (shape.activeExperts + shape.sharedExperts) * width;
  const products = [
    product('feedForwardIn', (dense + mixture) * width, gates * hidden, gates * hidden * width),
    product('feedForwardOut', hidden, outputs, hidden * width),
  ];
  if (mixture > 0) products.unshift(product('router', 0, mixture * experts, mixture * experts * width));
  return { products, digitalSteps: [{ operation: 'activation', reads: gates * hidden, writes: hidden }] };
}

/** Weights of all blocks: everything that would stand in place in the machine. Biases and norms are not counted. */
export function blockWeights(shape: Shape): number {
  if (shape.encoderLayers === 0) return stackWeights(shape);
  const { queryOutput, keyValue } = crossWeights(shape);
  return stackWeights(shape) + stackWeights(encoderShape(shape)) + queryOutput + keyValue;
}

/**
 * Weights that a pass multiplies with, every one of a machine that holds only a part of them at a time. The decoder of an
 * encoder-decoder has no use for the encoder once its keys and values are there, nor the encoder for the decoder.
 */
export function passWeights(shape: Shape, plan: PassPlan): number {
  if (shape.encoderLayers === 0) return stackWeights(shape);
  const { queryOutput, keyValue } = crossWeights(shape);
  const encoding = plan.encoderTokens > 0 ? stackWeights(encoderShape(shape)) + keyValue : 0;
  const decoding = plan.tokens > 0 ? stackWeights(shape) + queryOutput : 0;
  return encoding + decoding;
}

function stackWeights(shape: Shape): number {
  const { layers, width, heads, kvHeads, headDim, valueDim, kvLatent, queryLatent, ropeDim } = shape;
  const query =
    queryLatent > 0 ? width * queryLatent + queryLatent * heads * headDim : width * heads * headDim;
  const keyValue =
    kvLatent > 0
      ? width * (kvLatent + ropeDim) + kvLatent * heads * (headDim - ropeDim + valueDim)
      : width * kvHeads * (headDim + valueDim);
  const projections =
    (kvLatent > 0 ? query : width * heads * headDim) +
    keyValue +
    heads * valueDim * width +
    shape.extraProjections * width * width;
  const matrices = shape.gatedFfn ? 3 : 2;
  const mixture = expertLayers(shape);
  const dense = layers - mixture;
  const expertWeights =
    matrices * width * shape.expertWidth * (shape.experts + shape.sharedExperts) + width * shape.experts;
  return layers * projections + dense * matrices * width * shape.ffnWidth + mixture * expertWeights;
}
