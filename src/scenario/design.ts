import {
  type Design,
  type DigitalProcessor,
  type Hardware,
  hardwareFields,
  packParts,
  type Shape,
  shapeFields,
  type Workload,
  workloadFields,
} from '../energy';
import { digitalRow } from './presets/digital';
import type { Scenario } from './types';

/** Digital processors improve tenfold in this many years (Shankar and Reuther 2022, as quoted by the paper). */
const YEARS_PER_DECADE = 7;

const pick = <T>(scenario: Scenario, keys: readonly (keyof T & keyof Scenario)[]): T =>
  Object.fromEntries(keys.map((key) => [key, scenario[key]])) as T;

const shapeKeys: readonly (keyof Shape)[] = shapeFields;

/** What a pass depends on, and what only a whole request does. */
const workloadKeys: readonly (keyof Workload)[] = [
  ...workloadFields,
  'promptTokens',
  'generatedTokens',
  'hostOverhead',
  'pue',
];

/** The hardware parameters of a scenario, by key. */
export const hardwareKeys: readonly (keyof Hardware)[] = hardwareFields;

/**
 * The digital processor of a scenario in the chosen year. A digital energy of the user's own replaces the whole row, so
 * it has no memory floor; the year scales both, from the year of the row.
 */
export function digitalOf(scenario: Scenario): DigitalProcessor {
  const row = digitalRow(scenario.digital);
  const improvement = 10 ** (-(scenario.year - (row?.year ?? scenario.year)) / YEARS_PER_DECADE);
  const own = row === undefined || scenario.digitalFjPerMac !== row.femtojoulesPerMac;
  const board = own ? null : row.boardPicojoulesPerBit;
  return {
    femtojoulesPerMac: scenario.digitalFjPerMac * improvement,
    boardPicojoulesPerBit: board === null ? null : board * improvement,
  };
}

/** The part of a scenario that the energy model reads. */
export function toDesign(scenario: Scenario): Design {
  return {
    shape: pick<Shape>(scenario, shapeKeys),
    workload: pick<Workload>(scenario, workloadKeys),
    hardware: pick<Hardware>(scenario, hardwareKeys),
    digital: digitalOf(scenario),
  };
}

/** The same as plain numbers, for the fast form; without the objects between. */
export const packScenario = (scenario: Scenario, target?: Float64Array): Float64Array =>
  packParts(scenario, scenario, scenario, digitalOf(scenario), target);
