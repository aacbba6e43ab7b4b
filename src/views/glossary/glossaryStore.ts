/** Whether the glossary is open, and at which term. Any view may open it; the shell shows it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface GlossaryState {
  isOpen: boolean;
  /** The term to begin with; null: the whole list. */
  term: string | null;
}

const glossaryStore = createStore<GlossaryState>()(() => ({ isOpen: false, term: null }));

export function openGlossary(term: string | null = null): void {
  glossaryStore.setState({ isOpen: true, term });
}

export function closeGlossary(): void {
  glossaryStore.setState({ isOpen: false, term: null });
}

export function useGlossary(): GlossaryState {
  return useStore(glossaryStore);
}
