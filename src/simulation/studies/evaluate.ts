import { lossKey } from '../cache/lossStore';
import { SimulationError } from '../errors';
import type { StudyUpdate } from '../protocol';
import { heldoutRowLength, type SimulationSettings } from '../types';
import type { StudyContext } from './context';
import { lossesOf } from './parts';
import type { Progress } from './progress';

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
 * Losses of windows under one setting, in parts short enough to be stopped between, kept results
 * first. Yields progress, and what `afterPart` makes of the losses so far (NaN where there is none
 * yet).
 *
 * @throws SimulationError 'cancelled'; whatever the backend throws
 */
export async function* evaluate(
  context: StudyContext,
  progress: Progress,
  settings: SimulationSettings,
  windows: readonly number[],
  afterPart?: (losses: Float64Array) => StudyUpdate | undefined,
): AsyncGenerator<StudyUpdate, Float64Array> {
  const { backend, checkpoint, signal, store } = context;
  throwIfCancelled(signal);
  const key = lossKey(checkpoint.hash, backend.name, settings);
  const rows = checkpoint.heldout.length / heldoutRowLength(checkpoint.config);
  const known = new Float64Array(rows).fill(Number.NaN);
  known.set((await store.read(key))?.subarray(0, rows) ?? []);
  const missing = windows.filter((window) => Number.isNaN(known[window]));
  const lossesSoFar = () => Float64Array.from(windows, (window) => known[window]!);

  progress.kept(windows.length - missing.length);
  let found = 0;
  try {
    for await (const part of lossesOf(context, settings, missing)) {
      part.windows.forEach((window, i) => {
        known[window] = part.losses[i]!;
      });
      found += part.windows.length;
      progress.computed(part.windows.length);
      yield progress.update();
      const update = found < missing.length ? afterPart?.(lossesSoFar()) : undefined;
      if (update) yield update;
    }
  } finally {
    // Also of a study that was stopped: it goes on from here when it is asked for again.
    if (found > 0) await store.write(key, known);
  }
  throwIfCancelled(signal);
  return lossesSoFar();
}
