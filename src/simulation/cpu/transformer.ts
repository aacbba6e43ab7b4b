import type { Checkpoint, OperationName, SimulationSettings } from '../types';
import { causalSoftmax, layerNorm, relu6 } from './layers';
import { add, addBias, besideEachOther, multiply, takeColumns, transpose } from './matrix';
import { runOperation } from './operation';
import type { Operands } from './opticalProduct';

/** Told of every product with its operands (not yet rounded) and output, per head. */
export type ProductObserver = (
  layer: number,
  operation: OperationName,
  heads: readonly Operands[],
  outputs: readonly Float64Array[],
) => void;

/**
 * GPT-2 with pre-layer-norm and ReLU6 over one window, float64.
 *
 * @param tokens at most `context`
 * @param window what the random numbers take for the window (row of heldout.bin)
 * @returns hidden states after the last layer norm, tokens × width
 */
export function hiddenStates(
  checkpoint: Checkpoint,
  tokens: ArrayLike<number>,
  settings: SimulationSettings,
  window: number,
): Float64Array {
  const steps = hiddenStatesInSteps(checkpoint, tokens, settings, window);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, handing control back after every product, and telling `observe` of each. */
export function* hiddenStatesInSteps(
  checkpoint: Checkpoint,
  tokens: ArrayLike<number>,
  settings: SimulationSettings,
  window: number,
  observe?: ProductObserver,
): Generator<void, Float64Array> {
  const { layers, width, heads, layerNormEpsilon } = checkpoint.config;
  const rows = tokens.length;
  const headDim = width / heads;
  const tensor = (name: string) => checkpoint.tensors.get(`transformer.${name}`)!;

  function* product(
    layer: number,
    operation: OperationName,
    operands: readonly Operands[],
    inner: number,
    columns: number,
  ): Generator<void, Float64Array[]> {
    const ranges = checkpoint.ranges[`${layer}.${operation}`]!;
    const shape = { rows, inner, columns };
    const outputs = runOperation({ layer, operation, window }, operands, shape, settings, ranges);
    observe?.(layer, operation, operands, outputs);
    yield;
    return outputs;
  }

  /** A product with weights, and its bias. `columns` are taken out of the tensor from `start` on. */
  function* linear(
    layer: number,
    operation: OperationName,
    name: string,
    x: Float64Array,
    start: number,
    columns: number,
  ): Generator<void, Float64Array> {
    const inner = x.length / rows;
    const weight = tensor(`h.${layer}.${name}.weight`);
    const w = takeColumns(weight, weight.length / inner, start, columns);
    const [y] = yield* product(layer, operation, [{ x, w }], inner, columns);
    return addBias(y!, tensor(`h.${layer}.${name}.bias`).subarray(start, start + columns));
  }

  function* projection(layer: number, operation: 'q' | 'k' | 'v', x: Float64Array) {
    const start = ['q', 'k', 'v'].indexOf(operation) * width;
    const y = yield* linear(layer, operation, 'attn.c_attn', x, start, width);
    return Array.from({ length: heads }, (_, h) => takeColumns(y, width, h * headDim, headDim));
  }

  function* attention(layer: number, x: Float64Array): Generator<void, Float64Array> {
    const q = yield* projection(layer, 'q', x);
    const k = yield* projection(layer, 'k', x);
    const v = yield* projection(layer, 'v', x);
    const queriesByKeys = q.map((x, h) => ({ x, w: transpose(k[h]!, rows, headDim) }));
    const scores = yield* product(layer, 'qk', queriesByKeys, headDim, rows);
    const weightsByValues = scores.map((score, h) => {
      const scaled = score.map((value) => value / Math.sqrt(headDim));
      return { x: causalSoftmax(scaled, rows), w: v[h]! };
    });
    const mixed = yield* product(layer, 'av', weightsByValues, rows, headDim);
    return yield* linear(layer, 'o', 'attn.c_proj', besideEachOther(mixed, rows), 0, width);
  }

  function* feedForward(layer: number, x: Float64Array): Generator<void, Float64Array> {
    const inside = relu6(yield* linear(layer, 'up', 'mlp.c_fc', x, 0, 4 * width));
    return yield* linear(layer, 'down', 'mlp.c_proj', inside, 0, width);
  }

  const norm = (name: string, x: Float64Array) =>
    layerNorm(x, width, tensor(`${name}.weight`), tensor(`${name}.bias`), layerNormEpsilon);

  let x = embed(checkpoint, tokens);
  for (let layer = 0; layer < layers; layer += 1) {
    x = add(x, yield* attention(layer, norm(`h.${layer}.ln_1`, x)));
    x = add(x, yield* feedForward(layer, norm(`h.${layer}.ln_2`, x)));
  }
  return norm('ln_f', x);
}

/** Token plus position embedding, tokens × width. */
function embed({ config: { width }, tensors }: Checkpoint, tokens: ArrayLike<number>): Float64Array {
  const ofToken = tensors.get('transformer.wte.weight')!;
  const ofPosition = tensors.get('transformer.wpe.weight')!;
  return Float64Array.from({ length: tokens.length * width }, (_, i) => {
    const position = Math.floor(i / width);
    return ofToken[tokens[position]! * width + (i % width)]! + ofPosition[i]!;
  });
}

/** The tied head: hidden states (rows × width) → logits (rows × vocab). */
export function headLogits(
  { config: { width, vocab }, tensors }: Checkpoint,
  hidden: Float64Array,
): Float64Array {
  const embedding = Float64Array.from(tensors.get('transformer.wte.weight')!);
  return multiply(hidden, transpose(embedding, vocab, width), hidden.length / width, width, vocab);
}
