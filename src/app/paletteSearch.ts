/** Finds entries of the command palette: by every word of the query, or near it where nothing has them all. Pure. */

/** What is searched in an entry. */
export interface Searched {
  label: string;
  /** Further words it is found by. */
  words: string;
}

const chinese = /[\u2e80-\u9fff]/;

/**
 * Entries that hold every word of the query; the one that is called so comes first, then those whose label begins with it, then
 * by label, then the rest.
 * Where there are none, those whose label is a slip of the keys away.
 */
export function findEntries<Entry extends Searched>(entries: readonly Entry[], query: string): Entry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return entries.slice();
  const ranked = entries.flatMap((entry, order) => {
    const label = entry.label.toLocaleLowerCase();
    const all = `${label} ${entry.words.toLocaleLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return [];
    const isAll = label === words.join(' ');
    const rank = isAll
      ? 0
      : label.startsWith(first)
        ? 1
        : words.every((word) => label.includes(word))
          ? 2
          : 3;
    return [{ entry, rank, order }];
  });
  const found = ranked.length > 0 ? ranked : nearEntries(entries, words);
  return found.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ entry }) => entry);
}

function nearEntries<Entry extends Searched>(entries: readonly Entry[], words: readonly string[]) {
  return entries.flatMap((entry, order) => {
    const label = entry.label.toLocaleLowerCase();
    const parts = label.split(/[\s,·()“”]+/).filter(Boolean);
    const slips = words.map((word) => (chinese.test(word) ? unlike(word, label) : slipsOf(word, parts)));
    const rank = slips.reduce((sum, each) => sum + each, 0);
    return Number.isFinite(rank) ? [{ entry, rank, order }] : [];
  });
}

/** How many slips lead from a word to the beginning of one of the parts; infinite where that is too many. */
function slipsOf(word: string, parts: readonly string[]): number {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const slips = parts.flatMap((part) =>
    // What is typed may be the beginning of a longer word.
    [part, part.slice(0, word.length), part.slice(0, word.length + 1)].map((start) => distance(word, start)),
  );
  const fewest = Math.min(Number.POSITIVE_INFINITY, ...slips);
  return fewest <= most ? fewest : Number.POSITIVE_INFINITY;
}

/** Of the pairs of neighbouring characters in a Chinese word, how many a label lacks; infinite beyond a half. */
function unlike(word: string, label: string): number {
  const pairs = Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2));
  const missing = pairs.filter((pair) => !label.includes(pair)).length;
  return missing <= pairs.length / 2 ? missing : Number.POSITIVE_INFINITY;
}

/** Letters to change, leave out, add or swap with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const above = rows[i - 1] ?? [];
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
