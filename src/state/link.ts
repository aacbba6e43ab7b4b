/** The link of a state and back, and the notice about what a link carried in vain. */
import { createStore } from 'zustand/vanilla';
import { decode, encode, type LinkWarning, MAX_WARNINGS } from '../scenario';
import {
  type Comparison,
  decodeComparison,
  encodeComparison,
  slotOverrides,
  splitOverrides,
} from '../scenario/comparison';
import { type ScenarioState, scenarioStore, type ViewName, viewNames } from './scenarioStore';

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

type Linked = Pick<ScenarioState, 'view' | 'overrides'> & Partial<Pick<ScenarioState, 'comparison'>>;

/**
 * The hash of a state, with its `#`. The designs of a comparison stand in it where the compare view is open; the one
 * that is being edited stands there once, in its slot.
 */
export function hashOf({ view, overrides, comparison }: Linked): string {
  if (view !== 'compare') return `#${encode({ ...overrides, view })}`;
  const compared = comparison ?? scenarioStore.getState().comparison;
  const { open } = compared;
  const slot = open ? compared.slots[open] : undefined;
  const page = open && slot ? splitOverrides(overrides).rest : overrides;
  const live: Comparison =
    open && slot
      ? {
          ...compared,
          slots: {
            ...compared.slots,
            [open]: { ...slot, overrides: slotOverrides(compared, overrides, open) },
          },
        }
      : compared;
  return `#${[encode({ ...page, view }), encodeComparison(live)].filter(Boolean).join('&')}`;
}

/** Reads a hash. Never throws: what cannot be used is told in the notice. */
export function readHash(hash: string): Linked & { notice: LinkNotice } {
  if (hash.replace(/^#/, '') === '') return { view: 'energy', overrides: {}, notice: null };
  try {
    const { overrides: all, warnings: ofPage } = decode(hash);
    const { comparison, warnings: ofSlots } = decodeComparison(hash);
    const warnings = [...ofPage, ...ofSlots].slice(0, MAX_WARNINGS);
    const { view = 'energy', ...page } = all;
    if (!isView(view)) warnings.unshift({ key: 'view', message: `There is no view “${view}”.` });
    const open = view === 'compare' && comparison?.open ? comparison.slots[comparison.open] : undefined;
    return {
      view: isView(view) ? view : 'energy',
      overrides: open ? { ...splitOverrides(page).rest, ...open.overrides } : page,
      ...(comparison ? { comparison: open ? comparison : { ...comparison, open: null } } : {}),
      notice: warnings.length > 0 ? { kind: 'values', warnings } : null,
    };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { view: 'energy', overrides: {}, notice: { kind: 'refused', message } };
  }
}
