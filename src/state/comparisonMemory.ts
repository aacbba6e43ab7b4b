/**
 * Keeps the comparison over a reload in other views, whose links do not carry it. For this tab and visit only: a
 * comparison is kept for good by its link.
 */
import { decodeComparison, encodeComparison, takenSlots } from '../scenario/comparison';
import { completeLink } from './linkSync';
import { scenarioStore } from './scenarioStore';

const storageKey = 'optical-transformer-explorer.comparison';
let isStarted = false;

function write(text: string): void {
  try {
    sessionStorage.setItem(storageKey, text);
  } catch {
    // Storage may be forbidden; the comparison then lasts until the page is left.
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

/** Brings back the comparison of this tab unless there is one already, and follows from then on. */
export function startComparisonMemory(): void {
  if (isStarted) return;
  isStarted = true;
  if (takenSlots(scenarioStore.getState().comparison).length === 0) {
    const { comparison } = decodeComparison(read());
    if (comparison) completeLink({ comparison: { ...comparison, open: null } });
  }
  write(encodeComparison(scenarioStore.getState().comparison));
  scenarioStore.subscribe(({ comparison }, before) => {
    if (comparison !== before.comparison) write(encodeComparison(comparison));
  });
}
