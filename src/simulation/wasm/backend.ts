import { SimulationError } from '../errors';
import { type Checkpoint, heldoutRowLength, type TransformerBackend } from '../types';
import { hashedWords } from './hashedWords';
import { instantiateKernel } from './kernel';
import { applySettings, loadModel } from './model';
import { bareProduct } from './product';
import { createErrorKernels, type ErrorKernels, errorsOfWindow } from './productErrors';

/**
 * The WebAssembly backend: one SIMD module of our own that does the whole forward pass of a
 * window, noise included, in single precision; rounded operands are multiplied as integers,
 * exactly. One instance and its memory belong to one checkpoint.
 *
 * @throws SimulationError 'unsupported' without WebAssembly SIMD
 */
export async function createWasmBackend(checkpoint: Checkpoint): Promise<TransformerBackend> {
  const { context, vocab } = checkpoint.config;
  const kernel = await instantiateKernel();
  loadModel(kernel, checkpoint);
  const row = heldoutRowLength(checkpoint.config);
  const setTokens = (tokens: Uint16Array) => {
    if (tokens.some((token) => token >= vocab))
      throw new SimulationError('invalid-request', 'a token is not in the vocabulary');
    new Uint16Array(kernel.memory.buffer, kernel.tokenPointer(), tokens.length).set(tokens);
  };

  let errorKernels: Promise<ErrorKernels> | undefined;

  return {
    name: 'wasm',

    async windowLosses(windows, settings) {
      applySettings(kernel, settings);
      return Float64Array.from(windows, (window) => {
        const tokens = checkpoint.heldout.subarray(window * row, (window + 1) * row);
        if (tokens.length !== row)
          throw new SimulationError('invalid-request', `there is no held-out window ${window}`);
        setTokens(tokens);
        return kernel.windowLoss(kernel.tokenPointer(), context, window);
      });
    },

    async logits(tokens, settings, window) {
      if (tokens.length < 1 || tokens.length > context)
        throw new SimulationError('invalid-request', `${tokens.length} tokens do not fit the context`);
      applySettings(kernel, settings);
      setTokens(tokens);
      const at = kernel.lastLogits(kernel.tokenPointer(), tokens.length, window);
      return new Float32Array(kernel.memory.buffer, at, vocab).slice();
    },

    async *productErrors(window, settings, isWanted) {
      // Two more kernels, for this alone: made when first asked for.
      errorKernels ??= createErrorKernels(checkpoint);
      yield* errorsOfWindow(await errorKernels, checkpoint, window, settings, isWanted);
    },

    async product(x, w, rows, inner, columns, settings) {
      const product = bareProduct(kernel, w, rows, inner, columns, settings);
      product.setInput(x);
      product.run();
      return product.result();
    },

    randomWords: async (...counters) => hashedWords(kernel, ...counters),

    dispose() {
      // Memory goes with the instance once nothing refers to it.
    },
  };
}
