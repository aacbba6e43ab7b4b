/**
 * Whether a newer version should be offered: the service worker has fetched one (`offline.ts`), or, where there is none,
 * parts that load late are gone from the server.
 */
import { createStore } from 'zustand/vanilla';

export const stalenessStore = createStore<{ isStale: boolean }>()(() => ({ isStale: false }));

/** Call once. The reload keeps the address, and with it the state. */
export function startWatchingForUpdates(): void {
  addEventListener('vite:preloadError', () => stalenessStore.setState({ isStale: true }));
}
