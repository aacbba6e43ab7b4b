/** Views of the state: the resolved scenario, and for each key its preset and whether it differs. */
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import {
  boundsOf,
  isShown,
  type Overrides,
  type ParameterRow,
  presetValue,
  resolve,
  type Scenario,
} from '../scenario';
import { scenarioStore } from './scenarioStore';

const resolved = new WeakMap<Overrides, Scenario>();

/** The fully resolved scenario; the same object for the same overrides, so that it can serve as a dependency. */
export function scenarioOf(overrides: Overrides): Scenario {
  let scenario = resolved.get(overrides);
  if (!scenario) {
    scenario = resolve(overrides);
    resolved.set(overrides, scenario);
  }
  return scenario;
}

const presets = new WeakMap<Overrides, Map<keyof Scenario, unknown>>();

/** What a key would be if nobody had set it: its preset, its automatic value or its default. */
export function presetValueOf<Key extends keyof Scenario>(overrides: Overrides, key: Key): Scenario[Key] {
  if (!Object.hasOwn(overrides, key)) return scenarioOf(overrides)[key];
  let known = presets.get(overrides);
  if (!known) {
    known = new Map();
    presets.set(overrides, known);
  }
  if (!known.has(key)) known.set(key, presetValue(overrides, key));
  return known.get(key) as Scenario[Key];
}

export function useScenario(): Scenario {
  return useStore(scenarioStore, (state) => scenarioOf(state.overrides));
}

export function useScenarioValue<Key extends keyof Scenario>(key: Key): Scenario[Key] {
  return useStore(scenarioStore, (state) => scenarioOf(state.overrides)[key]);
}

export function usePresetValue<Key extends keyof Scenario>(key: Key): Scenario[Key] {
  return useStore(scenarioStore, (state) => presetValueOf(state.overrides, key));
}

/** Whether the key is set by hand. */
export function useIsChanged(key: keyof Scenario): boolean {
  return useStore(scenarioStore, (state) => Object.hasOwn(state.overrides, key));
}

/** Lowest and highest value that still moves something in the present scenario. */
export function useBounds(key: keyof Scenario): [min: number, max: number] {
  return useStore(
    scenarioStore,
    useShallow((state): [number, number] => {
      const { min, max } = boundsOf(key, scenarioOf(state.overrides));
      return [min, max];
    }),
  );
}

/** Those of some rows that can move a number of the present scenario; the same array until it changes. */
export function useShownRows(rows: readonly ParameterRow[]): ParameterRow[] {
  return useStore(
    scenarioStore,
    useShallow((state) => rows.filter(({ key }) => isShown(key, scenarioOf(state.overrides)))),
  );
}

/** How many of some rows are set by hand. */
export function useChangedCount(rows: readonly ParameterRow[]): number {
  return useStore(
    scenarioStore,
    (state) => rows.filter(({ key }) => Object.hasOwn(state.overrides, key)).length,
  );
}
