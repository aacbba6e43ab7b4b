import {
  checkValue,
  findRow,
  type ParameterRow,
  parseValue,
  type ScenarioKey,
  type ScenarioValue,
  table,
} from '../../src/scenario';
import { nearNames, unknownName } from './nearest';

/** One parameter of a grid with its values, in the order in which they are run through. */
export interface Axis {
  key: ScenarioKey;
  values: readonly ScenarioValue[];
}

/** A range as it stands in a grid file. */
export interface RangeSpec {
  from: number;
  to: number;
  steps: number;
  scale?: 'linear' | 'log' | undefined;
}

/** Groups of the table that the energy model reads. */
const groups = ['shape', 'accounting', 'hardware', 'digital'];
export const sweepableKeys = table.filter(({ group }) => groups.includes(group)).map(({ key }) => key);

/** Values of an axis are held in memory, unlike points. */
const MOST_VALUES = 10_000_000;

/** The row of a parameter of the energy model, or what is wrong with its name. */
export function energyRow(name: string): { row: ParameterRow } | { problem: string } {
  const row = findRow(name);
  if (!row) return { problem: unknownName(name, 'a parameter', sweepableKeys) };
  if (!groups.includes(row.group)) return { problem: `“${name}” moves no number of the energy model.` };
  return { row };
}

/** One value of a file as a value of its row, or what is wrong with it. Nothing is clamped: a grid means what it says. */
export function readValue(row: ParameterRow, value: unknown): { value: ScenarioValue } | { problem: string } {
  const meant = typeof value === 'string' ? parseValue(row.key, value) : value;
  const asFlag = row.kind === 'boolean' && (meant === 1 || meant === 0) ? meant === 1 : meant;
  const { value: used, problem } = checkValue(row.key, asFlag);
  if (used === undefined || problem)
    return {
      problem: `${row.key}: ${(problem ?? 'not usable').replace(/; [^;]* is used$/, '')}${choicesOf(row, value)}`,
    };
  return { value: used };
}

/** What may be chosen: all of it where that is little, otherwise what comes near. */
function choicesOf(row: ParameterRow, given: unknown): string {
  if (row.kind !== 'choice') return '.';
  const names = row.choices.map((choice) => String(choice.value));
  if (names.length <= 12) return `: ${names.join(', ')}.`;
  const near = nearNames(String(given), names);
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '.';
}

/** A range over a row: evenly spaced, in the logarithm where the row or the file says so; whole numbers once each. */
export function readRange(row: ParameterRow, range: RangeSpec): { axis: Axis } | { problem: string } {
  const refuse = (problem: string) => ({ problem: `${row.key}: ${problem}` });
  if (row.kind !== 'number' && row.kind !== 'integer')
    return refuse('a range needs a parameter that is a number; list its values instead.');
  const { from, to, steps, scale = row.scale } = range;
  if (steps > MOST_VALUES) return refuse(`at most ${MOST_VALUES} steps.`);
  if (scale === 'log' && (from <= 0 || to <= 0))
    return refuse('a logarithmic range needs ends above 0; say "scale": "linear".');
  for (const end of [from, to]) {
    const checked = checkValue(row.key, end);
    if (checked.problem?.includes('outside')) return refuse(`${end} is outside ${row.min} to ${row.max}.`);
  }
  const at = (i: number): number => {
    if (i === 0) return from;
    if (i === steps - 1) return to;
    const part = i / (steps - 1);
    return scale === 'log' ? from * (to / from) ** part : from + (to - from) * part;
  };
  const values = Array.from({ length: steps }, (_, i) => at(i));
  const whole = row.kind === 'integer' ? [...new Set(values.map(Math.round))] : values;
  return { axis: { key: row.key, values: whole } };
}
