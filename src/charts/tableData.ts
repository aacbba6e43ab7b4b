import { exchangeFjPerMacAndTopsPerWatt } from '../units';

/** The numbers behind one chart: what its table shows and its CSV carries. */
export interface TableColumn {
  key: string;
  label: string;
  /** Unit of the raw numbers in the rows; empty for text and pure numbers. */
  unit: string;
  /** Femtojoules of a whole multiply-accumulate: every table has it as TOPS per watt too. */
  perMac?: true;
}

export type TableCell = number | string | null;

export type TableRow = Readonly<Record<string, TableCell | undefined>>;

export interface TableData {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** What the table on the page shows where all rows were too many to read, and a sentence that says so. Files hold all. */
  onScreen?: { rows: readonly TableRow[]; note: string };
}

/** The same numbers, with every energy per multiply-accumulate also as a data sheet has it, beside it. */
export function withTopsPerWatt(data: TableData): TableData {
  const perMac = data.columns.filter((column) => column.perMac);
  if (perMac.length === 0) return data;
  const beside = ({ key }: TableColumn) => `${key}-topsPerWatt`;
  const add = (row: TableRow): TableRow => ({
    ...row,
    ...Object.fromEntries(
      perMac.map((column) => {
        const value = row[column.key];
        return [beside(column), typeof value === 'number' ? exchangeFjPerMacAndTopsPerWatt(value) : null];
      }),
    ),
  });
  return {
    columns: data.columns.flatMap(({ perMac: isPerMac, ...column }) =>
      isPerMac ? [column, { key: beside(column), label: column.label, unit: 'TOPS/W' }] : [column],
    ),
    rows: data.rows.map(add),
    ...(data.onScreen ? { onScreen: { ...data.onScreen, rows: data.onScreen.rows.map(add) } } : {}),
  };
}

/** Heading of a column with its unit: "energy per pass (J)". */
export function columnHeading(column: TableColumn): string {
  return column.unit === '' ? column.label : `${column.label} (${column.unit})`;
}

/** A value that may be missing for a good reason (one window of text has no standard error): nothing, where it is no finite number. */
export const orNothing = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/**
 * The rows that a picture can show: all of their numbers are finite.
 *
 * @param optional numbers that may be missing or endless
 */
export function drawableRows<Row extends object>(
  rows: readonly Row[],
  optional: readonly (keyof Row)[] = [],
): readonly Row[] {
  const isDrawable = (row: Row) =>
    Object.entries(row).every(
      ([key, value]) =>
        typeof value !== 'number' || Number.isFinite(value) || optional.includes(key as keyof Row),
    );
  return rows.every(isDrawable) ? rows : rows.filter(isDrawable);
}

/** Rows of a chart with numbers that are not finite. No drawing shows them; the frame counts and names them. */
export interface UnusableRows {
  count: number;
  total: number;
  /** Names of the first few. */
  names: string[];
}

const mostNamed = 5;

/**
 * The one gate of all charts: what a chart draws is in its table, and what of it is not finite is told beside the picture.
 * A value that is missing is `null` and no fault.
 */
export function unusableRows({ columns, rows }: TableData): UnusableRows {
  const isUnusable = (cell: TableCell | undefined) => typeof cell === 'number' && !Number.isFinite(cell);
  const unusable = rows.filter((row) => columns.some(({ key }) => isUnusable(row[key])));
  const nameOf = (row: TableRow) => {
    const words = columns.map(({ key }) => row[key]).filter((cell) => typeof cell === 'string');
    const first = columns.find(({ key }) => typeof row[key] === 'number' && !isUnusable(row[key]));
    return words.join(', ') || (first ? `${first.label} ${row[first.key]}` : `${rows.indexOf(row) + 1}`);
  };
  return {
    count: unusable.length,
    total: rows.length,
    names: [...new Set(unusable.map(nameOf))].slice(0, mostNamed),
  };
}
