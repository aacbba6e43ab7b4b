import type { Checkpoint, OperationName, SimulationSettings } from '../types';
import { causalSoftmax, layerNorm, relu6 } from './layers';
import { add, addBias, besideEachOther, multiply, takeColumns, transpose } from './matrix';
import { runOperation } from './operation';
import type { Operands } from './opticalProduct';

/** Told of every product with its operands and output, per head; studies look inside with it. */
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
  observe?: ProductObserver,
): Float64Array {
  const { layers, width, heads, layerNormEpsilon } = checkpoint.config;
  const rows = tokens.length;
  const headDim = width / heads;
  const tensor = (name: string) => checkpoint.tensors.get(`transformer.${name}`)!;

  const product = (
    layer: number,
    operation: OperationName,
    operands: readonly Operands[],
    inner: number,
    columns: number,
  ) => {
    const ranges = checkpoint.ranges[`${layer}.${operation}`]!;
    const shape = { rows, inner, columns };
    const outputs = runOperation({ layer, operation, window }, operands, shape, settings, ranges);
    observe?.(layer, operation, operands, outputs);
    return outputs;
  };

  /** A product with weights, and its bias. `columns` are taken out of the tensor from `start` on. */
  const linear = (
    layer: number,
    operation: OperationName,
    name: string,
    x: Float64Array,
    start: number,
    columns: number,
  ) => {
    const inner = x.length / rows;
    const weight = tensor(`h.${layer}.${name}.weight`);
    const w = takeColumns(weight, weight.length / inner, start, columns);
    const [y] = product(layer, operation, [{ x, w }], inner, columns);
    return addBias(y!, tensor(`h.${layer}.${name}.bias`).subarray(start, start + columns));
  };

  const attention = (layer: number, x: Float64Array) => {
    const projections = (['q', 'k', 'v'] as const).map((operation, i) => {
      const y = linear(layer, operation, 'attn.c_attn', x, i * width, width);
      return Array.from({ length: heads }, (_, h) => takeColumns(y, width, h * headDim, headDim));
    });
    const [q, k, v] = projections as [Float64Array[], Float64Array[], Float64Array[]];
    const scoreOperands = q.map((x, h) => ({ x, w: transpose(k[h]!, rows, headDim) }));
    const weights = product(layer, 'qk', scoreOperands, headDim, rows).map((scores) =>
      causalSoftmax(
        scores.map((score) => score / Math.sqrt(headDim)),
        rows,
      ),
    );
    const mixed = product(
      layer,
      'av',
      weights.map((x, h) => ({ x, w: v[h]! })),
      rows,
      headDim,
    );
    return linear(layer, 'o', 'attn.c_proj', besideEachOther(mixed, rows), 0, width);
  };

  const feedForward = (layer: number, x: Float64Array) =>
    linear(layer, 'down', 'mlp.c_proj', relu6(linear(layer, 'up', 'mlp.c_fc', x, 0, 4 * width)), 0, width);

  const norm = (name: string, x: Float64Array) =>
    layerNorm(x, width, tensor(`${name}.weight`), tensor(`${name}.bias`), layerNormEpsilon);

  let x = embed(checkpoint, tokens);
  for (let layer = 0; layer < layers; layer += 1) {
    x = add(x, attention(layer, norm(`h.${layer}.ln_1`, x)));
    x = add(x, feedForward(layer, norm(`h.${layer}.ln_2`, x)));
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
