/** Numbers of the map of systematic errors: levels, rises of perplexity, and the contours between them. Pure. */
import { contours } from 'd3-contour';
import type { SystematicRow } from '../simulation/studyRows';

/** Points of the fine grid between two measured levels. */
const fine = 12;

/** The levels that were measured, rising. */
export function levelsOf(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A name for a point of the map. */
export function place(row: Pick<SystematicRow, 'noiseLinear' | 'noiseAttention'>): string {
  return `${row.noiseLinear} ${row.noiseAttention}`;
}

/** Rise of perplexity over the point with the least error that has arrived, by place. */
export function riseTable(rows: readonly SystematicRow[]): Map<string, number> {
  const quiet = [...rows].sort(
    (a, b) => a.noiseLinear + a.noiseAttention - (b.noiseLinear + b.noiseAttention),
  )[0];
  return new Map(rows.map((row) => [place(row), Math.expm1(row.loss - (quiet?.loss ?? row.loss))]));
}

/** Position of a level on an axis of evenly spaced levels; null outside. */
export function positionOf(value: number, levels: readonly number[]): number | null {
  for (let index = 1; index < levels.length; index += 1) {
    const low = levels[index - 1] ?? Number.NaN;
    const high = levels[index] ?? Number.NaN;
    if (value >= low && value <= high) return index - 1 + (value - low) / (high - low);
  }
  return null;
}

/** Contours of the rise as paths, one a threshold; the logarithm of perplexity is interpolated between levels. */
export function contourPaths(
  linear: readonly number[],
  attention: readonly number[],
  riseAt: ReadonlyMap<string, number>,
  thresholds: readonly number[],
  px: (index: number) => number,
  py: (index: number) => number,
): { rise: number; path: string }[] {
  const columns = (linear.length - 1) * fine + 1;
  const lines = (attention.length - 1) * fine + 1;
  const at = (column: number, line: number) =>
    Math.log1p(riseAt.get(`${linear[column]} ${attention[line]}`) ?? 0);
  const values = Array.from({ length: columns * lines }, (_, index) => {
    const x = (index % columns) / fine;
    const y = Math.floor(index / columns) / fine;
    const [column, line] = [
      Math.min(Math.floor(x), linear.length - 2),
      Math.min(Math.floor(y), attention.length - 2),
    ];
    const [s, t] = [x - column, y - line];
    return (
      at(column, line) * (1 - s) * (1 - t) +
      at(column + 1, line) * s * (1 - t) +
      at(column, line + 1) * (1 - s) * t +
      at(column + 1, line + 1) * s * t
    );
  });
  const shapes = contours().size([columns, lines]).thresholds(thresholds.map(Math.log1p))(values);
  return shapes.map((shape, index) => ({
    rise: thresholds[index] ?? 0,
    path: shape.coordinates
      .flat()
      .map((ring) => {
        // d3-contour puts the value of a cell at its middle.
        const points = ring.map(([x = 0, y = 0]) => {
          const column = Math.min(Math.max((x - 0.5) / fine, 0), linear.length - 1);
          const line = Math.min(Math.max((y - 0.5) / fine, 0), attention.length - 1);
          return `${px(column).toFixed(1)} ${py(line).toFixed(1)}`;
        });
        return `M${points.join('L')}Z`;
      })
      .join(''),
  }));
}
