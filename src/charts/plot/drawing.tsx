import { usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { type Box, type LabelRequest, placeLabels } from '../labelPlacement';
import { type ChartColour, colour } from '../palette';
import { clipSegment } from './clipSegment';
import { plotFontSize } from './XyPlot';

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
  text: ChartColour;
  dash?: string;
  strokeWidth?: number;
  label?: string;
  /** Where along the visible part the label stands: 0 start, 1 end. */
  at?: number;
  below?: boolean;
}

/** A straight line with its name written along it. */
export function PlotGuide(props: PlotGuideProps) {
  const { from, to, stroke, text, dash, strokeWidth = 1.5, label, at = 0.5, below = false } = props;
  const plot = usePlot();
  const start = plot?.toPixels(from);
  const end = plot?.toPixels(to);
  const part = plot && start && end ? clipSegment(start, end, plot.area) : null;
  if (!plot || !part) return null;
  const angle = (Math.atan2(part.to.y - part.from.y, part.to.x - part.from.x) * 180) / Math.PI;
  const x = part.from.x + (part.to.x - part.from.x) * at;
  const y = part.from.y + (part.to.y - part.from.y) * at;
  const fontSize = plotFontSize(plot.area.width + 80);
  const anchor = at < 0.2 ? 'start' : at > 0.8 ? 'end' : 'middle';
  return (
    <>
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
      {label && (
        <ZIndexLayer zIndex={layers.labels}>
          <text
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(2)})`}
            dy={below ? fontSize + 2 : -5}
            fontSize={fontSize - 0.5}
            textAnchor={anchor}
            fill={colour(text)}
            {...halo}
          >
            {label}
          </text>
        </ZIndexLayer>
      )}
    </>
  );
}

/** Text keeps a rim of the surface's colour, so that a line beneath does not cut through it. */
export const halo = {
  stroke: colour('surface'),
  strokeWidth: 4,
  paintOrder: 'stroke',
  strokeLinejoin: 'round',
} as const;

export interface PlotLabel extends DataPoint {
  id: string;
  text: string;
  bold?: boolean;
  required?: boolean;
  fill?: ChartColour;
}

interface PlotLabelsProps {
  /** In order of importance: what finds no free place is left out. */
  labels: readonly PlotLabel[];
  /** Marks that no label may cover. */
  marks?: readonly DataPoint[];
  /** Lines that no label may cover, as their corner points. */
  lines?: readonly (readonly DataPoint[])[];
}

/** Names beside marks, placed so that none covers a mark, a line or another name. */
export function PlotLabels({ labels, marks = [], lines = [] }: PlotLabelsProps) {
  const plot = usePlot();
  if (!plot) return null;
  const { area, toPixels } = plot;
  const fontSize = plotFontSize(area.width + 80);
  const obstacles: Box[] = [];
  for (const mark of marks) {
    const pixel = toPixels(mark);
    if (pixel) obstacles.push({ x: pixel.x - 5, y: pixel.y - 5, width: 10, height: 10 });
  }
  for (const line of lines) obstacles.push(...lineObstacles(line, toPixels));
  const requests = labels.flatMap((label): LabelRequest[] => {
    const pixel = toPixels(label);
    if (!pixel) return [];
    const { id, text, bold, required } = label;
    return [{ id, text, x: pixel.x, y: pixel.y, fontSize, bold, required }];
  });
  const byId = new Map(labels.map((label) => [label.id, label]));
  return (
    <ZIndexLayer zIndex={layers.labels}>
      <g>
        {placeLabels(requests, area, obstacles).map((label) => (
          <text
            key={label.id}
            x={label.left}
            y={label.baseline}
            fontSize={fontSize}
            fontWeight={label.bold ? 650 : 400}
            fill={colour(byId.get(label.id)?.fill ?? 'ink')}
            {...halo}
          >
            {label.text}
          </text>
        ))}
      </g>
    </ZIndexLayer>
  );
}

function lineObstacles(line: readonly DataPoint[], toPixels: ToPixels): Box[] {
  const boxes: Box[] = [];
  for (let index = 1; index < line.length; index += 1) {
    const from = line[index - 1];
    const to = line[index];
    const start = from && toPixels(from);
    const end = to && toPixels(to);
    if (!start || !end) continue;
    const steps = Math.max(1, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 8));
    for (let step = 0; step <= steps; step += 1) {
      const x = start.x + ((end.x - start.x) * step) / steps;
      const y = start.y + ((end.y - start.y) * step) / steps;
      boxes.push({ x: x - 1, y: y - 1, width: 2, height: 2 });
    }
  }
  return boxes;
}

function coordinate(point: DataPoint): string {
  return `${point.x.toFixed(2)} ${point.y.toFixed(2)}`;
}
