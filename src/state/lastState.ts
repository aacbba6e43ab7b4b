/** The last state of this device, so that a visit without a link goes on where the one before ended. */
import { hashOf } from './link';
import { scenarioStore } from './scenarioStore';

/** `scripts/boot.js` reads it too, to hold back the default sentence of the first paint. */
const key = 'optical-transformer-explorer.last';
const settleAfter = 400;

/** The hash of the last state with its `#`, or null where there is none or storage is forbidden. */
export function lastState(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(): void {
  try {
    const state = scenarioStore.getState();
    const isDefault = state.view === 'energy' && Object.keys(state.overrides).length === 0;
    if (isDefault) localStorage.removeItem(key);
    else localStorage.setItem(key, hashOf(state));
  } catch {
    // The state then lasts as long as the page.
  }
}

/**
 * Remembers the state from the next change on: opening somebody's link alone does not replace what the reader was
 * working on. Call once, after the link has been read.
 */
export function startRememberingLastState(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  scenarioStore.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, settleAfter);
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) write();
  });
}
