import { createContext, useContext } from 'react';
import type { Box } from '../labelPlacement';

/** A position in the units of the axes. */
export interface DataPoint {
  x: number;
  y: number;
}

/** Converts a position to pixels of the picture; null where an axis cannot show it. */
export type ToPixels = (point: DataPoint) => DataPoint | null;

/** What the drawings inside a plot need to know of it. */
export interface XySpace {
  /** The plot rectangle in pixels. */
  area: Box;
  toPixels: ToPixels;
  /** Told the mark under the pointer and where it is, or null when the pointer has left it. */
  onHover: (mark: { row: unknown; at: DataPoint } | null) => void;
}

export const XySpaceContext = createContext<XySpace | null>(null);

/** The plot around. Throws outside one. */
export function usePlot(): XySpace {
  const space = useContext(XySpaceContext);
  if (!space) throw new Error('A drawing in data coordinates needs a plot around it.');
  return space;
}
