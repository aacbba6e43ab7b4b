import { accountingRows } from './rows/accounting';
import { digitalParameterRows } from './rows/digital';
import { hardwareRows } from './rows/hardware';
import { pageRows } from './rows/page';
import { shapeRows } from './rows/shape';
import { simulationRows } from './rows/simulation';
import type { ParameterRow, RowBody, ScenarioKey } from './types';

/** A key without a row does not compile. */
const bodies: Record<ScenarioKey, RowBody> = {
  ...pageRows,
  ...shapeRows,
  ...accountingRows,
  ...hardwareRows,
  ...digitalParameterRows,
  ...simulationRows,
};

/** The one table of parameters: controls, link, validation, command line, uncertainty and documents derive from it. */
export const table: readonly ParameterRow[] = Object.entries(bodies).map(
  ([key, body]) => ({ ...body, key: key as ScenarioKey }) as ParameterRow,
);

const byKey = new Map<string, ParameterRow>(table.map((row) => [row.key, row]));

/** The row of a key; undefined for any other text. */
export const findRow = (key: string): ParameterRow | undefined => byKey.get(key);

/** The row of a key that is known to exist. */
export const rowOf = (key: ScenarioKey): ParameterRow => byKey.get(key)!;
