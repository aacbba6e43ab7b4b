import { evaluateDesign } from './ledger';
import { withWidth } from './sweepWidth';
import type { Design, Shape } from './types';

/** What stays when the width changes: the head dimension (more heads) or the number of heads (longer heads). */
export type Kept = 'headDim' | 'heads';

export interface DepthPoint {
  layers: number;
  width: number;
  heads: number;
  headDim: number;
  femtojoulesPerMac: number;
  advantage: number;
}

/** The same shape at another depth with the same weights per block × depth: width ∝ 1/√layers. */
export function withDepth(shape: Shape, layers: number, kept: Kept): Shape {
  const ratio = Math.sqrt(shape.layers / layers);
  const wider = withWidth(shape, shape.width * ratio);
  const deep = {
    ...wider,
    layers,
    windowedLayers: (shape.windowedLayers * layers) / shape.layers,
    encoderLayers: (shape.encoderLayers * layers) / shape.layers,
  };
  if (kept === 'headDim') return deep;
  return {
    ...deep,
    heads: shape.heads,
    kvHeads: shape.kvHeads,
    headDim: shape.headDim * ratio,
    valueDim: shape.valueDim * ratio,
  };
}

/** The same parameters in other proportions of depth and width. The paper's one-layer GPT-3 keeps its 96 heads. */
export function depthAgainstWidth(design: Design, depths: readonly number[], kept: Kept): DepthPoint[] {
  return depths.map((layers) => {
    const shape = withDepth(design.shape, layers, kept);
    const { femtojoulesPerMac, advantage } = evaluateDesign({ ...design, shape });
    return {
      layers,
      width: shape.width,
      heads: shape.heads,
      headDim: shape.headDim,
      femtojoulesPerMac,
      advantage,
    };
  });
}

/** Heads against their length at a given width (d/h, which differs between model families). */
export function headsAgainstLength(design: Design, heads: readonly number[]): DepthPoint[] {
  const { shape } = design;
  return heads.map((count) => {
    const headDim = (shape.headDim * shape.heads) / count;
    const valueDim = (shape.valueDim * shape.heads) / count;
    const kvHeads = (shape.kvHeads / shape.heads) * count;
    const { femtojoulesPerMac, advantage } = evaluateDesign({
      ...design,
      shape: { ...shape, heads: count, kvHeads, headDim, valueDim },
    });
    return { layers: shape.layers, width: shape.width, heads: count, headDim, femtojoulesPerMac, advantage };
  });
}
