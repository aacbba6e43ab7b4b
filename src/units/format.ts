/** How a number is written: significant digits, and the language that decides on separators. */
export interface FormatOptions {
  digits?: number;
  locale?: string;
}

const prefixes: readonly (readonly [exponent: number, symbol: string])[] = [
  [-24, 'y'],
  [-21, 'z'],
  [-18, 'a'],
  [-15, 'f'],
  [-12, 'p'],
  [-9, 'n'],
  [-6, 'µ'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
  [21, 'Z'],
  [24, 'Y'],
];

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(digits: number, locale: string, fixed: boolean): Intl.NumberFormat {
  const key = `${digits} ${locale} ${fixed}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, {
      minimumSignificantDigits: fixed ? digits : 1,
      maximumSignificantDigits: digits,
    });
    formatters.set(key, found);
  }
  return found;
}

/** A number with the minus sign of typography, as the words around it have it; `parseQuantity` reads either. */
const written = (format: Intl.NumberFormat, value: number): string => format.format(value).replace('-', '−');

/** Words for what is not a finite number. */
function notFinite(value: number): string | null {
  if (Number.isFinite(value)) return null;
  return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
}

/**
 * A plain number with grouped thousands. From 1000 on whole numbers are written out as they are; others are rounded to
 * the significant digits (3 unless told). Past 10¹⁵ the power of ten is written: 8.45·10¹⁸.
 */
export function formatNumber(value: number, { digits = 3, locale = 'en' }: FormatOptions = {}): string {
  const word = notFinite(value);
  if (word) return word;
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
    return `${written(formatter(digits, locale, false), Number(mantissa))}·10${superscript(Number(exponent))}`;
  }
  return written(formatter(Number.isInteger(value) ? Math.max(digits, 16) : digits, locale, false), value);
}

/**
 * A value in a unit with an SI prefix: formatQuantity(4.135e-15, 'J') is "4.14 fJ". Beyond the prefixes from yocto to yotta
 * the power of ten is written: 3·10⁴⁰ J.
 */
export function formatQuantity(
  value: number,
  unit: string,
  { digits = 3, locale = 'en' }: FormatOptions = {},
): string {
  const word = notFinite(value);
  if (word) return `${word} ${unit}`;
  if (value === 0) return `0 ${unit}`;
  // Rounded first: 999.9 pJ at three digits is 1.00 nJ.
  const rounded = Number(value.toPrecision(digits));
  const exponent = Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-12) * 3;
  const symbol = prefixes.find(([power]) => power === exponent)?.[1];
  if (symbol === undefined) return `${formatNumber(value, { digits, locale })} ${unit}`;
  return `${written(formatter(digits, locale, true), rounded / 10 ** exponent)} ${symbol}${unit}`;
}

/** How many times: "72.5×", "1,625×", "0.884×". */
export function formatRatio(value: number, { digits = 3, locale = 'en' }: FormatOptions = {}): string {
  const rounded = Math.abs(value) >= 10 ** digits ? Math.round(value) : value;
  return `${Number.isInteger(rounded) && Math.abs(value) >= 10 ** digits ? formatNumber(rounded, { locale }) : formatNumber(value, { digits, locale })}×`;
}

/** A part of one as percent: 0.0909 is "9.09 %". */
export function formatPercent(value: number, { digits = 3, locale = 'en' }: FormatOptions = {}): string {
  const word = notFinite(value);
  if (word) return word;
  return `${written(formatter(digits, locale, false), value * 100)} %`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
