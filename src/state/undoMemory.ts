/**
 * Carries undo and redo over the reload that brings a newer version of the page. Kept as links: the newer version reads
 * those of the older one, whatever it holds inside. For this tab only, and for one reload.
 */
import { emptyComparison } from '../scenario/comparison';
import { hashOf, readHash } from './link';
import { type Remembered, scenarioStore } from './scenarioStore';

const storageKey = 'optical-transformer-explorer.undo';

interface Kept {
  /** The link of the state that the steps lead to and from. */
  at: string;
  past: string[];
  future: string[];
}

/** The compare view's link is the one that holds everything that undo restores. */
const written = (state: Partial<Remembered>): string => hashOf({ ...(state as Remembered), view: 'compare' });

function read(hash: string): Remembered {
  const { overrides, comparison = emptyComparison } = readHash(hash);
  return { overrides, comparison };
}

/** Call just before the reload. */
export function keepUndo(): void {
  const { pastStates, futureStates } = scenarioStore.temporal.getState();
  const kept: Kept = {
    at: hashOf(scenarioStore.getState()),
    past: pastStates.map(written),
    future: futureStates.map(written),
  };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // Without storage the values stay, in the address; only the steps before them are gone.
  }
}

function take(): Kept | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    return text ? (JSON.parse(text) as Kept) : null;
  } catch {
    return null;
  }
}

/** Brings the steps back, if the page shows what they belong to. Call once, after the link has been read. */
export function restoreUndo(): void {
  const kept = take();
  if (kept?.at !== hashOf(scenarioStore.getState())) return;
  scenarioStore.temporal.setState({ pastStates: kept.past.map(read), futureStates: kept.future.map(read) });
}
