/** Steps of editing (one letter put in, left out or changed) that turn one word into another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

/** The known names that a misspelt one may have meant, the nearest first; at most three, none that is far off. */
export function nearNames(name: string, known: readonly string[]): string[] {
  const given = name.slice(0, 60).toLowerCase();
  return known
    .map((candidate) => {
      const other = candidate.toLowerCase();
      const isPart = given.length >= 3 && (other.startsWith(given) || given.startsWith(other));
      return { candidate, far: isPart ? 1 : distance(given, other) };
    })
    .filter(({ far }) => far <= Math.max(2, given.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** “x” is not one of something; did you mean y? */
export function unknownName(name: string, what: string, known: readonly string[]): string {
  const near = nearNames(name, known);
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  return `“${name.slice(0, 60)}” is not ${what}.${hint}`;
}
