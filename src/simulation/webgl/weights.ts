import { keep as keepTensor } from '@tensorflow/tfjs-core';
import { SimulationError } from '../errors';
import { codeRange, quantiseValue } from '../quantisation';
import type { Checkpoint, OperationName } from '../types';
import type { Device, Tensor } from './device';

/** A weight matrix on the GPU, with what the noise needs to know of it. */
export interface Matrix {
  /** [inner, columns] */
  values: Tensor;
  /** Largest value of the positive and of the negative part. */
  peaks: [number, number];
  /** Means over columns of both parts, see passMeans; made when a systematic error asks for them. */
  means(minTransmission: number): Tensor;
}

export type WeightOperation = Exclude<OperationName, 'qk' | 'av'>;

export interface BlockWeights {
  matrices: Record<WeightOperation, Matrix>;
  /** [2, columns], both rows the bias. */
  biases: Record<WeightOperation, Tensor>;
  /** [2, width]: γ, β. */
  beforeAttention: Tensor;
  beforeFeedForward: Tensor;
}

export interface ModelWeights {
  /** [vocabulary, width]: the embedding and, transposed, the head. */
  wte: Tensor;
  /** [context, width] */
  wpe: Tensor;
  blocks: BlockWeights[];
  /** [2, width]: γ, β. */
  final: Tensor;
  dispose(): void;
}

/** Columns start … start + count of a matrix of `columns` columns. */
function takeColumns(values: Float32Array, columns: number, start: number, count: number): Float32Array {
  const rows = values.length / columns;
  const taken = new Float32Array(rows * count);
  for (let row = 0; row < rows; row += 1)
    taken.set(values.subarray(row * columns + start, row * columns + start + count), row * count);
  return taken;
}

const stack = (upper: Float32Array, lower: Float32Array): Float32Array => {
  const both = new Float32Array(upper.length + lower.length);
  both.set(upper);
  both.set(lower, upper.length);
  return both;
};

/** Largest value of the positive and of the negative part. */
export function peaksOf(values: Float32Array): [number, number] {
  let plus = 0;
  let minus = 0;
  for (const value of values) {
    plus = Math.max(plus, value);
    minus = Math.max(minus, -value);
  }
  return [plus, minus];
}

/**
 * Mean over the first `columns` of `stride` columns of both parts of each row of w, divided by their largest and
 * lifted to the least transmission: (w₊, w₋) for each of the rows.
 */
export function partMeans(
  values: Float32Array,
  stride: number,
  columns: number,
  [plus, minus]: readonly [number, number],
  minTransmission: number,
): Float32Array {
  const rows = values.length / stride;
  const means = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row += 1) {
    let [sumPlus, sumMinus] = [0, 0];
    for (let column = 0; column < columns; column += 1) {
      const value = values[row * stride + column]!;
      sumPlus += Math.max(value, 0, minTransmission * plus);
      sumMinus += Math.max(-value, 0, minTransmission * minus);
    }
    means[2 * row] = plus > 0 ? sumPlus / plus / columns : 0;
    means[2 * row + 1] = minus > 0 ? sumMinus / minus / columns : 0;
  }
  return means;
}

/** Means as a tensor [2, inner] whose texel j holds (w₊, w₋) of rows 2j and 2j + 1. */
export function meansTensor(device: Device, means: Float32Array): Tensor {
  const inner = means.length / 2;
  const texels = new Float32Array(2 * inner);
  for (let j = 0; j < inner; j += 2) {
    texels.set(means.subarray(2 * j, 2 * j + 2), j);
    texels.set(means.subarray(2 * j + 2, 2 * j + 4), inner + j);
  }
  return device.upload(texels, 2, inner);
}

/**
 * Uploads a checkpoint with its weights rounded to `weightBits` codes (0: as they are). Rounding is done here, once,
 * in float64; tensors live until `dispose`.
 *
 * @throws SimulationError `format` when a tensor is missing
 */
export function uploadWeights(device: Device, checkpoint: Checkpoint, weightBits: number): ModelWeights {
  const { layers, width, context, vocab } = checkpoint.config;
  const kept: Tensor[] = [];
  const ofMeans: (() => void)[] = [];
  const keep = (tensor: Tensor) => {
    kept.push(tensor);
    return keepTensor(tensor);
  };
  const values = (name: string): Float32Array => {
    const tensor = checkpoint.tensors.get(name);
    if (!tensor) throw new SimulationError('format', `the checkpoint has no ${name}`);
    return tensor;
  };
  const affine = (name: string) =>
    keep(device.upload(stack(values(`${name}.weight`), values(`${name}.bias`)), 2, width));

  const matrix = (
    name: string,
    layer: number,
    operation: WeightOperation,
    columns: number,
    start = 0,
    count = columns,
  ) => {
    const raw = takeColumns(values(name), columns, start, count);
    const ranges = checkpoint.ranges[`${layer}.${operation}`];
    if (weightBits > 0) {
      if (!ranges)
        throw new SimulationError('format', `the checkpoint has no ranges of ${layer}.${operation}`);
      const range = codeRange(ranges, operation, 'w');
      for (let i = 0; i < raw.length; i += 1) raw[i] = quantiseValue(raw[i]!, range, weightBits);
    }
    const peaks = peaksOf(raw);
    // Of the last least transmission alone: a slider goes through hundreds.
    let means: { minTransmission: number; tensor: Tensor } | undefined;
    ofMeans.push(() => means?.tensor.dispose());
    return {
      values: keep(device.upload(raw, raw.length / count, count)),
      peaks,
      means(minTransmission: number) {
        if (means?.minTransmission !== minTransmission) {
          means?.tensor.dispose();
          const tensor = meansTensor(device, partMeans(raw, count, count, peaks, minTransmission));
          means = { minTransmission, tensor: keepTensor(tensor) };
        }
        return means.tensor;
      },
    } satisfies Matrix;
  };
  const bias = (name: string, start: number, count: number) => {
    const part = values(name).subarray(start, start + count);
    return keep(device.upload(stack(part, part), 2, count));
  };

  const blocks = Array.from({ length: layers }, (_, layer): BlockWeights => {
    const block = `transformer.h.${layer}.`;
    const projection = (operation: WeightOperation, number: number) =>
      matrix(`${block}attn.c_attn.weight`, layer, operation, 3 * width, number * width, width);
    return {
      matrices: {
        q: projection('q', 0),
        k: projection('k', 1),
        v: projection('v', 2),
        o: matrix(`${block}attn.c_proj.weight`, layer, 'o', width),
        up: matrix(`${block}mlp.c_fc.weight`, layer, 'up', 4 * width),
        down: matrix(`${block}mlp.c_proj.weight`, layer, 'down', width),
      },
      biases: {
        q: bias(`${block}attn.c_attn.bias`, 0, width),
        k: bias(`${block}attn.c_attn.bias`, width, width),
        v: bias(`${block}attn.c_attn.bias`, 2 * width, width),
        o: bias(`${block}attn.c_proj.bias`, 0, width),
        up: bias(`${block}mlp.c_fc.bias`, 0, 4 * width),
        down: bias(`${block}mlp.c_proj.bias`, 0, width),
      },
      beforeAttention: affine(`${block}ln_1`),
      beforeFeedForward: affine(`${block}ln_2`),
    };
  });
  return {
    wte: keep(device.upload(values('transformer.wte.weight'), vocab, width)),
    wpe: keep(device.upload(values('transformer.wpe.weight'), context, width)),
    blocks,
    final: affine('transformer.ln_f'),
    dispose() {
      for (const tensor of kept) tensor.dispose();
      for (const dispose of ofMeans) dispose();
    },
  };
}
