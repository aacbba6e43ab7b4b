import type { Words } from '../../random';
import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput } from '../fast';
import { type PackedField, packedIndex } from '../packed';
import { columnOf } from './columns';
import {
  quantileOf,
  type Range,
  type Spread,
  type Summary,
  scaled,
  summarise,
  uniformAt,
} from './distribution';

/** A parameter that is drawn, as the packed design spells it. `stream` names its random numbers, for good. */
export interface UncertainField extends Range {
  field: PackedField;
  stream: number;
}

export interface MonteCarloOptions {
  spread: Spread;
  seed: number;
  draws: number;
}

/** Equal steps of the logarithm, and how many draws fell into each. */
export interface Histogram {
  /** One more than counts. */
  edges: number[];
  counts: number[];
}

export interface MonteCarloResult {
  draws: number;
  advantage: Summary;
  femtojoulesPerMac: Summary;
  energyJoules: Summary;
  /** Share of the draws in which light takes less energy than digital. */
  probabilityOfBeating: number;
  histogram: Histogram;
}

const BINS = 40;

/**
 * Draws every uncertain parameter, independently of the others, and evaluates the design each time.
 * The draws of one parameter stay the same when the design changes around it.
 */
export function monteCarlo(
  packed: Float64Array,
  fields: readonly UncertainField[],
  { spread, seed, draws }: MonteCarloOptions,
): MonteCarloResult {
  const input = packed.slice();
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const columns = fields.map((field) => columnOf(field, spread, seed, draws));
  const advantage = new Float64Array(draws);
  const joules = new Float64Array(draws);
  let wins = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < fields.length; i += 1)
      input[packedIndex[fields[i]!.field]] = fields[i]!.low * columns[i]![draw]!;
    evaluatePacked(input, output);
    const ratio = output[fastOutput.advantage]!;
    advantage[draw] = ratio;
    joules[draw] = output[fastOutput.energyJoules]!;
    if (ratio > 1) wins += 1;
  }
  const energyJoules = summarise(joules);
  // What is drawn are costs: every draw has the same number of multiply-accumulates.
  const femtojoulesPerMac = scaled(energyJoules, 1e15 / output[fastOutput.macs]!);
  return {
    draws,
    advantage: summarise(advantage),
    femtojoulesPerMac,
    energyJoules,
    probabilityOfBeating: wins / draws,
    histogram: logarithmicHistogram(advantage, BINS),
  };
}

/**
 * Writes draw `draw` of every uncertain parameter into a packed design. Depends on seed, draw and parameter alone, so that
 * a run can be split anywhere.
 */
export function drawInto(
  packed: Float64Array,
  fields: readonly UncertainField[],
  spread: Spread,
  seed: number,
  draw: number,
  scratch: Words,
): void {
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i]!;
    packed[packedIndex[field.field]] = quantileOf(
      field,
      spread,
      uniformAt(seed, draw, field.stream, scratch),
    );
  }
}

/** Histogram over a sorted array of positive numbers. */
function logarithmicHistogram(sorted: Float64Array, bins: number): Histogram {
  const low = sorted[0]!;
  const high = Math.max(sorted[sorted.length - 1]!, low * (1 + 1e-9));
  const edges = Array.from({ length: bins + 1 }, (_, i) => low * (high / low) ** (i / bins));
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / Math.log(high / low);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(Math.log(value / low) * scale)));
    counts[bin] = counts[bin]! + 1;
  }
  return { edges, counts };
}
