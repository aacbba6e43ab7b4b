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
