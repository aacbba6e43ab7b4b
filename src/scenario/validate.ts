import { wholeCharacters } from './linkText';
import { rowOf } from './table';
import type { ParameterRow, Scenario, ScenarioKey, ScenarioValue } from './types';

/** A value checked against its row: what is used, and what was wrong with what was given. */
export interface Checked {
  /** undefined: not usable at all. */
  value: ScenarioValue | undefined;
  /** In the user's words; null if the value was used as it is. */
  problem: string | null;
}

const shown = (value: unknown): string => {
  const text = String(value);
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
};

const refuse = (problem: string): Checked => ({ value: undefined, problem });

function checkNumber(row: Extract<ParameterRow, { kind: 'number' | 'integer' }>, value: unknown): Checked {
  if (value === null && row.none) return { value: null, problem: null };
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(`${shown(value)} is not a number`);
  const whole = row.kind === 'integer' ? Math.round(value) : value;
  const used = Math.min(row.max, Math.max(row.min, whole));
  if (used !== whole)
    return { value: used, problem: `${value} is outside ${row.min} to ${row.max}; ${used} is used` };
  if (whole !== value) return { value: used, problem: `${value} is not a whole number; ${used} is used` };
  // Minus zero would not survive a link.
  return { value: used + 0, problem: null };
}

/** Checks a value of any origin against the row of a key: right kind, within bounds, one of the choices. */
export function checkValue(key: ScenarioKey, value: unknown): Checked {
  const row = rowOf(key);
  switch (row.kind) {
    case 'number':
    case 'integer':
      return checkNumber(row, value);
    case 'choice':
      return row.choices.some((choice) => choice.value === value)
        ? { value: value as ScenarioValue, problem: null }
        : refuse(`${shown(value)} is not one of the choices`);
    case 'boolean':
      return typeof value === 'boolean'
        ? { value, problem: null }
        : refuse(`${shown(value)} is neither 1 nor 0`);
    case 'text':
      if (typeof value !== 'string') return refuse(`${shown(value)} is not a text`);
      if (value.length > row.maxLength) return refuse(`the text is longer than ${row.maxLength} characters`);
      if (row.pattern && !row.pattern.test(value))
        return refuse(`${shown(value)} has characters that are not allowed`);
      return { value: wholeCharacters(value), problem: null };
  }
}

/**
 * Reads the text of a link or of the command line as a value of a key. Booleans are 1 and 0 (true and false are
 * understood), "no value" is the row's own word. The result still has to pass `checkValue`.
 */
export function parseValue(key: ScenarioKey, text: string): unknown {
  const row = rowOf(key);
  switch (row.kind) {
    case 'number':
    case 'integer':
      if (row.none && text === row.none) return null;
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
    case 'choice':
      return row.choices.find((choice) => String(choice.value) === text)?.value ?? text;
    case 'boolean':
      return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text;
    case 'text':
      return text;
  }
}

/** Short text that reads back as exactly this value. */
export function printValue(key: ScenarioKey, value: Scenario[ScenarioKey]): string {
  const row = rowOf(key);
  if (value === null) return 'none' in row && row.none ? row.none : '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'number') return value;
  const plain = String(value);
  const exponential = value.toExponential().replace('e+', 'e');
  // 3000 reads better than 3e3; from 100000 on the power of ten does.
  return exponential.length + 2 < plain.length ? exponential : plain.replace('e+', 'e');
}
