import { blockWeights } from './products';
import type { Hardware, Shape, Workload } from './types';

/** What must be built, and how long a pass takes on it. */
export interface CoreDemand {
  coresPerProduct: number;
  coresForAllWeights: number;
  chunks: number;
  blockWeights: number;
  detectorsPerProduct: number;
  activationBytes: number;
  secondsPerPass: number;
}

/** Matrix products that follow one another in a block: Q·K·V, Q·Kᵀ, softmax·V, output, feed-forward in and out. */
const PRODUCTS_IN_SEQUENCE = 6;
/** Cross-attention adds queries, Q·Kᵀ, softmax·V and output; its keys and values are made beside the queries. */
const CROSS_IN_SEQUENCE = 4;

/**
 * Cores, detectors, memory and time (Table 7, App. G).
 *
 * The table sizes the largest feed-forward product, 4·width² weights in the plain shape; the paper's energies assume
 * that all weights are in place. With a given number of cores the weights are taken in `chunks` parts, and time grows
 * by that number. Heads, and the matrices that share an input, work side by side; a vector product takes one cycle.
 */
export function coreDemand(shape: Shape, workload: Workload, hardware: Hardware): CoreDemand {
  const weights = blockWeights(shape);
  const widest = Math.max(
    shape.experts > 0 && shape.denseLayers === 0 ? 0 : shape.ffnWidth,
    shape.experts > 0 ? shape.expertWidth : 0,
  );
  const capacity = hardware.cores === null ? Number.POSITIVE_INFINITY : hardware.cores * hardware.coreWeights;
  const chunks = Math.max(1, Math.ceil(weights / capacity));
  const isPrefill = workload.phase === 'prefill';
  const hasEncoder = shape.encoderLayers > 0;
  const tokens = isPrefill ? shape.context : 1;
  const encoded = hasEncoder && isPrefill ? shape.encoderTokens : 0;
  const inSequence =
    (PRODUCTS_IN_SEQUENCE + (hasEncoder ? CROSS_IN_SEQUENCE : 0)) * shape.layers * tokens +
    PRODUCTS_IN_SEQUENCE * shape.encoderLayers * encoded;
  return {
    coresPerProduct: (shape.width * widest) / hardware.coreWeights,
    coresForAllWeights: weights / hardware.coreWeights,
    chunks,
    blockWeights: weights,
    detectorsPerProduct: widest,
    activationBytes: (widest * Math.max(tokens, encoded) * workload.batch * hardware.memoryBits) / 8,
    secondsPerPass: (inSequence * workload.batch * chunks) / (hardware.clockGhz * 1e9),
  };
}
