import { hiddenStatesInSteps, type ProductObserver } from '../cpu/transformer';
import { heldoutRowLength, type SimulationSettings } from '../types';
import type { StudyContext } from './context';
import { throwIfCancelled } from './evaluate';

/** Between two looks at the mailbox, milliseconds. */
const SLICE_MILLISECONDS = 50;

/**
 * Runs one held-out window through the float64 Transformer and shows every product to `observe`:
 * what the fast backends do not let out. Pauses between products.
 *
 * @throws SimulationError 'cancelled'
 */
export async function observeWindow(
  { checkpoint, signal, now, pause }: StudyContext,
  settings: SimulationSettings,
  window: number,
  observe: ProductObserver,
): Promise<void> {
  const row = heldoutRowLength(checkpoint.config);
  const tokens = checkpoint.heldout.subarray(window * row, (window + 1) * row - 1);
  const steps = hiddenStatesInSteps(checkpoint, tokens, settings, window, observe);
  let last = now();
  while (!steps.next().done) {
    if (now() - last < SLICE_MILLISECONDS) continue;
    await pause();
    throwIfCancelled(signal);
    last = now();
  }
}
