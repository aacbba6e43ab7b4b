import { useEffect } from 'react';

interface PresenterKeys {
  onPrevious: () => void;
  onNext: () => void;
  onReveal: () => void;
  onLeave: () => void;
}

/** Widgets that need the arrow keys or the space bar themselves. */
const ownKeys =
  'input, textarea, select, button, a, summary, [role="slider"], [role="radio"], [contenteditable]';

/** The keys of a presenter, while presenting: arrows step, space reveals, Escape leaves. */
export function usePresenterKeys(isPresenting: boolean, keys: PresenterKeys): void {
  useEffect(() => {
    if (!isPresenting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // What is open over the lesson has the keys for itself.
      if (document.querySelector('[aria-modal="true"]')) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') keys.onLeave();
      else if (event.target instanceof Element && event.target.closest(ownKeys)) return;
      else if (event.key === 'ArrowRight' || event.key === 'PageDown') keys.onNext();
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') keys.onPrevious();
      else if (event.key === ' ') keys.onReveal();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isPresenting, keys]);
}
