import { lossKey } from '../cache/lossStore';
import { SimulationError } from '../errors';
import type { StudyUpdate } from '../protocol';
import { heldoutRowLength, type SimulationSettings } from '../types';
import type { StudyContext } from './context';
import type { Progress } from './progress';

/** Aim for a slice of work between two looks at the mailbox, milliseconds. */
const SLICE_MILLISECONDS = 60;

/** More windows at once win nothing, and a first slice of unknown speed must not be long. */
const MOST_WINDOWS_PER_SLICE = 16;

/** @throws SimulationError 'cancelled' once the study was stopped */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new SimulationError('cancelled', 'stopped');
}

/**
 * Rows of heldout.bin that stand for `tokens` tokens: the first ones (the rows are shuffled, so
 * any first part is a fair sample), whole windows, at least one, at most all.
 */
export function windowsFor(context: StudyContext, tokens: number): number[] {
  const { config, heldout } = context.checkpoint;
  const all = heldout.length / heldoutRowLength(config);
  const count = Math.min(all, Math.max(1, Math.round(tokens / config.context)));
  return Array.from({ length: count }, (_, window) => window);
}

/**
 * Losses of windows under one setting, in slices short enough to be stopped between, kept
 * results first. Yields progress after each slice, and what `afterSlice` makes of the losses so
 * far (NaN where there is none yet).
 *
 * @throws SimulationError 'cancelled'; whatever the backend throws
 */
export async function* evaluate(
  context: StudyContext,
  progress: Progress,
  settings: SimulationSettings,
  windows: readonly number[],
  afterSlice?: (losses: Float64Array) => StudyUpdate | undefined,
): AsyncGenerator<StudyUpdate, Float64Array> {
  const { backend, checkpoint, signal, store, now, pause } = context;
  throwIfCancelled(signal);
  const key = lossKey(checkpoint.hash, backend.name, settings);
  const rows = checkpoint.heldout.length / heldoutRowLength(checkpoint.config);
  const known = new Float64Array(rows).fill(Number.NaN);
  known.set((await store.read(key))?.subarray(0, rows) ?? []);
  const missing = windows.filter((window) => Number.isNaN(known[window]));
  const lossesSoFar = () => Float64Array.from(windows, (window) => known[window]!);

  progress.kept(windows.length - missing.length);
  /** Windows for each of the cores at work. */
  let share = 1;
  let start = 0;
  try {
    while (start < missing.length) {
      throwIfCancelled(signal);
      const chosen = missing.slice(start, start + share * (backend.parallelWindows ?? 1));
      const before = now();
      const losses = await backend.windowLosses(chosen, settings);
      const milliseconds = now() - before;
      chosen.forEach((window, i) => {
        known[window] = losses[i]!;
      });
      start += chosen.length;
      progress.computed(chosen.length);
      yield progress.update();
      if (start < missing.length) {
        const update = afterSlice?.(lossesSoFar());
        if (update) yield update;
      }
      // Doubling and halving only: some backends compile anew for every number of windows.
      if (milliseconds * 2 < SLICE_MILLISECONDS) share = Math.min(MOST_WINDOWS_PER_SLICE, share * 2);
      else if (milliseconds > SLICE_MILLISECONDS && share > 1) share /= 2;
      await pause();
    }
  } finally {
    // Also of a study that was stopped: it goes on from here when it is asked for again.
    if (start > 0) await store.write(key, known);
  }
  throwIfCancelled(signal);
  return lossesSoFar();
}
