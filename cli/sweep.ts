import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ArgumentProblem, rangeOfShard, readArguments } from './sweep/arguments';
import { lineWriter } from './sweep/lines';
import { pointsOf } from './sweep/points';
import { continueFile, OtherFile } from './sweep/resume';
import { GridProblem, readPlan } from './sweep/spec';
import { streamPoints } from './sweep/stream';

/**
 * Any grid of parameters, or a Monte Carlo, without the page: one line a point on standard output or in a file, described
 * in docs/sweep.md. Exit code 2 with the problems on stderr for a command line or grid that cannot be run.
 */
export async function sweep(args: readonly string[]): Promise<void> {
  const { grid, format, shard, from, out, header } = readArguments(args);
  const plan = readPlan(readGrid(grid));
  const points = pointsOf(plan);
  const writer = lineWriter(format, points.columns);
  const { first, end } = rangeOfShard(plan.points, shard);
  const start = Math.max(first, from ?? 0);
  if (out === null) {
    // Continued after an earlier part: its header stands there already.
    await streamPoints(process.stdout, { first: start, end }, points, writer, header && start === first);
    return;
  }
  const { next, hasHeader } = continueFile(
    out,
    { first: start, end },
    points,
    header ? writer : { ...writer, header: '' },
  );
  const began = performance.now();
  const file = createWriteStream(out, { flags: 'a' });
  await streamPoints(file, { first: next, end }, points, writer, header && !hasHeader);
  file.end();
  await finished(file);
  const seconds = (performance.now() - began) / 1000;
  const written = Math.max(0, end - next);
  const before = next > start ? `, ${next - start} were there` : '';
  process.stderr.write(
    `${written} points in ${seconds.toFixed(1)} s (${Math.round(written / seconds)} per second)${before}\n`,
  );
}

function readGrid(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new GridProblem([`The grid cannot be read: ${error instanceof Error ? error.message : error}`]);
  }
}

async function main(): Promise<void> {
  // A reader such as `head` that has seen enough ends the run; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    await sweep(process.argv.slice(2));
  } catch (error) {
    const isKnown =
      error instanceof ArgumentProblem || error instanceof GridProblem || error instanceof OtherFile;
    const failed = error as NodeJS.ErrnoException;
    if (!isKnown && failed.code === undefined) throw error;
    process.stderr.write(`${failed.message}\n`);
    process.exitCode = 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) void main();
