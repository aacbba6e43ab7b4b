import type { SimulationSettings } from '../types';
import type { StudyContext } from './context';

/** Losses of some windows, in the order of `windows`. */
interface Part {
  windows: number[];
  losses: Float64Array;
}

/** Aim for a part of work, between two looks at the mailbox, milliseconds. */
const PART_MILLISECONDS = 60;

/** More windows at once win nothing, and a first part of unknown speed must not be long. */
const MOST_WINDOWS_PER_PART = 16;

/**
 * The losses of windows, part by part as they are ready. Parts grow from one window to what takes some 60 ms; where the
 * backend has several cores each takes its next part as soon as it is free, so none waits for another. Ends early when
 * the study is stopped; what is under way then is let go.
 */
export async function* lossesOf(
  context: StudyContext,
  settings: SimulationSettings,
  windows: readonly number[],
): AsyncGenerator<Part> {
  const { backend, signal, now, pause } = context;
  const queue = [...windows];
  let size = 1;
  const compute = async (chosen: number[]): Promise<Part> => {
    const before = now();
    const losses = await backend.windowLosses(chosen, settings);
    const milliseconds = now() - before;
    // Doubling and halving only: some backends compile anew for every number of windows.
    if (milliseconds * 2 < PART_MILLISECONDS) size = Math.min(MOST_WINDOWS_PER_PART, size * 2);
    else if (milliseconds > PART_MILLISECONDS && size > 1) size /= 2;
    return { windows: chosen, losses };
  };
  const cores = () => backend.parallelWindows ?? 1;

  while (queue.length > 0 && cores() === 1 && !signal.aborted) {
    yield await compute(queue.splice(0, size));
    await pause();
  }
  if (queue.length === 0 || signal.aborted) return;

  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const underWay = new Set<Promise<Part>>();
  const finished: Part[] = [];
  for (;;) {
    while (queue.length > 0 && underWay.size < cores()) {
      // Towards the end parts shrink, so that all cores end together.
      const share = Math.max(1, Math.floor(queue.length / (2 * cores())));
      const part = compute(queue.splice(0, Math.min(size, share)));
      underWay.add(part);
      part.then(
        (result) => {
          underWay.delete(part);
          finished.push(result);
        },
        // Reported by the race below, if anybody still waits.
        () => undefined,
      );
    }
    if (underWay.size === 0 && finished.length === 0) return;
    if (finished.length === 0) await Promise.race([stopped, ...underWay]);
    if (signal.aborted) return;
    for (const part of finished.splice(0)) yield part;
  }
}
