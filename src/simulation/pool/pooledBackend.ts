import type { Checkpoint, TransformerBackend } from '../types';
import { Helper } from './helper';
import type { HelperPort } from './messages';

/**
 * Spreads windows over several workers, one per core: windows are independent, and their noise
 * belongs to their number, so results are the same bit for bit. Until the helpers are ready, and
 * when one fails, the backend of this worker does the work itself.
 *
 * @param local a backend for the same checkpoint in this worker; also writes and does bare products
 * @param count helpers to start
 */
export function createPooledBackend(
  checkpoint: Checkpoint,
  local: TransformerBackend,
  startHelper: () => HelperPort,
  count: number,
): TransformerBackend {
  const all: Helper[] = [];
  let ready: Helper[] = [];
  let isDisposed = false;
  const discard = (helper: Helper) => {
    ready = ready.filter((other) => other !== helper);
    helper.dispose();
  };
  // What was computed offline and the text of the tokenizer are of no use to a helper.
  const { reference: _, ...needed } = { ...checkpoint, card: {}, tokenizer: {} };
  for (let i = 0; i < count; i += 1) {
    const helper = new Helper(startHelper());
    all.push(helper);
    helper.open(needed).then(
      () => ready.push(helper),
      () => discard(helper),
    );
  }

  return {
    name: local.name,
    get parallelWindows() {
      return Math.max(1, ready.length);
    },

    async windowLosses(windows, settings) {
      const helpers = [...ready].sort((a, b) => a.pending - b.pending).slice(0, windows.length);
      if (helpers.length === 0) return local.windowLosses(windows, settings);
      const losses = new Float64Array(windows.length);
      const share = (i: number) => Math.round((i * windows.length) / helpers.length);
      await Promise.all(
        helpers.map(async (helper, i) => {
          const part = windows.slice(share(i), share(i + 1));
          const found = await helper.windowLosses(part, settings).catch((error: unknown) => {
            if (isDisposed) throw error;
            discard(helper);
            // Wrong requests fail here again, and then with their own error.
            return local.windowLosses(part, settings);
          });
          losses.set(found, share(i));
        }),
      );
      return losses;
    },

    logits: (tokens, settings, window) => local.logits(tokens, settings, window),
    productErrors: (...wanted) => local.productErrors(...wanted),
    product: (...product) => local.product(...product),
    randomWords: (...counters) => local.randomWords(...counters),

    dispose() {
      isDisposed = true;
      ready = [];
      for (const helper of all) helper.dispose();
      local.dispose();
    },
  };
}
