import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput } from './fast';
import { packDesign, packedIndex } from './packed';
import type { Design, Shape } from './types';
import { columnOf } from './uncertainty/columns';
import { summarise } from './uncertainty/distribution';
import type { MonteCarloOptions, UncertainField } from './uncertainty/monteCarlo';

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
  const packed = packDesign(design);
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  return widths.map((width) => {
    writeWidth(packed, design.shape, width);
    evaluatePacked(packed, output);
    return {
      width,
      femtojoulesPerMac: output[fastOutput.femtojoulesPerMac]!,
      digitalFemtojoulesPerMac: output[fastOutput.digitalFemtojoulesPerMac]!,
      advantage: output[fastOutput.advantage]!,
    };
  });
}

/** The fields that `withWidth` changes. */
const following = [
  'width',
  'heads',
  'kvHeads',
  'ffnWidth',
  'expertWidth',
  'kvLatent',
  'queryLatent',
] as const satisfies readonly (keyof Shape)[];

function writeWidth(packed: Float64Array, shape: Shape, width: number): void {
  const wide = withWidth(shape, width);
  for (const field of following) packed[packedIndex[field]] = wide[field];
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
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const packed = packDesign(design);
  const columns = fields.map((field) => columnOf(field, spread, seed, draws));
  const perMac = new Float64Array(draws);
  const advantage = new Float64Array(draws);
  return widths.map((width) => {
    writeWidth(packed, design.shape, width);
    for (let draw = 0; draw < draws; draw += 1) {
      for (let i = 0; i < fields.length; i += 1)
        packed[packedIndex[fields[i]!.field]] = fields[i]!.low * columns[i]![draw]!;
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
