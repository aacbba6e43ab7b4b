import {
  evaluatePacked,
  FAST_OUTPUT_LENGTH,
  fastOutput,
  logarithmicSteps,
  monteCarlo,
  PACKED_LENGTH,
} from '../../energy';
import { boundsOf } from '../bounds';
import { packScenario } from '../design';
import { packedVary } from '../packedVary';
import { findRow } from '../table';
import type { ParameterRow, Scenario, ScenarioValue } from '../types';
import { uncertainParameters } from '../uncertain';
import { vary } from '../vary';

export interface SweepPoint {
  x: ScenarioValue;
  energyJoules: number;
  femtojoulesPerMac: number;
  digitalFemtojoulesPerMac: number;
  advantage: number;
  /** 5 % and 95 % of the advantage, where uncertainty is on. */
  band: [number, number] | null;
}

export interface SweepView {
  key: string;
  points: SweepPoint[];
}

export interface MapView {
  keyX: string;
  keyY: string;
  xs: ScenarioValue[];
  ys: ScenarioValue[];
  /** Row by row: advantage[y · xs.length + x]. */
  advantage: Float64Array;
}

/** How far beyond the current value a logarithmic sweep goes, either way. */
const REACH = 30;
const LINE_POINTS = 61;
const BAND_DRAWS = 400;

/**
 * Values of a sweep: all choices, or steps over the bounds; of a wide logarithmic range only around the current value.
 */
export function sweepValues(row: ParameterRow, scenario: Scenario, count: number): ScenarioValue[] {
  if (row.kind === 'choice') return row.choices.map(({ value }) => value) as ScenarioValue[];
  if (row.kind === 'boolean') return [false, true];
  if (row.kind === 'text') return [];
  const { min, max } = boundsOf(row.key, scenario);
  const here = scenario[row.key];
  const middle = typeof here === 'number' ? here : max;
  let values: number[];
  if (row.key === 'width') values = logarithmicSteps(64, 1e6, count);
  else if (row.scale === 'log')
    values = logarithmicSteps(Math.max(min, middle / REACH), Math.min(max, middle * REACH), count);
  else values = Array.from({ length: count }, (_, i) => min + ((max - min) * i) / (count - 1));
  return row.kind === 'integer' && row.key !== 'width' ? [...new Set(values.map(Math.round))] : values;
}

/** One parameter along its range, with a band where uncertainty is on. Unknown keys give no points. */
export function sweepView(scenario: Scenario, key: string = scenario.sweepX, count = LINE_POINTS): SweepView {
  const row = findRow(key);
  if (!row) return { key, points: [] };
  const at = vary(scenario);
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const points = sweepValues(row, scenario, count).map((x): SweepPoint => {
    const there = at({ [row.key]: x });
    const packed = packScenario(there);
    evaluatePacked(packed, output);
    const point = {
      x,
      energyJoules: output[fastOutput.energyJoules]!,
      femtojoulesPerMac: output[fastOutput.femtojoulesPerMac]!,
      digitalFemtojoulesPerMac: output[fastOutput.digitalFemtojoulesPerMac]!,
      advantage: output[fastOutput.advantage]!,
    };
    if (scenario.uncertainty === 'off') return { ...point, band: null };
    const fields = uncertainParameters(there);
    const { advantage } = monteCarlo(packed, fields, {
      spread: scenario.uncertainty,
      seed: scenario.seed,
      draws: BAND_DRAWS,
    });
    return { ...point, band: [advantage.p05, advantage.p95] };
  });
  return { key, points };
}

/** Two parameters at once: the advantage at every place of their grid. Empty where one of them is unknown. */
export function mapView(scenario: Scenario, count = 100): MapView {
  const [rowX, rowY] = [findRow(scenario.sweepX), findRow(scenario.sweepY)];
  const empty = {
    keyX: scenario.sweepX,
    keyY: scenario.sweepY,
    xs: [],
    ys: [],
    advantage: new Float64Array(0),
  };
  if (!rowX || !rowY || rowX.key === rowY.key) return empty;
  const xs = sweepValues(rowX, scenario, count);
  const ys = sweepValues(rowY, scenario, count);
  const advantage = new Float64Array(xs.length * ys.length);
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const cell = new Float64Array(PACKED_LENGTH);
  const pack = packedVary(scenario, [rowX.key, rowY.key]);
  const values: ScenarioValue[] = [0, 0];
  for (let j = 0; j < ys.length; j += 1) {
    values[1] = ys[j]!;
    for (let i = 0; i < xs.length; i += 1) {
      values[0] = xs[i]!;
      pack(values, cell);
      evaluatePacked(cell, output);
      advantage[j * xs.length + i] = output[fastOutput.advantage]!;
    }
  }
  return { ...empty, xs, ys, advantage };
}
