import { useEffect } from 'react';

interface PresenterKeys {
  onPrevious: () => void;
  onNext: () => void;
  onReveal: () => void;
  onLeave: () => void;
}

/** Widgets that take a key themselves; a presenter in the hand sends the keys of pages, which few do. */
const takesPages = 'textarea, select, [role="slider"], input[type="range"], [contenteditable]';
const takesArrows = `${takesPages}, input, [role="radio"]`;
const takesSpace = `${takesArrows}, button, a, summary`;

/** The keys of a presenter, while presenting: arrows step, space reveals, Escape leaves. */
export function usePresenterKeys(isPresenting: boolean, keys: PresenterKeys): void {
  useEffect(() => {
    if (!isPresenting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // What is open over the lesson has the keys for itself.
      if (document.querySelector('[aria-modal="true"]')) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const isTaken = (by: string) => event.target instanceof Element && event.target.closest(by) !== null;
      const { key } = event;
      if (key === 'Escape') keys.onLeave();
      else if (key === 'ArrowRight' && !isTaken(takesArrows)) keys.onNext();
      else if (key === 'ArrowLeft' && !isTaken(takesArrows)) keys.onPrevious();
      else if (key === 'PageDown' && !isTaken(takesPages)) keys.onNext();
      else if (key === 'PageUp' && !isTaken(takesPages)) keys.onPrevious();
      else if (key === ' ' && !isTaken(takesSpace)) keys.onReveal();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isPresenting, keys]);
}
