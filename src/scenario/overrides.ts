import { keysOfPreset, type PresetKey, presetKeys, presetLookup, presetValue } from './resolve';
import { table } from './table';
import type { Overrides, ScenarioKey, ScenarioValue } from './types';
import { checkValue } from './validate';

export interface Difference {
  key: ScenarioKey;
  value: ScenarioValue;
  presetValue: ScenarioValue;
}

/** The overrides without a key: back to its preset or automatic value. */
export function withoutValue(overrides: Overrides, key: ScenarioKey): Overrides {
  const { [key]: _, ...others } = overrides;
  return others as Overrides;
}

const isPresetKey = (key: ScenarioKey): key is PresetKey => (presetKeys as readonly string[]).includes(key);

/** A measured interval belongs to the number of photons that was measured: another number has none. */
const measured: readonly ScenarioKey[] = ['photonsLow', 'photonsHigh', 'photonsFrom'];
const measuredWith: Partial<Record<ScenarioKey, readonly ScenarioKey[]>> = {
  photonsPerDot: measured,
  hardware: measured,
};

/**
 * The overrides with one value changed. Values out of bounds are clamped, unusable ones change nothing; a value equal
 * to its preset leaves; choosing a preset clears the keys that it decides, another number of photons the measured interval.
 */
export function withValue(overrides: Overrides, key: ScenarioKey, value: unknown): Overrides {
  const checked = checkValue(key, value).value;
  if (checked === undefined) return overrides;
  let others = withoutValue(overrides, key);
  for (const dependent of measuredWith[key] ?? []) others = withoutValue(others, dependent);
  if (isPresetKey(key)) for (const dependent of keysOfPreset[key]) others = withoutValue(others, dependent);
  // An automatic value may lie outside of the bounds of a typed one (a head of a sixth): it is no change either.
  const preset = presetValue(others, key);
  if (Object.is(checked, preset) || Object.is(value, preset)) return others;
  return { ...others, [key]: checked };
}

/** What differs from the presets, in the order of the table. */
export function differences(overrides: Overrides): Difference[] {
  const presetOf = presetLookup(overrides);
  return table.flatMap(({ key }) => {
    const value = overrides[key];
    if (value === undefined) return [];
    const preset = presetOf(key);
    return Object.is(value, preset) ? [] : [{ key, value, presetValue: preset }];
  });
}

/** The same scenario with the fewest overrides: none that equals its preset. */
export function normalise(overrides: Overrides): Overrides {
  return Object.fromEntries(differences(overrides).map(({ key, value }) => [key, value])) as Overrides;
}
