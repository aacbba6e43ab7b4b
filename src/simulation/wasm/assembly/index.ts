/** The module's face: one model, windows and bare products on it. */
import { allocateForward, lastLogits, windowLoss } from './forward';
import { allocate } from './operand';
import { setModel } from './model';
import { packHead } from './weights';

export { allocate };
export { lastLogits, windowLoss };
export { setLimits, setSettings, tensorLength, tensorPointer } from './model';
export { packHead as finishLoading };
export { setTapping } from './tap';
export * from './bare';
export * from './probe';

let tokens: usize = 0;

/** Sets the sizes and lays out the memory; once, before everything else. */
export function createModel(
  layers: i32,
  width: i32,
  heads: i32,
  context: i32,
  vocab: i32,
  feedForward: i32,
  epsilon: f64,
): void {
  setModel(layers, width, heads, context, vocab, feedForward, epsilon);
  allocateForward();
  tokens = allocate(<usize>(context + 1) << 1);
}

/** Room for context + 1 tokens (uint16). */
export function tokenPointer(): usize {
  return tokens;
}
