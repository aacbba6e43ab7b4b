/** The numbers behind one chart: what its table shows and its CSV carries. */
export interface TableColumn {
  key: string;
  label: string;
  /** Unit of the raw numbers in the rows; empty for text and pure numbers. */
  unit: string;
}

export type TableCell = number | string | null;

export type TableRow = Readonly<Record<string, TableCell | undefined>>;

export interface TableData {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** What the table on the page shows where all rows were too many to read, and a sentence that says so. Files hold all. */
  onScreen?: { rows: readonly TableRow[]; note: string };
}

/** Heading of a column with its unit: "energy per pass (J)". */
export function columnHeading(column: TableColumn): string {
  return column.unit === '' ? column.label : `${column.label} (${column.unit})`;
}
