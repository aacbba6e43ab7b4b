import { blockWeights, expertLayers } from './products';
import type { Shape } from './types';

/**
 * Parameters as they are published: the weights of the blocks, the embedding (twice where input and output are not one
 * matrix) and learned positions. Biases and norms, well below 1 %, are not counted.
 */
export function totalParameters(
  shape: Shape,
  { tiedEmbeddings, positions = 0 }: { tiedEmbeddings: boolean; positions?: number },
): number {
  return blockWeights(shape) + ((tiedEmbeddings ? 1 : 2) * shape.vocab + positions) * shape.width;
}

/** Weights a token multiplies with in the blocks: of a mixture only router, active and shared experts. */
export function activeWeights(shape: Shape): number {
  const idle = shape.experts - shape.activeExperts;
  const matrices = shape.gatedFfn ? 3 : 2;
  return blockWeights(shape) - expertLayers(shape) * idle * matrices * shape.width * shape.expertWidth;
}
