/** Where the card of the tour goes: into a corner where it does not cover what it points to. Pure. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Corner {
  left: number;
  top: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/**
 * The corner of the free area for a card of a size: the first of lower right, lower left, upper right and upper left
 * that leaves the target free, else the one that covers least of it. All in pixels of the window.
 */
export function placeCard(size: { width: number; height: number }, target: Box | null, free: Box): Corner {
  const right = Math.max(free.left, free.right - size.width);
  const bottom = Math.max(free.top, free.bottom - size.height);
  const corners: Corner[] = [
    { left: right, top: bottom },
    { left: free.left, top: bottom },
    { left: right, top: free.top },
    { left: free.left, top: free.top },
  ];
  const covered = ({ left, top }: Corner) =>
    target ? overlap({ left, top, right: left + size.width, bottom: top + size.height }, target) : 0;
  return corners.reduce((best, corner) => (covered(corner) < covered(best) ? corner : best));
}
