/** What a reader can do with a comparison. Each is one step of undo. */

import { cutText, type Overrides } from '../scenario';
import {
  type Comparison,
  MAX_NAME_LENGTH,
  type Slot,
  type SlotId,
  settle,
  slotIds,
  slotOverrides,
  splitOverrides,
} from '../scenario/comparison';
import { endGesture, scenarioStore } from './scenarioStore';

type Change = (comparison: Comparison, page: Overrides) => { comparison: Comparison; overrides?: Overrides };

function change(how: Change): void {
  endGesture();
  scenarioStore.setState(({ comparison, overrides }) => how(comparison, overrides));
}

function withSlot(comparison: Comparison, id: SlotId, slot: Slot): Comparison {
  return { ...comparison, slots: { ...comparison.slots, [id]: slot } };
}

/** Puts a design (the page's own unless another is given) into a slot. Nothing is opened. */
export function takeIntoSlot(id: SlotId, slot?: Slot): void {
  change((comparison, page) => {
    const settled = settle(comparison, page);
    const name = slot?.name ?? settled.slots[id]?.name ?? '';
    const overrides = slot?.overrides ?? splitOverrides(page).compared;
    return { comparison: withSlot(settled, id, { name, overrides }) };
  });
}

/** Puts designs into the places that are free, in one step of undo. Returns how many found one. */
export function takeIntoFreeSlots(designs: readonly Slot[]): number {
  let taken = 0;
  change((comparison, page) => {
    let settled = settle(comparison, page);
    for (const slot of designs) {
      const id = freeSlot(settled);
      if (!id) break;
      settled = withSlot(settled, id, slot);
      taken += 1;
    }
    return { comparison: settled };
  });
  return taken;
}

/** Replaces the whole comparison, for an example to begin with. */
export function replaceComparison(slots: Comparison['slots']): void {
  change(() => ({ comparison: { slots, baseline: null, open: null } }));
}

/** Makes a slot the design of the page, so that every parameter edits it. */
export function openSlot(id: SlotId): void {
  change((comparison, page) => {
    const settled = settle(comparison, page);
    const overrides = { ...splitOverrides(page).rest, ...slotOverrides(settled, page, id) };
    return { comparison: { ...settled, open: id }, overrides };
  });
}

/** Ends the editing: the slot keeps what was changed, and the page keeps showing it. */
export function closeSlot(): void {
  change((comparison, page) => ({ comparison: settle(comparison, page) }));
}

export function renameSlot(id: SlotId, name: string): void {
  change((comparison) => {
    const slot = comparison.slots[id];
    const cut = cutText(name.trim(), MAX_NAME_LENGTH);
    return { comparison: slot ? withSlot(comparison, id, { ...slot, name: cut }) : comparison };
  });
}

/** Measures the others against this slot. */
export function pinBaseline(id: SlotId): void {
  change((comparison) => ({ comparison: { ...comparison, baseline: id } }));
}

export function removeSlot(id: SlotId): void {
  change((comparison, page) => {
    const settled = comparison.open === id ? { ...comparison, open: null } : settle(comparison, page);
    const slots = Object.fromEntries(Object.entries(settled.slots).filter(([key]) => key !== id));
    const baseline = settled.baseline === id ? null : settled.baseline;
    return { comparison: { slots, baseline, open: settled.open } };
  });
}

/** The first slot that is free; null when all are taken. */
export function freeSlot({ slots }: Comparison): SlotId | null {
  return slotIds.find((id) => slots[id] === undefined) ?? null;
}
