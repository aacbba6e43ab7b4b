import { useCallback, useEffect, useState } from 'react';

const toldFor = 2500;

/** Copies text; `copied` names what was copied, `failed` what could not be, each for a moment. */
export function useCopy(): { copy: (name: string, text: string) => void; copied: string; failed: string } {
  const [{ copied, failed }, setOutcome] = useState({ copied: '', failed: '' });
  useEffect(() => {
    if (!copied && !failed) return;
    const timer = setTimeout(() => setOutcome({ copied: '', failed: '' }), toldFor);
    return () => clearTimeout(timer);
  }, [copied, failed]);
  const copy = useCallback((name: string, text: string) => {
    // `clipboard` is missing where the page is served without encryption.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setOutcome({ copied: name, failed: '' }),
      () => setOutcome({ copied: '', failed: name }),
    );
  }, []);
  return { copy, copied, failed };
}
