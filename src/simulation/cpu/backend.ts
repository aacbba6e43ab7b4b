import { pcg4d } from '../../random';
import { SimulationError } from '../errors';
import { type Checkpoint, heldoutRowLength, type ProductSettings, type TransformerBackend } from '../types';
import { crossEntropy } from './layers';
import { opticalProduct } from './opticalProduct';
import { errorsOfWindow } from './productErrors';
import { headLogits, hiddenStates } from './transformer';

/** The reference backend: float64, no dependencies, slow. What it says is what is right. */
export async function createCpuBackend(checkpoint: Checkpoint): Promise<TransformerBackend> {
  const row = heldoutRowLength(checkpoint.config);
  return {
    name: 'cpu',

    async windowLosses(windows, settings) {
      return Float64Array.from(windows, (window) => {
        const tokens = checkpoint.heldout.subarray(window * row, (window + 1) * row);
        if (tokens.length !== row)
          throw new SimulationError('invalid-request', `there is no held-out window ${window}`);
        const hidden = hiddenStates(checkpoint, tokens.subarray(0, row - 1), settings, window);
        return crossEntropy(headLogits(checkpoint, hidden), tokens.subarray(1));
      });
    },

    async logits(tokens, settings, window) {
      if (tokens.length < 1 || tokens.length > checkpoint.config.context)
        throw new SimulationError('invalid-request', `${tokens.length} tokens do not fit the context`);
      const hidden = hiddenStates(checkpoint, tokens, settings, window);
      return Float32Array.from(headLogits(checkpoint, hidden.subarray(-checkpoint.config.width)));
    },

    async *productErrors(window, settings, isWanted) {
      yield* errorsOfWindow(checkpoint, window, settings, isWanted);
    },

    async product(x, w, rows, inner, columns, settings: ProductSettings) {
      const operands = { x: Float64Array.from(x), w: Float64Array.from(w) };
      return Float32Array.from(opticalProduct([operands], { rows, inner, columns }, settings)[0]!);
    },

    async randomWords(rows, columns, place, key) {
      const words = new Uint32Array(4);
      const all = new Uint32Array(4 * rows * columns);
      for (let row = 0; row < rows; row += 1)
        for (let column = 0; column < columns; column += 1)
          all.set(pcg4d(column, row, place, key, words), 4 * (row * columns + column));
      return all;
    },

    dispose() {
      // Nothing is held outside the garbage collector.
    },
  };
}
