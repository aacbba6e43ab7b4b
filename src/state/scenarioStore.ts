/**
 * The state of the page: the overrides (what differs from the presets) and the view. Everything else is derived.
 * Undo and redo cover the overrides; a drag of one slider is one step.
 */
import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { findRow, type Overrides, presetKeys, type Scenario, withoutValue, withValue } from '../scenario';
import { type Comparison, emptyComparison, settle } from '../scenario/comparison';

/** The views that exist. The order is the order of the navigation. */
export const viewNames: readonly ViewName[] = ['energy', 'noise', 'compare', 'lessons', 'paper', 'methods'];
export type ViewName = 'energy' | 'noise' | 'compare' | 'lessons' | 'paper' | 'methods';

export interface ScenarioState {
  view: ViewName;
  overrides: Overrides;
  /** Designs side by side. While one is open in the compare view, it is the overrides above. */
  comparison: Comparison;
}

/** What undo and redo restore. */
export type Remembered = Pick<ScenarioState, 'overrides' | 'comparison'>;

/** Changes of one key closer together than this, in milliseconds, are one step of undo. */
const coalesceWithin = 600;
const undoLimit = 200;

let lastKey: string | null = null;
let lastChange = Number.NEGATIVE_INFINITY;
let continuesGesture = false;
let isHeld = false;

export const scenarioStore = createStore<ScenarioState>()(
  temporal((): ScenarioState => ({ view: 'energy', overrides: {}, comparison: emptyComparison }), {
    partialize: ({ overrides, comparison }): Remembered => ({ overrides, comparison }),
    equality: (past, current) =>
      past.overrides === current.overrides && past.comparison === current.comparison,
    limit: undoLimit,
    // The state before the first move of a gesture is already kept; the moves between are not steps.
    handleSet:
      (handleSet) =>
      (...change) => {
        if (!continuesGesture) (handleSet as (...values: unknown[]) => void)(...change);
      },
  }),
);

/** Whether a key is a preset, whose change replaces many values at once. */
function isPreset(key: string): boolean {
  return (presetKeys as readonly string[]).includes(key);
}

/**
 * Sets one value (validated and clamped by the table). Changes of the same key become one undo step while a slider is
 * held, or when they follow each other quickly, as with the keys of the keyboard.
 */
export function setValue<Key extends keyof Scenario>(key: Key, value: Scenario[Key]): void {
  const now = performance.now();
  const isQuick = isHeld || now - lastChange < coalesceWithin;
  continuesGesture = lastKey === key && isQuick && !isPreset(key);
  lastKey = key;
  lastChange = now;
  scenarioStore.setState((state) => ({ overrides: withValue(state.overrides, key, value) }));
  continuesGesture = false;
}

/** A slider is taken hold of: what it sets until it is released is one step. */
export function beginGesture(): void {
  lastKey = null;
  isHeld = true;
}

/** Ends the current gesture, so that the next change of the same key is a step of its own. */
export function endGesture(): void {
  lastKey = null;
  isHeld = false;
}

/** Returns one key to its preset (or to automatic). */
export function resetValue(key: keyof Scenario): void {
  endGesture();
  scenarioStore.setState((state) => ({ overrides: withoutValue(state.overrides, key) }));
}

/** Returns everything to the presets. The view stays. */
export function resetAll(): void {
  endGesture();
  scenarioStore.setState(({ overrides }) => ({ overrides: settingsOf(overrides) }));
}

/** What of the overrides is about the page (language, embedding, lesson) and not about the design. */
function settingsOf(overrides: Overrides): Overrides {
  const settings = Object.entries(overrides).filter(([key]) => findRow(key)?.group === 'view');
  return Object.fromEntries(settings) as Overrides;
}

/** Replaces all overrides at once: an opened link, a saved scenario, a result taken over from another view. */
export function replaceOverrides(overrides: Overrides): void {
  endGesture();
  scenarioStore.setState({ overrides });
}

/** Opens a view. A compared design that was being edited goes back into its place. */
export function setView(view: ViewName): void {
  endGesture();
  scenarioStore.setState((state) =>
    view === state.view ? state : { view, comparison: settle(state.comparison, state.overrides) },
  );
}

/** Undo may lead back into the editing of a compared design; only the compare view can go on with it. */
function closeElsewhere(): void {
  const { view, comparison, overrides } = scenarioStore.getState();
  if (view === 'compare' || comparison.open === null) return;
  const history = scenarioStore.temporal.getState();
  history.pause();
  scenarioStore.setState({ comparison: settle(comparison, overrides) });
  history.resume();
}

export function undo(): void {
  endGesture();
  scenarioStore.temporal.getState().undo();
  closeElsewhere();
}

export function redo(): void {
  endGesture();
  scenarioStore.temporal.getState().redo();
  closeElsewhere();
}

export function useOverrides(): Overrides {
  return useStore(scenarioStore, (state) => state.overrides);
}

export function useComparison(): Comparison {
  return useStore(scenarioStore, (state) => state.comparison);
}

export function useView(): ViewName {
  return useStore(scenarioStore, (state) => state.view);
}

/** Whether there is something to undo and to redo. */
export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const canUndo = useStore(scenarioStore.temporal, (history) => history.pastStates.length > 0);
  const canRedo = useStore(scenarioStore.temporal, (history) => history.futureStates.length > 0);
  return { canUndo, canRedo };
}
