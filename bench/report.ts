/** One measured line: what, the value, what it is measured against, and the aim if an issue set one. */
export interface BenchLine {
  what: string;
  value: number;
  unit: string;
  /** The rival or reference of the same run, in words. */
  against?: string;
  /** The aim, e.g. `≤ 1.35`, and whether this run met it. */
  aim?: { relation: '≤' | '≥'; value: number };
  /** Why the value is what it is, where a profile showed it. */
  bound?: string;
}

const met = ({ value, aim }: BenchLine): string => {
  if (!aim) return '';
  const ok = aim.relation === '≤' ? value <= aim.value : value >= aim.value;
  return `  aim ${aim.relation} ${aim.value} ${ok ? 'met' : 'MISSED'}`;
};

const short = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

/** Prints one line as it is measured, so that a long run shows where it is. */
export function printLine(line: BenchLine): void {
  const against = line.against ? `  against ${line.against}` : '';
  const bound = line.bound ? `  (bound: ${line.bound})` : '';
  console.log(`  ${line.what}: ${short(line.value)} ${line.unit}${against}${met(line)}${bound}`);
}

/** Median of some measurements; noise of a shared machine moves means far more. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
