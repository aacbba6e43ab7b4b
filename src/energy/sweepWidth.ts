import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput } from './fast';
import { evaluateDesign } from './ledger';
import { packDesign, packedIndex } from './packed';
import type { Design, Shape } from './types';
import { summarise } from './uncertainty/distribution';
import { drawInto, type MonteCarloOptions, type UncertainField } from './uncertainty/monteCarlo';

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

/** Quantiles of 5 and 95 % at one width. */
export interface WidthBand {
  femtojoulesPerMac: [number, number];
  advantage: [number, number];
}

/**
 * The band of a design at several widths, everything else as it is. The same draws at every width, made once, so that the
 * band is smooth; head dimension and feed-forward ratio stay, as in `sweepWidth`.
 */
export function widthBands(
  design: Design,
  widths: readonly number[],
  fields: readonly UncertainField[],
  { spread, seed, draws }: MonteCarloOptions,
): WidthBand[] {
  const scratch = new Uint32Array(4);
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const base = packDesign(design);
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const packed = base.slice();
    drawInto(packed, fields, spread, seed, draw, scratch);
    return packed;
  });
  const scaled = ['width', 'heads', 'kvHeads', 'ffnWidth', 'expertWidth', 'kvLatent', 'queryLatent'] as const;
  const perMac = new Float64Array(draws);
  const advantage = new Float64Array(draws);
  return widths.map((width) => {
    const shape = withWidth(design.shape, width);
    for (let draw = 0; draw < draws; draw += 1) {
      const packed = drawn[draw]!;
      for (const field of scaled) packed[packedIndex[field]] = shape[field];
      evaluatePacked(packed, output);
      perMac[draw] = output[fastOutput.femtojoulesPerMac]!;
      advantage[draw] = output[fastOutput.advantage]!;
    }
    const [energy, gain] = [summarise(perMac), summarise(advantage)];
    return { femtojoulesPerMac: [energy.p05, energy.p95], advantage: [gain.p05, gain.p95] };
  });
}

/** `count` values from `low` to `high`, evenly spaced in the logarithm. */
export function logarithmicSteps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (count === 1 ? 0 : i / (count - 1)));
}
