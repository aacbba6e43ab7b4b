/** The numbers behind one chart: what its table shows and its CSV carries. */
export interface TableColumn {
  key: string;
  label: string;
  /** Unit of the raw numbers in the rows; empty for text and pure numbers. */
  unit: string;
}

export type TableCell = number | string | null;

export interface TableData {
  columns: readonly TableColumn[];
  rows: readonly Readonly<Record<string, TableCell | undefined>>[];
}

/** Heading of a column with its unit: "energy per pass (J)". */
export function columnHeading(column: TableColumn): string {
  return column.unit === '' ? column.label : `${column.label} (${column.unit})`;
}
