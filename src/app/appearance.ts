import { useMantineColorScheme } from '@mantine/core';

const order = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof order)[number];

/** The appearance chosen on this device and the one that a press of its button chooses next. */
export function useAppearance(): { appearance: Appearance; toNext: () => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = order[(order.indexOf(colorScheme) + 1) % order.length] ?? 'auto';
  return { appearance: colorScheme, toNext: () => setColorScheme(next) };
}
