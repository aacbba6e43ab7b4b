/**
 * One colour, one meaning, in every chart. Base hues are those of Okabe and Ito, which colour-blind eyes tell apart;
 * every use also carries a dash, a shape or a pattern. Charts draw with `var(--chart-…)`, so a change of theme needs
 * no new rendering, and an exported picture can always be resolved against the light palette.
 */
export interface ChartPalette {
  surface: string;
  ink: string;
  muted: string;
  grid: string;
  optical: string;
  digital: string;
  /** The hues of optical and digital, dark or light enough to be read as text (contrast at least 4.5 to 1). */
  opticalText: string;
  digitalText: string;
  load: string;
  detect: string;
  steps: string;
  maintenance: string;
  light: string;
  /** Designs of a comparison: all are optical, so none has the hue of something else. */
  slotA: string;
  slotB: string;
  slotC: string;
  slotD: string;
  /** Text and pattern strokes drawn on top of a filled bar. */
  onFill: string;
}

export type ChartColour = keyof ChartPalette;

export const lightPalette: ChartPalette = {
  surface: '#ffffff',
  ink: '#15202b',
  muted: '#55616e',
  grid: '#e1e6eb',
  optical: '#0072b2',
  digital: '#d55e00',
  opticalText: '#00639b',
  digitalText: '#b04c00',
  load: '#56b4e9',
  detect: '#009e73',
  steps: '#8c8c8c',
  maintenance: '#cc79a7',
  light: '#e69f00',
  slotA: '#0072b2',
  slotB: '#6a4fb3',
  slotC: '#6f7320',
  slotD: '#a04d62',
  onFill: '#0b1520',
};

export const darkPalette: ChartPalette = {
  surface: '#181f26',
  ink: '#edf2f6',
  muted: '#9ba8b5',
  grid: '#29323b',
  optical: '#4fb0e8',
  digital: '#ff9a4d',
  opticalText: '#6bbcec',
  digitalText: '#ff9a4d',
  load: '#6cc0f0',
  detect: '#24b58b',
  steps: '#9c9c9c',
  maintenance: '#d98fb8',
  light: '#f0b02e',
  slotA: '#4fb0e8',
  slotB: '#a896ea',
  slotC: '#b4b85c',
  slotD: '#e08fa2',
  onFill: '#0b1520',
};

/** The reference to a palette colour that charts put into `stroke` and `fill`. */
export function colour(name: ChartColour): string {
  return `var(--chart-${name})`;
}

/** Custom properties that define the palette for everything inside one element. */
export function paletteProperties(palette: ChartPalette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--chart-${name}`, value]));
}

/** Replaces every `var(--chart-…)` in SVG text by the colour of `palette`, so that the text stands alone. */
export function resolvePalette(svgText: string, palette: ChartPalette): string {
  return svgText.replace(/var\(--chart-([A-Za-z]+)\)/g, (whole, name: string) => {
    return name in palette ? palette[name as ChartColour] : whole;
  });
}
