import {
  type Box,
  type GuideRequest,
  type LabelRequest,
  type PlacedGuide,
  type PlacedLabel,
  placeGuides,
  placeLabels,
} from '../labelPlacement';
import { type ChartColour, colour } from '../palette';
import { clipSegment } from './clipSegment';
import { halo } from './drawing';
import { type DataPoint, type ToPixels, usePlot } from './plotSpace';
import { usePlotFontSize } from './projection';

export interface PlotLabel extends DataPoint {
  id: string;
  text: string;
  bold?: boolean;
  /** Must appear, whatever it covers. */
  required?: boolean;
  /** Finds its place before the names of lines do. */
  early?: boolean;
  fill?: ChartColour;
}

/** A straight line whose name is written along it. */
export interface GuideLabel {
  id: string;
  text: string;
  from: DataPoint;
  to: DataPoint;
  fill: ChartColour;
  at?: number;
}

interface PlotLabelsProps {
  /** In order of importance: what finds no free place is left out. */
  labels: readonly PlotLabel[];
  guides?: readonly GuideLabel[];
  /** Marks that no label may cover. */
  marks?: readonly DataPoint[];
  /** Lines that no label may cover, as their corner points. */
  lines?: readonly (readonly DataPoint[])[];
}

/** All names inside a plot, placed together so that none covers a mark, a line or another name. */
export function PlotLabels({ labels, guides = [], marks = [], lines = [] }: PlotLabelsProps) {
  const { area, toPixels } = usePlot();
  const fontSize = usePlotFontSize(area.width + 80);
  const markBoxes = marks.flatMap((mark) => {
    const pixel = toPixels(mark);
    return pixel ? [{ x: pixel.x - 6, y: pixel.y - 6, width: 12, height: 12 }] : [];
  });
  const lineBoxes = lines.flatMap((line) => lineObstacles(line, toPixels));
  const guideRequests = guides.flatMap((guide): GuideRequest[] => {
    const from = toPixels(guide.from);
    const to = toPixels(guide.to);
    const part = from && to ? clipSegment(from, to, area) : null;
    return part
      ? [{ id: guide.id, text: guide.text, fontSize: fontSize - 0.5, at: guide.at ?? 0.5, ...part }]
      : [];
  });
  const request = (label: PlotLabel): LabelRequest[] => {
    const pixel = toPixels(label);
    if (!pixel) return [];
    const { id, text, bold, required } = label;
    return [{ id, text, x: pixel.x, y: pixel.y, fontSize, bold, required }];
  };
  // The names of lines stand where they like to, the early ones go around them, and then the rest. Where that leaves an
  // early one no free place, they go first, and the names of lines, which have many places, around them.
  const isEarly = (label: PlotLabel) => label.required === true || label.early === true;
  const requests = labels.filter(isEarly).flatMap(request);
  const earlyAround = (guides: readonly PlacedGuide[]) =>
    placeLabels(requests, area, [...markBoxes, ...lineBoxes, ...guides.flatMap((guide) => guide.boxes)]);
  const guidesAround = (labelsThere: readonly PlacedLabel[]) =>
    placeGuides(guideRequests, area, [...markBoxes, ...labelsThere.map((label) => label.box)]);
  const preferred = guidesAround([]);
  const around = earlyAround(preferred);
  const isAround = around.length === requests.length && around.every((label) => label.isFree);
  const early = isAround ? around : earlyAround([]);
  const placedGuides = isAround ? preferred : guidesAround(early);
  const others = placeLabels(labels.filter((label) => !isEarly(label)).flatMap(request), area, [
    ...markBoxes,
    ...lineBoxes,
    ...early.map((label) => label.box),
    ...placedGuides.flatMap((guide) => guide.boxes),
  ]);
  const fills = new Map([...labels, ...guides].map((label) => [label.id, label.fill ?? 'ink']));
  return (
    <g>
      {placedGuides.map((guide) => (
        <text
          key={guide.id}
          transform={`translate(${guide.x.toFixed(1)} ${guide.y.toFixed(1)}) rotate(${guide.angle.toFixed(2)})`}
          fontSize={guide.fontSize}
          textAnchor="middle"
          fill={colour(fills.get(guide.id) ?? 'ink')}
          {...halo}
        >
          {guide.text}
        </text>
      ))}
      {[...others, ...early].map((label) => (
        <text
          key={label.id}
          x={label.left}
          y={label.baseline}
          fontSize={label.fontSize}
          fontWeight={label.bold ? 650 : 400}
          fill={colour(fills.get(label.id) ?? 'ink')}
          {...halo}
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}

/** Small boxes along a line, close enough that no word fits between them. */
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
