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
  const vectors = (workload.phase === 'prefill' ? shape.context : 1) * workload.batch;
  return {
    coresPerProduct: (shape.width * widest) / hardware.coreWeights,
    coresForAllWeights: weights / hardware.coreWeights,
    chunks,
    blockWeights: weights,
    detectorsPerProduct: widest,
    activationBytes: (widest * vectors * hardware.memoryBits) / 8,
    secondsPerPass: (PRODUCTS_IN_SEQUENCE * shape.layers * vectors * chunks) / (hardware.clockGhz * 1e9),
  };
}
