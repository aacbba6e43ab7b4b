import { textWidth } from './textWidth';

/** A rectangle in the coordinates of the picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A label that wants to stand beside a mark; earlier ones in a list are placed first. */
export interface LabelRequest {
  id: string;
  text: string;
  x: number;
  y: number;
  fontSize: number;
  bold?: boolean;
  /** A label that must appear even where every place is taken. */
  required?: boolean;
}

export interface PlacedLabel extends LabelRequest {
  left: number;
  baseline: number;
  box: Box;
  /** False where a required label found no free place and covers something. */
  isFree: boolean;
}

/** A label written along a straight line. */
export interface GuideRequest {
  id: string;
  text: string;
  fontSize: number;
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Where along the line it would like to stand: 0 start, 1 end. */
  at: number;
}

export interface PlacedGuide extends GuideRequest {
  /** Middle of the baseline. */
  x: number;
  y: number;
  /** Degrees, clockwise as SVG turns. */
  angle: number;
  boxes: Box[];
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

/**
 * Greedy placement: each label takes the first of fourteen places around its mark that stays in the plot and touches
 * neither an obstacle nor a label already placed. One that finds no place is left out (its mark still has the
 * tooltip and the table), unless it is required.
 *
 * @param requests in order of importance
 * @param plot where labels may stand
 * @param obstacles marks, line labels and the like
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  plot: Box,
  obstacles: readonly Box[] = [],
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    const width = textWidth(request.text, request.fontSize, request.bold);
    const height = request.fontSize * 1.15;
    const boxes = candidateOffsets(width, height).map(([dx, dy]) => ({
      x: request.x + dx,
      y: request.y + dy,
      width,
      height,
    }));
    const free = boxes.find(
      (box) =>
        inside(box, plot) &&
        !obstacles.some((obstacle) => overlaps(box, obstacle)) &&
        !placed.some((other) => overlaps(box, other.box)),
    );
    const box = free ?? (request.required ? leastCovering(boxes, plot, obstacles, placed) : undefined);
    if (box === undefined) continue;
    placed.push({
      ...request,
      box,
      left: box.x,
      baseline: box.y + request.fontSize * 0.92,
      isFree: free !== undefined,
    });
  }
  return placed;
}

/** Of boxes that all cover something, the one that covers the least: names are worse to cover than marks and lines. */
function leastCovering(
  boxes: readonly Box[],
  plot: Box,
  obstacles: readonly Box[],
  placed: readonly PlacedLabel[],
): Box | undefined {
  const cost = (box: Box) =>
    (inside(box, plot) ? 0 : 10_000) +
    100 * placed.filter((other) => overlaps(box, other.box)).length +
    obstacles.filter((obstacle) => overlaps(box, obstacle)).length;
  return boxes.reduce<Box | undefined>(
    (best, box) => (best && cost(best) <= cost(box) ? best : box),
    undefined,
  );
}

function candidateOffsets(width: number, height: number): [number, number][] {
  const gap = 8;
  const middle = -height / 2;
  return [
    [gap, -height - 2],
    [-gap - width, 2],
    [gap, 2],
    [-gap - width, -height - 2],
    [gap + 2, middle],
    [-gap - 2 - width, middle],
    [-width / 2, -height - gap],
    [-width / 2, gap],
    [gap, -2 * height - 4],
    [-gap - width, height + 4],
    [gap, height + 4],
    [-gap - width, -2 * height - 4],
    [3, middle],
    [-3 - width, middle],
  ];
}

/** Places along a line that are tried after the preferred one. */
const stations = [0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.9, 0.1];

/**
 * Labels along lines, each at the first station, above or below its line, where it touches no obstacle and no other
 * label; where it touches the least if none is free.
 */
export function placeGuides(
  requests: readonly GuideRequest[],
  plot: Box,
  obstacles: readonly Box[] = [],
): PlacedGuide[] {
  const placed: PlacedGuide[] = [];
  for (const request of requests) {
    const candidates = [request.at, ...stations].flatMap((at) =>
      [true, false].map((above) => guideCandidate(request, at, above)),
    );
    const taken = [...obstacles, ...placed.flatMap((other) => other.boxes)];
    const free = candidates.find((candidate) =>
      candidate.boxes.every((box) => inside(box, plot) && !taken.some((other) => overlaps(box, other))),
    );
    const touched = ({ boxes }: PlacedGuide) =>
      boxes.filter((box) => !inside(box, plot) || taken.some((other) => overlaps(box, other))).length;
    const least = () =>
      candidates.reduce((best, candidate) => (touched(candidate) < touched(best) ? candidate : best));
    if (candidates.length > 0) placed.push(free ?? least());
  }
  return placed;
}

function guideCandidate(request: GuideRequest, at: number, above: boolean): PlacedGuide {
  const { from, to, fontSize, text } = request;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  // The normal points up the page, away from the line.
  const normal = { x: along.y, y: -along.x };
  const width = textWidth(text, fontSize);
  const middle = Math.min(
    Math.max(at * length, width / 2 + 4),
    Math.max(length - width / 2 - 4, width / 2 + 4),
  );
  const lift = above ? 5 : -(fontSize + 3);
  const x = from.x + along.x * middle + normal.x * lift;
  const y = from.y + along.y * middle + normal.y * lift;
  const steps = Math.max(1, Math.ceil(width / fontSize));
  const boxes = Array.from({ length: steps }, (_, step) => {
    const offset = -width / 2 + (width * (step + 0.5)) / steps;
    const centre = {
      x: x + along.x * offset + (normal.x * fontSize) / 2,
      y: y + along.y * offset + (normal.y * fontSize) / 2,
    };
    const side = Math.max(fontSize, width / steps);
    return { x: centre.x - side / 2, y: centre.y - fontSize / 2, width: side, height: fontSize };
  });
  return { ...request, x, y, angle: (Math.atan2(along.y, along.x) * 180) / Math.PI, boxes };
}
