import type { ParameterRow } from '../scenario';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string): Intl.NumberFormat {
  let known = formatters.get(locale);
  if (!known) {
    known = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
    formatters.set(locale, known);
  }
  return known;
}

/**
 * A number as a control shows it: grouped, up to six digits, in powers of ten only where it would be unreadable. A year
 * is not grouped.
 */
export function numberText(value: number, locale: string, isCalendar = false): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e12)) return value.toExponential().replace('e+', 'e');
  return isCalendar ? editableText(value, locale) : formatter(locale).format(value);
}

/** A number as it stands in a field that is being edited: no grouping, so that it can be changed digit by digit. */
export function editableText(value: number, locale: string): string {
  if (!Number.isFinite(value)) return '';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e15) ? String(value) : String(Number(value.toPrecision(12)));
  const decimal =
    formatter(locale)
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.';
  return text.replace('.', decimal);
}

/** Any value of a row in words, with its unit: for tooltips, lists and screen readers. */
export function valueText(row: ParameterRow, value: unknown, locale: string, words: ValueWords): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (row.kind === 'choice') {
    const choice = row.choices.find((candidate) => candidate.value === value);
    if (choice) return choice.label;
  }
  if (value === null && words.none) return words.none;
  if (typeof value === 'number') {
    const text = numberText(value, locale, 'calendar' in row);
    return words.unit ? `${text} ${words.unit}` : text;
  }
  return String(value);
}

/** The words that a value can need besides its number, in the language of the page. */
export interface ValueWords {
  unit: string;
  none: string;
  on: string;
  off: string;
}
