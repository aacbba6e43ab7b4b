import { createStore } from 'zustand/vanilla';

/** What the list of parameters is narrowed to; shared, so that the command palette can point at a parameter. */
export const searchStore = createStore<{ query: string }>()(() => ({ query: '' }));

export function setSearch(query: string): void {
  searchStore.setState({ query });
}
