import { closeSync, existsSync, ftruncateSync, openSync, readSync, statSync } from 'node:fs';
import type { LineWriter } from './lines';
import type { Points } from './points';

/** The file that was to be continued holds something else. */
export class OtherFile extends Error {}

/** Longer than any line that is written. */
const TAIL = 1 << 20;

const read = (file: number, from: number, length: number): string => {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, from));
};

/**
 * Where a file of an earlier run has to go on: the index after its last complete line. An unfinished line is cut off.
 * The last line is computed again and must be the same, so that two grids are never mixed in one file.
 * @returns the next index, and whether the header stands already
 * @throws OtherFile if the file was not written by this grid, format and shard
 */
export function continueFile(
  path: string,
  { first, end }: { first: number; end: number },
  points: Points,
  writer: LineWriter,
): { next: number; hasHeader: boolean } {
  if (!existsSync(path)) return { next: first, hasHeader: false };
  const refuse = (why: string) => new OtherFile(`${path} ${why}; give another --out or remove it.`);
  const file = openSync(path, 'r+');
  try {
    const { size } = statSync(path);
    const tail = read(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
    const complete = tail.slice(0, tail.lastIndexOf('\n') + 1);
    if (complete === '' && size > TAIL) throw refuse('has no lines');
    const kept = size - Buffer.byteLength(tail.slice(complete.length));
    if (writer.header !== '' && kept > 0 && read(file, 0, Buffer.byteLength(writer.header)) !== writer.header)
      throw refuse('has other columns than this grid');
    const lines = complete.split('\n');
    const last = lines[lines.length - 2];
    if (kept > Buffer.byteLength(writer.header)) {
      const index = writer.indexOf(last ?? '');
      const isOurs = index >= first && index < end && writer.line(points.at(index)) === `${last}\n`;
      if (!isOurs) throw refuse('was not written by this grid, format and shard');
      ftruncateSync(file, kept);
      return { next: index + 1, hasHeader: true };
    }
    ftruncateSync(file, kept);
    return { next: first, hasHeader: kept > 0 };
  } finally {
    closeSync(file);
  }
}
