import { femtojoulesFromDataSheet } from './dataSheet';

export type ParsedQuantity = { ok: true; value: number } | { ok: false; message: string };

/** Powers of ten that may stand before a unit, or alone after a number (12k). */
const powers: Record<string, number> = {
  y: -24,
  z: -21,
  a: -18,
  f: -15,
  p: -12,
  n: -9,
  µ: -6,
  μ: -6,
  u: -6,
  m: -3,
  k: 3,
  K: 3,
  M: 6,
  G: 9,
  B: 9,
  T: 12,
  P: 15,
  E: 18,
  Z: 21,
  Y: 24,
};

/** Separators of a language, from its own way of writing numbers. */
function separators(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: find('decimal') || '.', group: find('group') };
}

/** The number at the start of a text, in a plain form, and the rest; null if there is none. */
function splitNumber(text: string, locale: string): { number: string; rest: string } | null {
  const { decimal, group } = separators(locale);
  const match = /^([+\-−]?[\d.,\s\u00a0\u202f'’]*\d[.,]?(?:e[+\-−]?\d+)?)(.*)$/i.exec(text.trim());
  if (!match) return null;
  let number = match[1]!.replace(/−/g, '-').replace(/[\s\u00a0\u202f'’]/g, '');
  if (group && group !== decimal) {
    const grouped = new RegExp(`^[+-]?\\d{1,3}(?:\\${group.trim() || ' '}\\d{3})+(?!\\d)`);
    if (grouped.test(number)) number = number.split(group).join('');
  }
  if (decimal === ',') number = number.replace(',', '.');
  return { number, rest: match[2]!.trim() };
}

const withoutSpaces = (text: string): string =>
  text.replace(/\s+/g, '').replace(/μ/g, 'µ').replace(/·/g, '*');

/** Base of a unit and the power of ten of its prefix: "pJ/bit" is −12 and "J/bit". */
function splitUnit(unit: string): { base: string; power: number } {
  const prefix = unit[0] ?? '';
  if (unit.length > 1 && prefix in powers && /^[JWHse][a-zA-Z]*/.test(unit.slice(1)))
    return { base: unit.slice(1), power: powers[prefix]! };
  return { base: unit, power: 0 };
}

/**
 * Reads what a person types into a number field: "10 pJ", "1e-3", "3,2" where the language has a decimal comma, "12k".
 * A unit with another SI prefix is converted to `unit`; a number alone is in `unit`. "%" divides by 100. Energies of a
 * multiply-accumulate may come as a data sheet has them: "6.7 TOPS/W", "1979 TOPS at 700 W".
 */
export function parseQuantity(
  text: string,
  { unit = '', locale = 'en' }: { unit?: string; locale?: string } = {},
): ParsedQuantity {
  const plain = (number: string) => Number(splitNumber(number, locale)?.number ?? Number.NaN);
  const femtojoules = unit === 'fJ/MAC' ? femtojoulesFromDataSheet(text, plain) : null;
  if (femtojoules !== null) return { ok: true, value: femtojoules };
  const split = splitNumber(text, locale);
  if (!split)
    return {
      ok: false,
      message: text.trim() === '' ? 'Type a number.' : `“${text.trim()}” is not a number.`,
    };
  const number = Number(split.number);
  if (!Number.isFinite(number)) return { ok: false, message: `“${split.number}” is not a number.` };
  const rest = withoutSpaces(split.rest);
  if (rest === '' || rest === withoutSpaces(unit) || rest === '×' || rest === 'x')
    return { ok: true, value: number };
  if (rest === '%' && unit === '') return { ok: true, value: number / 100 };
  const scale = (power: number): ParsedQuantity => ({
    ok: true,
    value: power === 0 ? number : Number(`${number}e${power}`) || number * 10 ** power,
  });
  if (rest.length === 1 && rest in powers && powers[rest]! > 0) return scale(powers[rest]!);
  const given = splitUnit(rest);
  const wanted = splitUnit(withoutSpaces(unit));
  const sameBase = given.base === wanted.base || given.base === wanted.base.split('/')[0];
  if (unit !== '' && sameBase) return scale(given.power - wanted.power);
  return {
    ok: false,
    message: unit
      ? `“${split.rest}” is not a unit of ${unit}.`
      : `“${split.rest}” is not understood after a number.`,
  };
}
