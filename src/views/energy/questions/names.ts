/** Parameters as the questions offer and name them. */
import {
  boundsOf,
  isShown,
  type ParameterRow,
  presetKeys,
  rowOf,
  type Scenario,
  type ScenarioKey,
  table,
} from '../../../scenario';
import type { QuestionText } from './text';

const groups = ['shape', 'hardware', 'digital', 'accounting'] as const;

/** Name of a parameter with its unit: an axis. */
export function axisName(key: string, text: QuestionText): string {
  const row = table.find((candidate) => candidate.key === key);
  const label = text.page(`parameters.${key}.label`);
  return row?.unit ? `${label} (${row.unit})` : label;
}

/** A number of a parameter with its unit. */
export function withUnit(value: number, row: ParameterRow, text: QuestionText): string {
  if ('calendar' in row) return String(Math.round(value));
  const number = text.number(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
  return row.unit ? `${number} ${row.unit}` : number;
}

export interface ParameterOptions {
  group: string;
  items: { value: string; label: string }[];
}

/** Parameters under the headings of their groups; numbers only, or everything that can be swept. */
export function parameterOptions(
  scenario: Scenario,
  text: QuestionText,
  kinds: readonly ParameterRow['kind'][],
): ParameterOptions[] {
  return groups.map((group) => ({
    group: text.page(`groups.${group}`),
    items: table
      .filter(
        (row) =>
          row.group === group &&
          kinds.includes(row.kind) &&
          !(presetKeys as readonly string[]).includes(row.key) &&
          isShown(row.key, scenario) &&
          !isFixed(row.key, scenario),
      )
      .map((row) => ({ value: row.key, label: text.page(`parameters.${row.key}.label`) })),
  }));
}

/** A number with nowhere to go. */
function isFixed(key: ScenarioKey, scenario: Scenario): boolean {
  const { kind } = rowOf(key);
  if (kind !== 'number' && kind !== 'integer') return false;
  const { min, max } = boundsOf(key, scenario);
  return max <= min;
}
