import { digitalRow } from './presets/digital';
import { hardwarePreset } from './presets/hardware';
import { modelPreset } from './presets/models';
import { opticsPreset } from './presets/optics';
import { rowOf, table } from './table';
import type { Overrides, Scenario, ScenarioKey } from './types';

/** Keys whose value is a preset that sets other keys. */
export const presetKeys = ['model', 'hardware', 'optics', 'digital'] as const;
export type PresetKey = (typeof presetKeys)[number];

const groupKeys = (group: string, preset: PresetKey): ScenarioKey[] =>
  table.filter((row) => row.group === group && row.key !== preset).map((row) => row.key);

/** The keys that a preset decides; choosing another preset clears them. */
export const keysOfPreset: Record<PresetKey, readonly ScenarioKey[]> = {
  model: groupKeys('shape', 'model'),
  hardware: groupKeys('hardware', 'hardware'),
  optics: ['noiseLinear', 'noiseAttention', 'minTransmission'],
  digital: groupKeys('digital', 'digital'),
};

/**
 * Through JSON once, because engines keep what is parsed in the form whose copies are fast: a scenario is resolved
 * thousands of times for a map.
 */
const defaults: Readonly<Record<string, unknown>> = JSON.parse(
  JSON.stringify(Object.fromEntries(table.map((row) => [row.key, row.default]))),
);

/** What the presets named in the overrides set, over the defaults of the table. Automatic keys are left out. */
function presetValues(overrides: Overrides): Overrides {
  const named = (key: PresetKey): string => overrides[key] ?? (defaults[key] as string);
  return {
    ...modelPreset(named('model'))?.values,
    ...hardwarePreset(named('hardware'))?.values,
    ...opticsPreset(named('optics'))?.values,
  };
}

/**
 * The scenario that overrides stand for: table defaults, then presets, then overrides, then automatic values.
 *
 * Automatic until set: headDim = width / heads (real), ffnWidth = 4·width, kvHeads = heads, valueDim = headDim,
 * expertWidth = ffnWidth, windowedLayers = layers, encoderTokens = context, digitalFjPerMac and year = those of the digital row. A part cannot
 * be larger than its whole: kvHeads ≤ heads, activeExperts ≤ experts, windowedLayers and denseLayers ≤ layers,
 * ropeDim ≤ headDim.
 */
export function resolve(overrides: Overrides): Scenario {
  const given = givenValues(overrides);
  return settle(Object.assign({ ...defaults }, given) as Scenario, given);
}

/** What presets and overrides set together; the defaults of the table and automatic values are left out. */
export function givenValues(overrides: Overrides): Overrides {
  return Object.assign(presetValues(overrides), overrides);
}

/**
 * Computes the automatic values of a scenario in place, from its own values and from what was given. May be called again
 * after a given value has changed, as long as the scenario got that value as well.
 */
export function settle(s: Scenario, given: Overrides): Scenario {
  s.headDim = given.headDim ?? s.width / s.heads;
  s.ffnWidth = given.ffnWidth ?? 4 * s.width;
  s.kvHeads = Math.min(given.kvHeads ?? s.heads, s.heads);
  s.valueDim = given.valueDim ?? s.headDim;
  s.expertWidth = given.expertWidth ?? s.ffnWidth;
  s.encoderTokens = given.encoderTokens ?? s.context;
  s.windowedLayers = Math.min(given.windowedLayers ?? s.layers, s.layers);
  s.denseLayers = Math.min(given.denseLayers ?? (defaults.denseLayers as number), s.layers);
  s.ropeDim = Math.min(given.ropeDim ?? (defaults.ropeDim as number), s.headDim);
  const active = given.activeExperts ?? (defaults.activeExperts as number);
  s.activeExperts = s.experts > 0 ? Math.min(active, s.experts) : active;
  const row = digitalRow(s.digital);
  s.digitalFjPerMac = given.digitalFjPerMac ?? row?.femtojoulesPerMac ?? (defaults.digitalFjPerMac as number);
  s.year = given.year ?? row?.year ?? (defaults.year as number);
  return s;
}

/** The keys that `settle` writes. */
export const settledKeys = [
  'headDim',
  'ffnWidth',
  'kvHeads',
  'valueDim',
  'expertWidth',
  'encoderTokens',
  'windowedLayers',
  'denseLayers',
  'ropeDim',
  'activeExperts',
  'digitalFjPerMac',
  'year',
] as const satisfies readonly ScenarioKey[];

/** Keys whose preset value depends on other keys: automatic ones, and parts bounded by their whole. */
const dependent = new Set<ScenarioKey>([
  ...table.filter((row) => 'auto' in row && row.auto).map((row) => row.key),
  'activeExperts',
  'denseLayers',
  'ropeDim',
]);

/** What a key would be if it were not set, everything else as it is. */
export function presetValue<K extends ScenarioKey>(overrides: Overrides, key: K): Scenario[K] {
  const { [key]: _, ...others } = overrides;
  if (dependent.has(key)) return resolve(others as Overrides)[key];
  return (presetValues(others as Overrides)[key] ?? defaults[key]) as Scenario[K];
}

/** `presetValue` for many keys of the same overrides: presets are looked up once. */
export function presetLookup(overrides: Overrides): (key: ScenarioKey) => Scenario[ScenarioKey] {
  const presets = presetValues(overrides);
  return (key) => {
    if (dependent.has(key)) return presetValue(overrides, key);
    // No preset sets another preset's name, so leaving one out changes nothing for it.
    return (presets[key] ?? defaults[key]) as Scenario[ScenarioKey];
  };
}

/** True if a key computes its value from others until it is set. */
export const isAutomatic = (key: ScenarioKey): boolean => {
  const row = rowOf(key);
  return 'auto' in row && row.auto === true;
};
