import { useEffect } from 'react';
import { holdPage } from './holdPage';

/**
 * While a dialog is open the page behind it stays where it is; afterwards the keyboard is back where it was before. A
 * dialog that is mounted open has not seen what had the focus before it, so whoever mounts it must remember.
 */
export function useOpenDialog(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    const letGo = holdPage();
    return () => {
      letGo();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [isOpen]);
}
