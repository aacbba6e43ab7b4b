import type { TableData } from './tableData';

/** Edges of the bins, one more than counts, and how many draws fell into each. */
interface Bins {
  edges: readonly number[];
  counts: readonly number[];
}

/** The bins of a histogram of ratios as a table: from, to, draws. */
export function histogramData(
  { edges, counts }: Bins,
  labels: { from: string; to: string; draws: string },
): TableData {
  return {
    columns: [
      { key: 'from', label: labels.from, unit: '×' },
      { key: 'to', label: labels.to, unit: '×' },
      { key: 'draws', label: labels.draws, unit: '' },
    ],
    rows: counts.map((count, index) => ({
      from: edges[index] ?? null,
      to: edges[index + 1] ?? null,
      draws: count,
    })),
  };
}
