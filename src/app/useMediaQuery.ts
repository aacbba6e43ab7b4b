import { useSyncExternalStore } from 'react';

/** Up to this width the rail is a sheet from below; the style sheets say the same (48rem). */
const phone = '(max-width: 48rem)';

/** Whether the page is as narrow as on a phone. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(phone).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(phone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
