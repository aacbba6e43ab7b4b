/** The backend of the simulation is a setting of the device: kept here, never in a link. */
import type { BackendName } from '../simulation/types';

const storageKey = 'optical-transformer-explorer.backend';
export const backendNames = ['webgl', 'wasm', 'cpu'] as const satisfies readonly BackendName[];

/** The backend chosen before on this device; null when the choice is left to the worker. */
export function preferredBackend(): BackendName | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return backendNames.find((name) => name === stored) ?? null;
  } catch {
    return null; // Storage may be forbidden, in an embedded page for instance.
  }
}

export function rememberBackend(backend: BackendName | null): void {
  try {
    if (backend) localStorage.setItem(storageKey, backend);
    else localStorage.removeItem(storageKey);
  } catch {
    // The choice then lasts as long as the visit.
  }
}
