import { SimulationError } from './errors';
import type { TransformerBackend } from './types';

/**
 * The gate between backends and studies: a number that is not finite is counted, named and thrown, so that it is neither
 * averaged nor kept nor drawn. The service then takes the next backend, or the page tells what was wrong.
 *
 * @returns the backend, with methods that throw SimulationError 'not-finite'
 */
export function finiteBackend(backend: TransformerBackend): TransformerBackend {
  return {
    name: backend.name,
    get parallelWindows() {
      return backend.parallelWindows ?? 1;
    },

    async windowLosses(windows, settings) {
      const losses = await backend.windowLosses(windows, settings);
      requireFinite(losses, 'losses', (i) => `window ${windows[i]}`);
      return losses;
    },

    async logits(tokens, settings, window) {
      const logits = await backend.logits(tokens, settings, window);
      requireFinite(logits, 'logits', (i) => `token ${i}`);
      return logits;
    },

    async *productErrors(window, settings, isWanted) {
      for await (const product of backend.productErrors(window, settings, isWanted)) {
        if (product) {
          const name = `${product.operation} of layer ${product.layer + 1} in window ${window}`;
          requireFinite(product.exact, 'exact results', () => name);
          requireFinite(product.noisy, 'noisy results', () => name);
        }
        yield product;
      }
    },

    product: (...product) => backend.product(...product),
    randomWords: (...counters) => backend.randomWords(...counters),
    dispose: () => backend.dispose(),
  };
}

/** Names are told of the first few. */
const MOST_NAMED = 5;

function requireFinite(
  values: Float32Array | Float64Array,
  what: string,
  nameOf: (index: number) => string,
): void {
  if (values.every(Number.isFinite)) return;
  const wrong = [...values.keys()].filter((i) => !Number.isFinite(values[i]));
  const names = [...new Set(wrong.slice(0, MOST_NAMED).map(nameOf))];
  const more = wrong.length > MOST_NAMED ? ', …' : '';
  throw new SimulationError(
    'not-finite',
    `${wrong.length} of ${values.length} ${what} were not finite numbers: ${names.join(', ')}${more}`,
  );
}
