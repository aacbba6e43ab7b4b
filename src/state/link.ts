/** The link of a state and back, and the notice about what a link carried in vain. */
import { createStore } from 'zustand/vanilla';
import { decode, encode, type LinkWarning } from '../scenario';
import { type ScenarioState, type ViewName, viewNames } from './scenarioStore';

/** What is to be told about the link that was opened: nothing, values that fell back, or that it is none. */
export type LinkNotice =
  | { kind: 'values'; warnings: LinkWarning[] }
  | { kind: 'refused'; message: string }
  | null;

export const linkNoticeStore = createStore<{ notice: LinkNotice }>()(() => ({ notice: null }));

export function dismissLinkNotice(): void {
  linkNoticeStore.setState({ notice: null });
}

function isView(name: unknown): name is ViewName {
  return (viewNames as readonly unknown[]).includes(name);
}

/** The hash of a state, with its `#`. */
export function hashOf({ view, overrides }: Pick<ScenarioState, 'view' | 'overrides'>): string {
  return `#${encode({ ...overrides, view })}`;
}

/** Reads a hash. Never throws: what cannot be used is told in the notice. */
export function readHash(hash: string): ScenarioState & { notice: LinkNotice } {
  if (hash.replace(/^#/, '') === '') return { view: 'energy', overrides: {}, notice: null };
  try {
    const { overrides: all, warnings } = decode(hash);
    const { view = 'energy', ...overrides } = all;
    if (!isView(view)) warnings.push({ key: 'view', message: `There is no view “${view}”.` });
    return {
      view: isView(view) ? view : 'energy',
      overrides,
      notice: warnings.length > 0 ? { kind: 'values', warnings } : null,
    };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { view: 'energy', overrides: {}, notice: { kind: 'refused', message } };
  }
}
