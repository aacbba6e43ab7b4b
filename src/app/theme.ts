import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

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

/** The dark surfaces of tokens.css, lightest first, so that fields and panels share them. */
const dark: MantineColorsTuple = [
  '#edf2f6',
  '#c3cdd6',
  '#9ba8b5',
  '#6b7884',
  '#3a4652',
  '#29323b',
  '#1f2730',
  '#181f26',
  '#10151b',
  '#0b0f14',
];

export const theme = createTheme({
  primaryColor: 'optical',
  primaryShade: { light: 6, dark: 4 },
  colors: { optical, dark },
  // Text on the accent is white in light and nearly black in dark, where the accent is brighter.
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...resolved, color: 'var(--on-accent)' } : resolved;
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The head of a dialog is a `header` element; it must not count as a second banner of the page.
    // Holding the page behind it still would style and lay out all of the page anew, twice for every dialog.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } }, lockScroll: false } },
  },
});
