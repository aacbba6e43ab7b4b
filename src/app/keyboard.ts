import { useEffect } from 'react';
import { redo, undo } from '../state/scenarioStore';

export interface KeyboardActions {
  onSearch(): void;
  onHelp(): void;
  onPalette(): void;
}

/** Text fields keep their own undo and their slashes; sliders and buttons are inputs too, but not of text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button'].includes(target.type)
  );
}

/** The shortcuts of the whole page: undo, redo, `/` for the search, Ctrl or ⌘ K for the palette, and `?` for the help sheet. */
export function useKeyboard({ onSearch, onHelp, onPalette }: KeyboardActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const withCommand = event.ctrlKey || event.metaKey;
      if (withCommand && key === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      // An open dialog has the keyboard for itself.
      const isBusy = isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null;
      if (event.defaultPrevented || isBusy) return;
      if (withCommand && key === 'z') {
        event.preventDefault();
        if (event.shiftKey) redo();
        else undo();
      } else if (withCommand && key === 'y') {
        event.preventDefault();
        redo();
      } else if (!withCommand && !event.altKey && key === '/') {
        event.preventDefault();
        onSearch();
      } else if (!withCommand && !event.altKey && key === '?') {
        event.preventDefault();
        onHelp();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onSearch, onHelp, onPalette]);
}
