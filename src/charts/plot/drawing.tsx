import { usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import type { Box } from '../labelPlacement';
import { type ChartColour, colour } from '../palette';
import { clipSegment } from './clipSegment';

/** A position in the units of the axes. */
export interface DataPoint {
  x: number;
  y: number;
}

/** Converts a position to pixels; null while the chart is not laid out or where the axis cannot show it. */
export type ToPixels = (point: DataPoint) => DataPoint | null;

/** Plot rectangle and conversion to pixels of the chart around; null before its first layout. */
export function usePlot(): { area: Box; toPixels: ToPixels } | null {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const toPixels: ToPixels = (point) => {
    if (!(point.x > 0 && point.y > 0)) return null;
    const x = xScale(point.x);
    const y = yScale(point.y);
    return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
  };
  return { area, toPixels };
}

/** Layers from back to front, between the grid and the tooltip of recharts. */
export const layers = { guides: 100, curves: 450, marks: 650, labels: 900 } as const;

interface PlotPathProps {
  points: readonly DataPoint[];
  stroke: ChartColour;
  dash?: string;
  strokeWidth?: number;
  opacity?: number;
}

/** A curve through points, cut at the edge of the plot. */
export function PlotPath({ points, stroke, dash, strokeWidth = 2, opacity = 1 }: PlotPathProps) {
  const plot = usePlot();
  if (!plot) return null;
  const pixels = points.map(plot.toPixels).filter((point) => point !== null);
  let path = '';
  let last: DataPoint | null = null;
  for (let index = 1; index < pixels.length; index += 1) {
    const from = pixels[index - 1];
    const to = pixels[index];
    const part = from && to ? clipSegment(from, to, plot.area) : null;
    if (!part) continue;
    const joins = last && Math.hypot(last.x - part.from.x, last.y - part.from.y) < 0.01;
    path += joins ? '' : `M${coordinate(part.from)}`;
    path += `L${coordinate(part.to)}`;
    last = part.to;
  }
  return (
    <ZIndexLayer zIndex={layers.curves}>
      <path
        d={path}
        fill="none"
        stroke={colour(stroke)}
        strokeWidth={strokeWidth}
        strokeLinejoin="round"
        strokeDasharray={dash}
        opacity={opacity}
      />
    </ZIndexLayer>
  );
}

interface PlotErrorBarsProps {
  bars: readonly { x: number; low: number; high: number }[];
  stroke: ChartColour;
  opacity?: number;
}

/** Vertical bars from low to high with small caps. */
export function PlotErrorBars({ bars, stroke, opacity = 1 }: PlotErrorBarsProps) {
  const plot = usePlot();
  if (!plot) return null;
  const path = bars
    .map((bar) => {
      const low = plot.toPixels({ x: bar.x, y: bar.low });
      const high = plot.toPixels({ x: bar.x, y: bar.high });
      const part = low && high ? clipSegment(low, high, plot.area) : null;
      if (!part) return '';
      const { from, to } = part;
      return `M${coordinate(from)}L${coordinate(to)}M${from.x - 4} ${from.y}h8M${to.x - 4} ${to.y}h8`;
    })
    .join('');
  return (
    <ZIndexLayer zIndex={layers.curves}>
      <path d={path} fill="none" stroke={colour(stroke)} strokeWidth={1.5} opacity={opacity} />
    </ZIndexLayer>
  );
}

interface PlotGuideProps {
  from: DataPoint;
  to: DataPoint;
  stroke: ChartColour;
  dash?: string;
  strokeWidth?: number;
}

/** A straight line between two positions, cut at the edge of the plot. */
export function PlotGuide({ from, to, stroke, dash, strokeWidth = 1.5 }: PlotGuideProps) {
  const plot = usePlot();
  const start = plot?.toPixels(from);
  const end = plot?.toPixels(to);
  const part = plot && start && end ? clipSegment(start, end, plot.area) : null;
  if (!part) return null;
  return (
    <ZIndexLayer zIndex={layers.guides}>
      <line
        x1={part.from.x}
        y1={part.from.y}
        x2={part.to.x}
        y2={part.to.y}
        stroke={colour(stroke)}
        strokeWidth={strokeWidth}
        strokeDasharray={dash}
      />
    </ZIndexLayer>
  );
}

/** Text keeps a rim of the surface's colour, so that a line beneath does not cut through it. */
export const halo = {
  stroke: colour('surface'),
  strokeWidth: 4,
  paintOrder: 'stroke',
  strokeLinejoin: 'round',
} as const;

function coordinate(point: DataPoint): string {
  return `${point.x.toFixed(2)} ${point.y.toFixed(2)}`;
}
