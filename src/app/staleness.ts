/** After a new version was published, parts that load late are gone from the server: the page then offers to reload. */
import { createStore } from 'zustand/vanilla';

export const stalenessStore = createStore<{ isStale: boolean }>()(() => ({ isStale: false }));

/** Call once. The reload keeps the address, and with it the state. */
export function startWatchingForUpdates(): void {
  addEventListener('vite:preloadError', () => stalenessStore.setState({ isStale: true }));
}
