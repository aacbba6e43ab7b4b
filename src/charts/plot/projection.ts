import { createContext, useContext } from 'react';

/** How many times larger than usual the type of charts is: the last row of a lecture hall must read it. */
export const ChartScale = createContext(1);

/** Type size of a chart by its width: a wide one is probably on a projector. */
export function usePlotFontSize(width: number): number {
  return (width >= 1000 ? 14 : 12) * useContext(ChartScale);
}

/** Height of a plot in larger type: some of what the type takes from the plot, and not more than a slide has. */
export function usePlotHeight(usual: number): number {
  return usual * Math.sqrt(useContext(ChartScale));
}

/** Height of a row of bars: beside larger type bars are thicker, and few of them fill the picture of a slide. */
export function useRowHeight(usual: number, rows: number): number {
  const scale = useContext(ChartScale);
  return scale > 1 ? Math.max(usual * scale, 240 / Math.max(1, rows)) : usual;
}
