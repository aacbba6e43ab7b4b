/** Result of {@link toLogSafe}: the points with unusable values blanked, and how many there were. */
export interface LogSafe<Row> {
  rows: Row[];
  omitted: number;
}

/**
 * Blanks what a logarithmic axis cannot show. The logarithm of a 0 or a negative number is nowhere
 * in the picture, so such a value (and NaN and infinity) becomes `null`, and the count is there to be shown.
 *
 * @param rows points; not changed
 * @param keys the fields that go on logarithmic axes; a row counts once, however many of its fields are unusable
 */
export function toLogSafe<Row extends object>(
  rows: readonly Row[],
  keys: readonly (keyof Row)[],
): LogSafe<Row> {
  let omitted = 0;
  const safe = rows.map((row) => {
    const unusable = keys.filter((key) => {
      const value = row[key];
      return typeof value === 'number' && !(value > 0 && Number.isFinite(value));
    });
    if (unusable.length === 0) return row;
    omitted += 1;
    return { ...row, ...Object.fromEntries(unusable.map((key) => [key, null])) };
  });
  return { rows: safe, omitted };
}
