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
