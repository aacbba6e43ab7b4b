/** Where the names of upright lines stand: beside their own line, and across as few others as can be. Pure. */

export interface PlacedRuleLabel {
  /** Left of its line, else right of it. */
  isLeft: boolean;
  /** Line of text from the top, from 0. */
  row: number;
}

const gap = 6;

/**
 * Each name takes the side of its line on which it crosses the fewest other lines, and the highest row that is free
 * there. One that fits on neither side stands on the side with more room.
 *
 * @param rules place of each line and width of its name, in pixels
 * @param left first pixel for names
 * @param right last pixel for names
 */
export function placeRuleLabels(
  rules: readonly { x: number; width: number }[],
  left: number,
  right: number,
): PlacedRuleLabel[] {
  const placed: (PlacedRuleLabel & { start: number; end: number })[] = [];
  for (const [index, rule] of rules.entries()) {
    const sides = [false, true].map((isLeft) => {
      const start = isLeft ? rule.x - gap - rule.width : rule.x + gap;
      const end = start + rule.width;
      const isTaken = (row: number) =>
        placed.some((other) => other.row === row && start < other.end + gap && other.start < end + gap);
      let row = 0;
      while (isTaken(row)) row += 1;
      const outside = Math.max(0, left - start) + Math.max(0, end - right);
      const crossed = rules.filter(({ x }, other) => other !== index && x > start && x < end).length;
      return { isLeft, row, start, end, cost: outside * 1000 + crossed * 10 + row };
    });
    const best = sides.reduce((a, b) => (b.cost < a.cost ? b : a));
    placed.push(best);
  }
  return placed.map(({ isLeft, row }) => ({ isLeft, row }));
}
