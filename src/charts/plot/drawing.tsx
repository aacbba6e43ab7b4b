import { type ChartColour, colour } from '../palette';
import { clipSegment } from './clipSegment';
import { type DataPoint, usePlot } from './plotSpace';

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
    <path
      d={path}
      fill="none"
      stroke={colour(stroke)}
      strokeWidth={strokeWidth}
      strokeLinejoin="round"
      strokeDasharray={dash}
      opacity={opacity}
    />
  );
}

interface PlotBandProps {
  /** Low and high along x, in the order of x. */
  band: readonly { x: number; low: number; high: number }[];
  fill: ChartColour;
}

/** The area between low and high, kept within the plot. */
export function PlotBand({ band, fill }: PlotBandProps) {
  const plot = usePlot();
  const { area } = plot;
  const edge = (side: 'low' | 'high') =>
    band.flatMap(({ x, [side]: y }) => {
      const at = plot.toPixels({ x, y });
      return at ? [{ x: at.x, y: Math.min(area.y + area.height, Math.max(area.y, at.y)) }] : [];
    });
  const outline = [...edge('high'), ...edge('low').reverse()];
  if (outline.length < 4) return null;
  return (
    <path d={`M${outline.map(coordinate).join('L')}Z`} fill={colour(fill)} opacity={0.16} stroke="none" />
  );
}

interface PlotErrorBarsProps {
  bars: readonly { x: number; low: number; high: number }[];
  stroke: ChartColour;
  opacity?: number;
  /** Half the width of a cap, in pixels; wider than a mark that the bar would hide behind. */
  cap?: number;
}

/** Vertical bars from low to high with caps. */
export function PlotErrorBars({ bars, stroke, opacity = 1, cap = 4 }: PlotErrorBarsProps) {
  const plot = usePlot();
  const path = bars
    .map((bar) => {
      const low = plot.toPixels({ x: bar.x, y: bar.low });
      const high = plot.toPixels({ x: bar.x, y: bar.high });
      const part = low && high ? clipSegment(low, high, plot.area) : null;
      if (!part) return '';
      const { from, to } = part;
      return `M${coordinate(from)}L${coordinate(to)}M${from.x - cap} ${from.y}h${2 * cap}M${to.x - cap} ${to.y}h${2 * cap}`;
    })
    .join('');
  return <path d={path} fill="none" stroke={colour(stroke)} strokeWidth={1.5} opacity={opacity} />;
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
  const start = plot.toPixels(from);
  const end = plot.toPixels(to);
  const part = start && end ? clipSegment(start, end, plot.area) : null;
  if (!part) return null;
  return (
    <line
      x1={part.from.x}
      y1={part.from.y}
      x2={part.to.x}
      y2={part.to.y}
      stroke={colour(stroke)}
      strokeWidth={strokeWidth}
      strokeDasharray={dash}
    />
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
