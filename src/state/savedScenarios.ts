/**
 * Scenarios kept on this device by name. A scenario is kept as its link: that is the one form that is versioned and
 * migrated, and that a person can read. Opening a link never touches them.
 */
import { del, entries, set } from 'idb-keyval';
import { createStore } from 'zustand/vanilla';
import { cutText, MODEL_VERSION } from '../scenario';
import { hashOf, readHash } from './link';
import { scenarioDatabase } from './scenarioDatabase';
import { scenarioStore } from './scenarioStore';

export interface SavedScenario {
  id: string;
  name: string;
  /** With its `#`. */
  hash: string;
  modelVersion: string;
  /** ISO 8601. */
  savedAt: string;
}

export const maxNameLength = 80;

/** The list, newest first; null until it has been read. `problem` tells where the device refuses storage. */
export const savedStore = createStore<{ list: SavedScenario[] | null; problem: string | null }>()(() => ({
  list: null,
  problem: null,
}));

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    const all = await entries<string, SavedScenario>(scenarioDatabase);
    const list = all.map(([, scenario]) => scenario).sort((a, b) => b.savedAt.localeCompare(a.savedAt));
    savedStore.setState({ list, problem: null });
  } catch (cause) {
    savedStore.setState({ list: [], problem: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** Reads the list. */
export function loadSaved(): Promise<void> {
  return guarded(async () => {});
}

/** Keeps a hash, the present state's unless another is given, under a name. */
export function save(name: string, hash = hashOf(scenarioStore.getState())): Promise<void> {
  const scenario: SavedScenario = {
    id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
    name: cutText(name.trim(), maxNameLength),
    hash,
    modelVersion: MODEL_VERSION,
    savedAt: new Date().toISOString(),
  };
  return putBack(scenario);
}

/** Gives a kept scenario another name; all else about it stays. */
export function rename(scenario: SavedScenario, name: string): Promise<void> {
  return putBack({ ...scenario, name: cutText(name.trim(), maxNameLength) });
}

/** Keeps a scenario as it was: after it has been deleted by mistake. */
export function putBack(scenario: SavedScenario): Promise<void> {
  return guarded(() => set(scenario.id, scenario, scenarioDatabase));
}

export function forget(id: string): Promise<void> {
  return guarded(() => del(id, scenarioDatabase));
}

/** Opens a kept scenario as if its link were opened; the list of what could not be used goes into the notice. */
export function openSaved(hash: string): void {
  // The address is the one way into the page: history, notice and views follow from it.
  location.hash = readHash(hash).notice?.kind === 'refused' ? '' : hash;
}
