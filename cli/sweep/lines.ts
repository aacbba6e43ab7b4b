import type { Cell } from './points';

/** How points are written: one a line. */
export const formats = ['ndjson', 'csv'] as const;
export type Format = (typeof formats)[number];

/** Writes points as lines; numbers in the shortest form that reads back as exactly themselves. */
export interface LineWriter {
  /** First line of the file; empty where the format has none. */
  header: string;
  line: (cells: readonly Cell[]) => string;
  /** The index of a line that was written here; NaN if it is none. */
  indexOf: (line: string) => number;
}

const ndjson = (columns: readonly string[]): LineWriter => {
  const names = columns.map((name, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return {
    header: '',
    line(cells) {
      let text = '';
      for (let i = 0; i < cells.length; i += 1) {
        const cell = cells[i] ?? null;
        // JSON knows no infinity; text needs its quotation marks.
        text += names[i]! + (typeof cell === 'number' && Number.isFinite(cell) ? cell : JSON.stringify(cell));
      }
      return `${text}}\n`;
    },
    indexOf: (line) => Number(/^\{"index":(\d+),/.exec(line)?.[1] ?? Number.NaN),
  };
};

const csvCell = (cell: Cell): string => {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csv = (columns: readonly string[]): LineWriter => ({
  header: `${columns.map(csvCell).join(',')}\n`,
  line: (cells) => `${cells.map(csvCell).join(',')}\n`,
  indexOf: (line) => Number(/^(\d+),/.exec(line)?.[1] ?? Number.NaN),
});

/** The writer of a format for points of these columns. */
export const lineWriter = (format: Format, columns: readonly string[]): LineWriter =>
  format === 'csv' ? csv(columns) : ndjson(columns);
