import { normalise } from '../overrides';
import { table } from '../table';
import type { Group, Overrides, ScenarioKey } from '../types';

/** Places of a comparison, in the order in which they are shown. In a link they are the prefixes of keys. */
export const slotIds = ['a', 'b', 'c', 'd'] as const;
export type SlotId = (typeof slotIds)[number];

/** One compared design. */
export interface Slot {
  /** The reader's name for it; empty: its model and hardware name it. */
  name: string;
  /** Only keys that the energy model reads. */
  overrides: Overrides;
}

export interface Comparison {
  slots: Readonly<Partial<Record<SlotId, Slot>>>;
  /** The slot that the others are measured against; null: the first one taken. */
  baseline: SlotId | null;
  /** The slot that is being edited: its overrides are then those of the page. */
  open: SlotId | null;
}

export const emptyComparison: Comparison = { slots: {}, baseline: null, open: null };

const comparedGroups: readonly Group[] = ['shape', 'accounting', 'hardware', 'digital'];

/** The keys that a comparison is about: what the energy model reads. */
export const comparedKeys: readonly ScenarioKey[] = table
  .filter((row) => comparedGroups.includes(row.group))
  .map((row) => row.key);

const isCompared = new Set<string>(comparedKeys);

/** Splits overrides into what a slot holds and what belongs to the page (view, lesson, simulation). */
export function splitOverrides(overrides: Overrides): { compared: Overrides; rest: Overrides } {
  const part = (wanted: boolean) =>
    Object.fromEntries(
      Object.entries(overrides).filter(([key]) => isCompared.has(key) === wanted),
    ) as Overrides;
  return { compared: part(true), rest: part(false) };
}

/** The slots that hold a design, in order. */
export function takenSlots({ slots }: Comparison): SlotId[] {
  return slotIds.filter((id) => slots[id] !== undefined);
}

/** The slot that the others are measured against; null in an empty comparison. */
export function baselineOf(comparison: Comparison): SlotId | null {
  const { baseline, slots } = comparison;
  return baseline && slots[baseline] ? baseline : (takenSlots(comparison)[0] ?? null);
}

/** Design of every slot: the open one is the page's own. */
export function slotOverrides(comparison: Comparison, pageOverrides: Overrides, id: SlotId): Overrides {
  if (comparison.open === id) return splitOverrides(pageOverrides).compared;
  return comparison.slots[id]?.overrides ?? {};
}

/** Puts what was edited back into its slot and closes it. */
export function settle(comparison: Comparison, pageOverrides: Overrides): Comparison {
  const { open, slots } = comparison;
  const slot = open ? slots[open] : undefined;
  if (!open || !slot) return open ? { ...comparison, open: null } : comparison;
  const overrides = normalise(splitOverrides(pageOverrides).compared);
  return { ...comparison, slots: { ...slots, [open]: { ...slot, overrides } }, open: null };
}
