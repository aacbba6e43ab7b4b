import { parseArgs } from 'node:util';
import { type Format, formats } from './lines';

export const USAGE =
  'Usage: npm run --silent sweep -- <grid.json | -> [--format ndjson|csv] [--shard i/n] [--from index] [--out file] [--no-header]';

/** What the command line asks for. */
export interface SweepArguments {
  /** Path of the grid file; - is standard input. */
  grid: string;
  format: Format;
  /** Which part of how many, from 1. */
  shard: { part: number; of: number };
  /** First index that is written, where it is not the shard's own. */
  from: number | null;
  /** File that is written, and continued if it is there. */
  out: string | null;
  header: boolean;
}

/** The command line cannot be understood. */
export class ArgumentProblem extends Error {}

/** @throws ArgumentProblem in the user's words */
export function readArguments(args: readonly string[]): SweepArguments {
  const { values, positionals } = parse(args);
  const [grid, ...more] = positionals;
  if (grid === undefined || more.length > 0) throw new ArgumentProblem(USAGE);
  const { out = null, shard = '1/1', from } = values;
  const format = values.format ?? (out?.endsWith('.csv') ? 'csv' : 'ndjson');
  if (!(formats as readonly string[]).includes(format))
    throw new ArgumentProblem(`There is no format “${format}”; there are ${formats.join(' and ')}.`);
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  if (!(Number(part) >= 1 && Number(part) <= Number(of)))
    throw new ArgumentProblem(`“${shard}” is no shard: write i/n with i from 1 to n, such as 3/8.`);
  if (from !== undefined && !/^\d+$/.test(from))
    throw new ArgumentProblem(`--from needs the index of a point, not “${from}”.`);
  return {
    grid,
    format: format as Format,
    shard: { part: Number(part), of: Number(of) },
    from: from === undefined ? null : Number(from),
    out,
    header: !values['no-header'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        shard: { type: 'string' },
        from: { type: 'string' },
        out: { type: 'string' },
        'no-header': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ArgumentProblem(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** First index of a shard and the one after its last: shards follow one another, so that their files in order are the whole. */
export function rangeOfShard(points: number, { part, of }: SweepArguments['shard']) {
  // In whole numbers: a product of two large ones would lose its last digits.
  const cut = (k: number) => Number((BigInt(points) * BigInt(k)) / BigInt(of));
  return { first: cut(part - 1), end: cut(part) };
}
