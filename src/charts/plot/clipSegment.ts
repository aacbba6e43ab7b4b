import type { Box } from '../labelPlacement';

interface Point {
  x: number;
  y: number;
}

/** The part of a straight segment inside a rectangle (Liang and Barsky), or null where it stays outside. */
export function clipSegment(from: Point, to: Point, area: Box): { from: Point; to: Point } | null {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enter = 0;
  let leave = 1;
  const edges: [number, number][] = [
    [-dx, from.x - area.x],
    [dx, area.x + area.width - from.x],
    [-dy, from.y - area.y],
    [dy, area.y + area.height - from.y],
  ];
  for (const [direction, distance] of edges) {
    if (direction === 0) {
      if (distance < 0) return null;
      continue;
    }
    const crossing = distance / direction;
    if (direction < 0) enter = Math.max(enter, crossing);
    else leave = Math.min(leave, crossing);
  }
  if (enter >= leave) return null;
  return {
    from: { x: from.x + dx * enter, y: from.y + dy * enter },
    to: { x: from.x + dx * leave, y: from.y + dy * leave },
  };
}
