import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Shades around the optical blue (#0072B2, Okabe and Ito), which is the one accent of the page. */
const optical: MantineColorsTuple = [
  '#e7f1f8',
  '#cfe4f2',
  '#9fcae6',
  '#6bbcec',
  '#4fb0e8',
  '#1f8bc9',
  '#0072b2',
  '#00669f',
  '#00557f',
  '#004365',
];

export const theme = createTheme({
  primaryColor: 'optical',
  primaryShade: { light: 6, dark: 4 },
  colors: { optical },
  autoContrast: true,
  luminanceThreshold: 0.32,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
