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
}

/** Width of a line of text in a system sans-serif font, in pixels; an estimate good to about a tenth. */
export function estimateTextWidth(text: string, fontSize: number, bold = false): number {
  let units = 0;
  for (const character of text) {
    if (/[ilI.,:;'|!()]/.test(character)) units += 0.3;
    else if (/[mwMW%@—]/.test(character)) units += 0.86;
    else if (/[⺀-鿿＀-￯]/.test(character)) units += 1;
    else if (/[A-Z0-9]/.test(character)) units += 0.62;
    else if (character === ' ') units += 0.28;
    else units += 0.54;
  }
  return units * fontSize * (bold ? 1.06 : 1);
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
 * Greedy placement: each label takes the first of twelve places around its mark that stays in the plot and touches
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
    const width = estimateTextWidth(request.text, request.fontSize, request.bold);
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
    const box =
      free ??
      (request.required ? (boxes.find((candidate) => inside(candidate, plot)) ?? boxes[0]) : undefined);
    if (box === undefined) continue;
    placed.push({ ...request, box, left: box.x, baseline: box.y + request.fontSize * 0.92 });
  }
  return placed;
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
  ];
}
