import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyComparison } from '../scenario/comparison';
import { endGesture, redo, type ScenarioState, scenarioStore, setValue, undo } from './scenarioStore';
import { keepUndo, restoreUndo } from './undoMemory';

const overrides = () => scenarioStore.getState().overrides;
const steps = () => scenarioStore.temporal.getState();
const stored = new Map<string, string>();

/** As after a reload: the link brought the values, and there is nothing to undo. */
function reload(link: Partial<ScenarioState> = {}): void {
  scenarioStore.setState(link);
  steps().clear();
}

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  scenarioStore.setState({ view: 'energy', overrides: {}, comparison: emptyComparison });
  endGesture();
  steps().clear();
  setValue('width', 5000);
  setValue('dacPj', 5);
  setValue('layers', 7);
  undo();
});
afterEach(() => void vi.unstubAllGlobals());

describe('undo over a reload', () => {
  it('goes on where it was, in both directions', () => {
    keepUndo();
    reload();
    expect(steps().pastStates).toEqual([]);
    restoreUndo();
    redo();
    expect(overrides()).toEqual({ width: 5000, dacPj: 5, layers: 7 });
    for (const expected of [{ width: 5000, dacPj: 5 }, { width: 5000 }, {}]) {
      undo();
      expect(overrides()).toEqual(expected);
    }
  });

  it('brings compared designs back with it', () => {
    const comparison = {
      slots: { a: { name: 'Deep one', overrides: { layers: 12 } }, b: { name: 'B', overrides: {} } },
      baseline: 'b',
      open: null,
    } as const;
    scenarioStore.setState({ view: 'compare', comparison });
    scenarioStore.setState({ comparison: emptyComparison });
    keepUndo();
    reload();
    restoreUndo();
    undo();
    expect(scenarioStore.getState().comparison).toEqual(comparison);
  });

  it('is for one reload, and for the state that it belongs to', () => {
    keepUndo();
    reload({ overrides: { heads: 3 } });
    restoreUndo();
    expect(steps().pastStates).toEqual([]);
    reload({ overrides: { width: 5000, dacPj: 5 } });
    restoreUndo();
    expect(steps().pastStates).toEqual([]);
  });

  it('does without storage, and without what is none of its own', () => {
    stored.set('optical-transformer-explorer.undo', '{"at":');
    reload();
    restoreUndo();
    expect(steps().pastStates).toEqual([]);
    vi.stubGlobal('sessionStorage', undefined);
    keepUndo();
    restoreUndo();
    expect(steps().pastStates).toEqual([]);
  });
});
