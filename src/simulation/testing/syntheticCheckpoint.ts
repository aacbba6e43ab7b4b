import { normalAt, pcg4d } from '../../random';
import {
  type Checkpoint,
  type CheckpointConfig,
  heldoutRowLength,
  type OperationRanges,
  operationNames,
  type Range,
} from '../types';

const TINY: CheckpointConfig = {
  layers: 2,
  width: 16,
  heads: 2,
  context: 24,
  vocab: 48,
  layerNormEpsilon: 1e-5,
};

/**
 * An untrained checkpoint in memory, for tests and self-tests: every shape right, weights drawn
 * from the counters, ranges generous. It needs no file, and two calls give the same numbers.
 */
export function syntheticCheckpoint(shape: Partial<CheckpointConfig> = {}, rows = 6): Checkpoint {
  const config = { ...TINY, ...shape };
  const { layers, width, context, vocab } = config;
  const tensors = new Map<string, Float32Array>();
  const add = (name: string, length: number, deviation: number, mean = 0) => {
    const number = tensors.size;
    tensors.set(
      name,
      Float32Array.from(
        { length },
        (_, i) => mean + deviation * normalAt(i % 8, Math.floor(i / 8), number, 99),
      ),
    );
  };
  add('transformer.wte.weight', vocab * width, 0.3);
  add('transformer.wpe.weight', context * width, 0.1);
  for (let layer = 0; layer < layers; layer += 1) {
    const block = `transformer.h.${layer}.`;
    for (const name of ['ln_1', 'ln_2']) {
      add(`${block}${name}.weight`, width, 0.1, 1);
      add(`${block}${name}.bias`, width, 0.1);
    }
    for (const [name, inner, columns] of [
      ['attn.c_attn', width, 3 * width],
      ['attn.c_proj', width, width],
      ['mlp.c_fc', width, 4 * width],
      ['mlp.c_proj', 4 * width, width],
    ] as const) {
      add(`${block}${name}.weight`, inner * columns, 1 / Math.sqrt(inner));
      add(`${block}${name}.bias`, columns, 0.1);
    }
  }
  add('transformer.ln_f.weight', width, 0.1, 1);
  add('transformer.ln_f.bias', width, 0.1);

  const words = new Uint32Array(4);
  const heldout = Uint16Array.from(
    { length: rows * heldoutRowLength(config) },
    (_, i) => pcg4d(i, 1, 2, 3, words)[0]! % vocab,
  );
  return {
    id: 'synthetic',
    config,
    tensors,
    ranges: syntheticRanges(config, tensors),
    heldout,
    card: {},
    tokenizer: {},
    hash: 'synthetic',
  };
}

function syntheticRanges(
  config: CheckpointConfig,
  tensors: ReadonlyMap<string, Float32Array>,
): Record<string, OperationRanges> {
  const weights = {
    q: 'attn.c_attn',
    k: 'attn.c_attn',
    v: 'attn.c_attn',
    o: 'attn.c_proj',
    up: 'mlp.c_fc',
    down: 'mlp.c_proj',
  };
  const ranges: Record<string, OperationRanges> = {};
  for (let layer = 0; layer < config.layers; layer += 1) {
    for (const operation of operationNames) {
      const tensorName = weights[operation as keyof typeof weights];
      const tensor = tensorName && tensors.get(`transformer.h.${layer}.${tensorName}.weight`);
      const w: Range = tensor ? extent(tensor) : [-4, 4];
      const x: Range = operation === 'av' ? [0, 1] : operation === 'down' ? [0, 6] : [-4, 4];
      ranges[`${layer}.${operation}`] = { x, w, y: operation === 'qk' ? [-24, 24] : [-12, 12] };
    }
  }
  return ranges;
}

function extent(values: Float32Array): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
