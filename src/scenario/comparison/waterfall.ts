import { evaluateDesign } from '../../energy';
import { toDesign } from '../design';
import { table } from '../table';
import type { Scenario, ScenarioKey } from '../types';
import { comparedKeys } from './types';

/** Groups of parameters that change together, in the order in which a waterfall changes them. */
export const waterfallGroups = [
  'shape',
  'work',
  'memory',
  'converters',
  'weights',
  'light',
  'digital',
] as const;
export type WaterfallGroup = (typeof waterfallGroups)[number];

const work: readonly ScenarioKey[] = [
  'context',
  ...table.filter((row) => row.group === 'accounting' && row.key !== 'signPasses').map((row) => row.key),
];
const memory: readonly ScenarioKey[] = [
  'memoryBits',
  'sramPjPerBit',
  'dramPjPerBit',
  'wireMm',
  'wireFjPerBitMm',
];
const converters: readonly ScenarioKey[] = [
  'inputBits',
  'outputBits',
  'dacPj',
  'dacReferenceBits',
  'modulatorFjPerBit',
  'amplifierPj',
  'adcPj',
  'adcReferenceBits',
];
const light: readonly ScenarioKey[] = [
  'receiver',
  'photonsPerDot',
  'amplifierNoisePa',
  'photonEv',
  'laserEfficiency',
  'detectorEfficiency',
  'lossDb',
  'signPasses',
];
const named = new Set<ScenarioKey>([...work, ...memory, ...converters, ...light]);
const others = (group: string) =>
  table.filter((row) => row.group === group && !named.has(row.key)).map((row) => row.key);

/**
 * Every compared key stands in exactly one group. The digital processor comes last: it costs the optical side something
 * only where embedding and head are counted, which run on it.
 */
export const keysOfGroup: Readonly<Record<WaterfallGroup, readonly ScenarioKey[]>> = {
  shape: others('shape'),
  work,
  memory,
  converters,
  weights: others('hardware'),
  light,
  digital: others('digital'),
};

export type WaterfallMeasure = 'perMac' | 'perPass';

export interface WaterfallStep {
  group: WaterfallGroup;
  /** Keys of the group whose values differ between the two designs. */
  keys: ScenarioKey[];
  /** What the change of this group adds, in the unit of the measure; negative saves. */
  change: number;
  /** Value once this group and all before it are those of the second design. */
  after: number;
}

export interface Waterfall {
  from: number;
  to: number;
  steps: WaterfallStep[];
}

/**
 * Why one design costs more or less than another: from the first design, one group of parameters after the other takes
 * the values of the second. The changes add up to the whole difference; how they share it depends on the order.
 *
 * @param measure energy per multiply-accumulate in femtojoules, or per pass in joules
 */
export function waterfall(from: Scenario, to: Scenario, measure: WaterfallMeasure): Waterfall {
  const measured = (scenario: Scenario) => {
    const { femtojoulesPerMac, energyJoules } = evaluateDesign(toDesign(scenario));
    return measure === 'perMac' ? femtojoulesPerMac : energyJoules;
  };
  const start = measured(from);
  let mixed = from;
  let before = start;
  const steps = waterfallGroups.map((group): WaterfallStep => {
    const keys = keysOfGroup[group].filter((key) => !Object.is(from[key], to[key]));
    mixed = { ...mixed, ...Object.fromEntries(keys.map((key) => [key, to[key]])) };
    const after = keys.length === 0 ? before : measured(mixed);
    const step = { group, keys, change: after - before, after };
    before = after;
    return step;
  });
  return { from: start, to: before, steps };
}

/** Keys that the energy model reads and whose resolved values differ between any of the designs. */
export function differingKeys(scenarios: readonly Scenario[]): ScenarioKey[] {
  const [first, ...rest] = scenarios;
  if (!first) return [];
  return comparedKeys.filter((key) => rest.some((scenario) => !Object.is(scenario[key], first[key])));
}
