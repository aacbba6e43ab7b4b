import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { LineWriter } from './lines';
import type { Points } from './points';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 16;

/**
 * Writes the points of a range as lines. Waits whenever the reader is slower than the model, so memory does not grow
 * with the number of points.
 */
export async function streamPoints(
  target: Writable,
  { first, end }: { first: number; end: number },
  points: Points,
  writer: LineWriter,
  withHeader: boolean,
): Promise<void> {
  let text = withHeader ? writer.header : '';
  for (let index = first; index < end; index += 1) {
    text += writer.line(points.at(index));
    if (text.length < CHUNK) continue;
    const ready = target.write(text);
    text = '';
    if (!ready) await once(target, 'drain');
  }
  if (text !== '' && !target.write(text)) await once(target, 'drain');
}
