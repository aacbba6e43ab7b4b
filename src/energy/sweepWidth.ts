import { evaluateDesign } from './ledger';
import type { Design, Shape } from './types';

export interface WidthPoint {
  width: number;
  femtojoulesPerMac: number;
  digitalFemtojoulesPerMac: number;
  advantage: number;
}

/**
 * The same shape at another width: the head dimension and the feed-forward ratio stay, so the number of heads follows
 * and may be real.
 */
export function withWidth(shape: Shape, width: number): Shape {
  const ratio = width / shape.width;
  return {
    ...shape,
    width,
    heads: shape.heads * ratio,
    kvHeads: shape.kvHeads * ratio,
    ffnWidth: shape.ffnWidth * ratio,
    expertWidth: shape.expertWidth * ratio,
    kvLatent: shape.kvLatent * ratio,
    queryLatent: shape.queryLatent * ratio,
  };
}

/** Energy per multiply-accumulate and advantage against width, everything else as in the design. */
export function sweepWidth(design: Design, widths: readonly number[]): WidthPoint[] {
  return widths.map((width) => {
    const { femtojoulesPerMac, digitalFemtojoulesPerMac, advantage } = evaluateDesign({
      ...design,
      shape: withWidth(design.shape, width),
    });
    return { width, femtojoulesPerMac, digitalFemtojoulesPerMac, advantage };
  });
}

/** `count` values from `low` to `high`, evenly spaced in the logarithm. */
export function logarithmicSteps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (count === 1 ? 0 : i / (count - 1)));
}
