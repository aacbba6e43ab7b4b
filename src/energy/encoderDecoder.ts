import type { PassPlan } from './plan';
import { type PassOperations, product } from './product';
import type { Shape, Workload } from './types';

/**
 * The encoder of an encoder-decoder as a stack by itself: width, heads and feed-forward of the decoder, ordinary attention
 * in both directions, no experts.
 */
export const encoderShape = (shape: Shape): Shape => ({
  ...shape,
  layers: shape.encoderLayers,
  encoderLayers: 0,
  experts: 0,
  kvLatent: 0,
  window: 0,
});

/** What the encoder does in a pass: all pairs, whatever mask the decoder has. */
export const encoderPlan = (plan: PassPlan): PassPlan => ({
  ...plan,
  phase: 'prefill',
  tokens: plan.encoderTokens,
  pairs: plan.encoderTokens ** 2,
  windowPairs: plan.encoderTokens ** 2,
  keys: plan.encoderTokens,
  windowKeys: plan.encoderTokens,
});

/** Weights of cross-attention: queries and output are the decoder's work, keys and values are made of the encoder's. */
export function crossWeights(shape: Shape): { queryOutput: number; keyValue: number } {
  const { layers, width, heads, kvHeads, headDim, valueDim } = shape;
  return {
    queryOutput: layers * width * heads * (headDim + valueDim),
    keyValue: layers * width * kvHeads * (headDim + valueDim),
  };
}

/**
 * Cross-attention of all decoder layers: queries of the decoder's tokens, keys and values of what the encoder has read.
 *
 * Every decoder layer projects the encoder's output with weights of its own, once per sequence, in the pass that encodes;
 * a decode step loads those keys and values again, as it does its own.
 */
export function crossAttention(shape: Shape, workload: Workload, plan: PassPlan): PassOperations {
  const { layers, width, heads, kvHeads, headDim, valueDim } = shape;
  const rows = layers * plan.tokens;
  const encoded = layers * plan.encoderTokens;
  const pairs = layers * plan.crossPairs;
  const keys = layers * plan.crossKeys * kvHeads;
  const stored = plan.phase === 'decode';
  const projected = kvHeads * (headDim + valueDim);
  // Of the three inputs that accounting B loads one by one, two are the encoder's output.
  const encodedLoads = Math.max(1, workload.inputLoads - 1);
  const products = [
    product('crossAttention', rows * width, rows * heads * headDim, rows * width * heads * headDim),
    product(
      'crossAttention',
      encodedLoads * encoded * width,
      encoded * projected,
      encoded * width * projected,
    ),
    product(
      'crossAttention',
      rows * heads * headDim + keys * headDim,
      heads * pairs,
      heads * pairs * headDim,
      false,
      stored ? keys * headDim : 0,
    ),
    product(
      'crossAttention',
      heads * pairs + keys * valueDim,
      rows * heads * valueDim,
      heads * pairs * valueDim,
      false,
      stored ? keys * valueDim : 0,
    ),
    product('crossAttention', rows * heads * valueDim, rows * width, rows * heads * valueDim * width),
  ];
  return {
    products,
    digitalSteps: [
      ...(workload.countDigital
        ? [{ operation: 'softmax' as const, reads: heads * pairs, writes: heads * pairs }]
        : []),
      // One more layer norm and one more residual addition than a block without.
      ...(workload.countNorms
        ? [
            { operation: 'layerNorm' as const, reads: rows * width, writes: rows * width },
            { operation: 'residual' as const, reads: 2 * rows * width, writes: rows * width },
          ]
        : []),
    ],
  };
}
