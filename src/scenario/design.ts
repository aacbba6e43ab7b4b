import {
  type Design,
  type DigitalProcessor,
  type Hardware,
  packParts,
  type Shape,
  type Workload,
} from '../energy';
import { digitalRow } from './presets/digital';
import type { Scenario } from './types';

/** Digital processors improve tenfold in this many years (Shankar and Reuther 2022, as quoted by the paper). */
const YEARS_PER_DECADE = 7;

const pick = <T>(scenario: Scenario, keys: readonly (keyof T & keyof Scenario)[]): T =>
  Object.fromEntries(keys.map((key) => [key, scenario[key]])) as T;

const shapeKeys: readonly (keyof Shape)[] = [
  'layers',
  'width',
  'heads',
  'kvHeads',
  'headDim',
  'ffnWidth',
  'gatedFfn',
  'vocab',
  'context',
  'experts',
  'activeExperts',
  'sharedExperts',
  'expertWidth',
  'denseLayers',
  'kvLatent',
  'queryLatent',
  'ropeDim',
  'valueDim',
  'window',
  'windowedLayers',
  'extraProjections',
];

const workloadKeys: readonly (keyof Workload)[] = [
  'inputLoads',
  'countDigital',
  'countHead',
  'causal',
  'phase',
  'batch',
  'promptTokens',
  'generatedTokens',
  'kvInDram',
  'signPasses',
  'countNorms',
  'hostOverhead',
  'pue',
];

/** The hardware parameters of a scenario, by key. */
export const hardwareKeys: readonly (keyof Hardware)[] = [
  'memoryBits',
  'inputBits',
  'weightBits',
  'outputBits',
  'sramPjPerBit',
  'dramPjPerBit',
  'dacPj',
  'dacReferenceBits',
  'modulatorFjPerBit',
  'amplifierPj',
  'adcPj',
  'adcReferenceBits',
  'maintenanceFjPerMac',
  'photonsPerDot',
  'photonEv',
  'receiver',
  'amplifierNoisePa',
  'holdMilliwatts',
  'wireMm',
  'wireFjPerBitMm',
  'laserEfficiency',
  'detectorEfficiency',
  'lossDb',
  'clockGhz',
  'utilisation',
  'coreWeights',
  'cores',
];

/**
 * The digital processor of a scenario in the chosen year. A digital energy of the user's own replaces the whole row, so
 * it has no memory floor; the year scales both, from the year of the row.
 */
function digitalOf(scenario: Scenario): DigitalProcessor {
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
