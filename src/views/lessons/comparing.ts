/** A lesson's design goes into the comparison: into a free place, never over a design that is there. */
import { splitOverrides } from '../../scenario/comparison';
import { freeSlot, takeIntoSlot } from '../../state/comparisonActions';
import { startComparisonMemory } from '../../state/comparisonMemory';
import { scenarioStore, setView } from '../../state/scenarioStore';

/**
 * Puts the design of the page beside those that are compared and opens the comparison.
 * @returns false where no place is free: then nothing has changed
 */
export function takeIntoComparison(name: string): boolean {
  // The comparison of this tab may still be asleep: without it, its places would seem free.
  startComparisonMemory();
  const { comparison, overrides } = scenarioStore.getState();
  const own = JSON.stringify(splitOverrides(overrides).compared);
  const isThere = Object.values(comparison.slots).some((slot) => JSON.stringify(slot.overrides) === own);
  if (!isThere) {
    const id = freeSlot(comparison);
    if (!id) return false;
    takeIntoSlot(id, { name, overrides: splitOverrides(overrides).compared });
  }
  setView('compare');
  return true;
}
