import { useEffect } from 'react';

/**
 * Gives the keyboard back to where it was before something opened. A dialog that is mounted open has not seen what had
 * the focus before it, so whoever mounts it must remember.
 */
export function useReturnFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [isOpen]);
}
