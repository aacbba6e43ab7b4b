import { type FormatOptions, formatNumber } from './format';

const factors: Record<string, number> = { G: 1e9, T: 1e12, P: 1e15 };
const pattern =
  /^([\d.,'’\s\u00a0\u202f]+?)\s*([GTP])(?:FL)?OPS\s*(?:\/\s*W|(?:at|@|,|\/)?\s*([\d.,'’\s\u00a0\u202f]+?)\s*(k?)W)$/i;

/**
 * Energy of one multiply-accumulate, in femtojoules, from what a data sheet prints: "6.7 TOPS/W", or rate and power,
 * "1979 TOPS at 700 W". A multiply-accumulate is two operations. Null for any other text.
 *
 * @param read reads a plain number in the language of the page
 */
export function femtojoulesFromDataSheet(text: string, read: (number: string) => number): number | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const operations = read(match[1]!) * factors[match[2]!.toUpperCase()]!;
  const watts = match[3] === undefined ? 1 : read(match[3]) * (match[4] ? 1000 : 1);
  const femtojoules = (2e15 * watts) / operations;
  return Number.isFinite(femtojoules) && femtojoules > 0 ? femtojoules : null;
}

/** fJ per MAC ⇄ TOPS per watt: a multiply-accumulate is two operations. The same formula both ways. */
export const exchangeFjPerMacAndTopsPerWatt = (value: number): number => 2000 / value;

/** An energy per multiply-accumulate as a data sheet has it: 300 fJ is "6.67 TOPS/W". */
export function formatTopsPerWatt(femtojoulesPerMac: number, options: FormatOptions = {}): string {
  // Rounded first: whole numbers would be written out as they are.
  const rounded = Number(exchangeFjPerMacAndTopsPerWatt(femtojoulesPerMac).toPrecision(options.digits ?? 3));
  return `${formatNumber(rounded, options)} TOPS/W`;
}
