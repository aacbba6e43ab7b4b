import { chartFormat, chartVersion } from '../state/scenarioFile';
import type { Provenance } from './provenance';
import type { TableCell, TableData } from './tableData';

/** A chart as a program reads it: the numbers of its CSV, with their units beside them. */
export interface ChartFile {
  format: typeof chartFormat;
  version: number;
  title: string;
  /** What the chart shows, in words. */
  sentence?: string;
  modelVersion: string;
  seed?: number;
  /** The full address that shows the same again; an import of the file opens it. */
  link: string;
  inputs: Provenance['inputs'];
  /** Names of the values in `rows`, with their units. */
  columns: TableData['columns'];
  /** Raw numbers; null where there is none. */
  rows: Record<string, TableCell>[];
}

/** The text of a chart's JSON file. */
export function buildJson(
  title: string,
  sentence: string | undefined,
  data: TableData,
  provenance: Provenance,
): string {
  const file: ChartFile = {
    format: chartFormat,
    version: chartVersion,
    title,
    ...(sentence === undefined ? {} : { sentence }),
    modelVersion: provenance.modelVersion,
    ...(provenance.seed === undefined ? {} : { seed: provenance.seed }),
    link: provenance.link,
    inputs: provenance.inputs,
    columns: data.columns,
    rows: data.rows.map((row) =>
      Object.fromEntries(data.columns.map(({ key }) => [key, finiteOrNull(row[key])])),
    ),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** JSON has no infinity; what the CSV leaves empty is null here. */
function finiteOrNull(cell: TableCell | undefined): TableCell {
  return cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell)) ? null : cell;
}
