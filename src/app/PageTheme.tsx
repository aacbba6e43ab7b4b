import { MantineProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { theme } from './theme';

const printed = matchMedia('print');
let isOnPaper = printed.matches;

/** Browsers differ in which of the two they tell before they lay out the paper; the page follows both. */
function followPaper(changed: () => void): () => void {
  const follow = (value: boolean) => {
    isOnPaper = value;
    changed();
  };
  const before = () => follow(true);
  const after = () => follow(false);
  const onMedia = () => follow(printed.matches);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  printed.addEventListener('change', onMedia);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    printed.removeEventListener('change', onMedia);
  };
}

/** Colours of the page and its charts: as the reader chose them on a screen, light on paper. */
export function PageTheme({ children }: { children: ReactNode }) {
  const isPrinted = useSyncExternalStore(followPaper, () => isOnPaper);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(isPrinted ? { forceColorScheme: 'light' } : {})}
    >
      {children}
    </MantineProvider>
  );
}
