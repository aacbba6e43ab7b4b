import { tidy } from '@tensorflow/tfjs-core';
import { productSettings } from '../settings';
import type { Checkpoint, OperationName, SimulationSettings } from '../types';
import type { Device, Tensor, UniformValues } from './device';
import { OperandStatistics, type RowParts } from './operandStatistics';
import { gridOf, noiseOf, noiseUniformValues } from './products';
import { attentionWeights, softmaxMoments } from './programs/attentionWeights';
import { embedding } from './programs/embedding';
import { normalise, rowMoments } from './programs/layerNorm';
import { opticalProduct } from './programs/opticalProduct';
import { inputMeans, keyMeans, valueMeans } from './programs/passMeans';
import type { Geometry } from './programs/productAddressing';
import { bare, type Finish } from './programs/productFinish';
import { type NoiseKind, noNoise } from './programs/productNoise';
import type { BlockWeights, ModelWeights, WeightOperation } from './weights';

/** The windows of one job. */
export interface Batch {
  /** [slots·context, 2]: token and next token of each position. */
  tokens: Tensor;
  /** Row of heldout.bin per slot: what the random numbers take. */
  windows: readonly number[];
  /** Tokens in use per window; positions behind them hold anything. */
  length: number;
}

/** What a product needs beside its operands. */
interface Side {
  noise: NoiseKind;
  inputs: Record<string, Tensor | undefined>;
  uniforms: UniformValues;
}

/**
 * GPT-2 with pre-layer-norm and ReLU6 on the GPU, every optical product one program. Rows are (slot, position); where
 * tensors are laid out by head, `heads` blocks of columns or (slot, head, position), see programs/productAddressing.
 * Makes tensors freely: call it inside `tidy`.
 */
export class Forward {
  private readonly width: number;
  private readonly heads: number;
  private readonly headDim: number;
  private readonly context: number;
  private readonly slots: number;
  private readonly rows: number;
  private readonly statistics: OperandStatistics;

  constructor(
    private readonly device: Device,
    private readonly checkpoint: Checkpoint,
    private readonly weights: ModelWeights,
    private readonly settings: SimulationSettings,
    readonly batch: Batch,
  ) {
    const { width, heads, context } = checkpoint.config;
    this.width = width;
    this.heads = heads;
    this.headDim = width / heads;
    this.context = context;
    this.slots = batch.windows.length;
    this.rows = this.slots * context;
    this.statistics = new OperandStatistics(device, settings, heads, this.slots, context, batch.length);
  }

  /** Hidden states after the last layer norm, [slots·context, width]. */
  hiddenStates(): Tensor {
    const { wte, wpe, blocks, final } = this.weights;
    const shape = [this.rows, this.width] as const;
    let x = this.device.run(
      embedding(),
      shape,
      { tokens: this.batch.tokens, wte, wpe },
      { context: this.context },
    );
    blocks.forEach((block, layer) => {
      // What a block made is given back with it: the next one runs in the same textures.
      const next = tidy(() => this.feedForward(layer, block, this.attention(layer, block, x)));
      x.dispose();
      x = next;
    });
    return this.norm(x, final, [1, 0]);
  }

  /** The tied head: logits of every row, [rows, vocabulary]. */
  logits(hidden: Tensor): Tensor {
    const { vocab } = this.checkpoint.config;
    const geometry: Geometry = { layout: 'transposed', inner: this.width, heads: 1, headDim: 0 };
    const program = opticalProduct({ geometry, noise: noNoise, finish: bare });
    return this.device.run(program, [hidden.shape[0], vocab], {
      operandX: hidden,
      operandW: this.weights.wte,
    });
  }

  private attention(layer: number, block: BlockWeights, residual: Tensor): Tensor {
    const x = this.norm(residual, block.beforeAttention, this.grid(layer, 'q', 'x'));
    const xParts = this.statistics.parts(x, 'q');
    const linear = (operation: 'q' | 'k' | 'v', next: 'qk' | 'av', part: 'x' | 'w') => {
      // The three projections read the same values; checkpoints may still give them ranges of their own.
      const own = this.grid(layer, operation, 'x');
      const same = own.every((value, i) => value === this.grid(layer, 'q', 'x')[i]);
      const input = same ? x : this.norm(residual, block.beforeAttention, own);
      const inputParts = same ? xParts : this.statistics.parts(input, operation);
      const nextGrid = this.grid(layer, next, part);
      return this.linear(layer, operation, block, input, inputParts, { rounded: 'signed' }, { nextGrid });
    };
    const q = linear('q', 'qk', 'x');
    const k = linear('k', 'qk', 'w');
    const v = linear('v', 'av', 'w');
    const weights = this.softmax(layer, this.scores(layer, q, k));
    const mixed = this.mixedValues(layer, weights, v);
    return this.linear(
      layer,
      'o',
      block,
      mixed,
      this.statistics.parts(mixed, 'o'),
      { residual: true },
      {},
      { residual },
    );
  }

  private feedForward(layer: number, block: BlockWeights, residual: Tensor): Tensor {
    const x = this.norm(residual, block.beforeFeedForward, this.grid(layer, 'up', 'x'));
    const inside = this.linear(
      layer,
      'up',
      block,
      x,
      this.statistics.parts(x, 'up'),
      { relu6: true, rounded: 'nonNegative' },
      { nextGrid: this.grid(layer, 'down', 'x') },
    );
    const parts = this.statistics.parts(inside, 'down');
    return this.linear(layer, 'down', block, inside, parts, { residual: true }, {}, { residual });
  }

  private norm(x: Tensor, affine: Tensor, grid: [number, number]): Tensor {
    const epsilon = this.checkpoint.config.layerNormEpsilon;
    const moments = this.device.run(rowMoments(), [x.shape[0], 2], { x }, { epsilon });
    return this.device.run(normalise(), x.shape, { x, moments, affine }, { grid });
  }

  /** One product with weights, its bias, and what follows it. */
  private linear(
    layer: number,
    operation: WeightOperation,
    block: BlockWeights,
    x: Tensor,
    parts: RowParts,
    finish: Partial<Finish>,
    uniforms: UniformValues,
    inputs: Record<string, Tensor> = {},
  ): Tensor {
    const matrix = block.matrices[operation];
    const [inner, columns] = matrix.values.shape;
    const geometry: Geometry = { layout: 'linear', inner, heads: 1, headDim: 0 };
    const side = this.side(layer, operation, inner, parts);
    const means = side.noise.systematic
      ? this.statistics.passMeans(
          this.statistics.inputMeansByHead(x, parts, 1),
          matrix.means(this.settings.minTransmission),
          1,
          1,
          true,
        )
      : undefined;
    return this.product(
      layer,
      operation,
      geometry,
      { ...finish, bias: true },
      [this.rows, columns],
      {
        ...inputs,
        ...side.inputs,
        operandX: x,
        operandW: matrix.values,
        bias: block.biases[operation],
        passMeans: means,
      },
      { ...uniforms, ...side.uniforms, matrixPeaks: matrix.peaks },
      side.noise,
    );
  }

  /** Raw scores up to the diagonal, [slots·heads·context, context]. */
  private scores(layer: number, q: Tensor, k: Tensor): Tensor {
    const parts = this.statistics.parts(q, 'qk', this.heads);
    const side = this.side(layer, 'qk', this.headDim, parts);
    const peaks = this.statistics.peaks(k, side.noise);
    const { leastTransmission = 0 } = side.uniforms;
    const means = side.noise.systematic
      ? this.statistics.passMeans(
          this.statistics.inputMeansByHead(q, parts, this.heads),
          this.device.run(
            keyMeans(),
            [2 * this.slots, this.width],
            { w: k, peaks },
            { ...this.statistics.sizes(), pairs: this.headDim / 2, leastTransmission },
          ),
          1,
          this.heads,
        )
      : undefined;
    return this.product(
      layer,
      'qk',
      { layout: 'scores', inner: this.headDim, heads: this.heads, headDim: this.headDim },
      {},
      [this.rows * this.heads, this.context],
      { ...side.inputs, operandX: q, operandW: k, peaks, passMeans: means },
      side.uniforms,
      side.noise,
    );
  }

  /** Causal softmax of scores/√headDim, rounded as the input of the next product. */
  private softmax(layer: number, scores: Tensor): Tensor {
    const uniforms = { context: this.context, scale: 1 / Math.sqrt(this.headDim) };
    const moments = this.device.run(softmaxMoments(), [scores.shape[0], 2], { scores }, uniforms);
    const grid = this.grid(layer, 'av', 'x');
    return this.device.run(attentionWeights(), scores.shape, { scores, moments }, { ...uniforms, grid });
  }

  /** Attention weights by values, heads side by side again: [slots·context, width]. */
  private mixedValues(layer: number, weights: Tensor, v: Tensor): Tensor {
    const noise = noiseOf(this.settings, 'av');
    const sizes = { ...this.statistics.sizes(), heads: this.heads };
    const parts = this.statistics.parts(weights, 'av', this.heads, 'maps');
    const side = this.side(layer, 'av', this.batch.length, parts);
    const peaks = this.statistics.peaks(v, noise);
    const maps = [2 * this.slots * this.heads, this.context] as const;
    const { leastTransmission = 0 } = side.uniforms;
    const means = noise.systematic
      ? this.statistics.passMeans(
          this.device.run(inputMeans('maps'), maps, { x: weights, largest: parts.rowPeaks }, sizes),
          this.device.run(
            valueMeans(),
            maps,
            { w: v, peaks },
            { ...sizes, pairs: this.headDim / 2, leastTransmission },
          ),
          this.heads,
          this.heads,
        )
      : undefined;
    return this.product(
      layer,
      'av',
      { layout: 'values', inner: this.context, heads: this.heads, headDim: this.headDim },
      { rounded: 'signed' },
      [this.rows, this.width],
      { ...side.inputs, operandX: weights, operandW: v, peaks, passMeans: means },
      { ...side.uniforms, nextGrid: this.grid(layer, 'o', 'x') },
      noise,
    );
  }

  private product(
    layer: number,
    operation: OperationName,
    geometry: Geometry,
    finish: Partial<Finish>,
    shape: readonly [number, number],
    inputs: Record<string, Tensor | undefined>,
    uniforms: UniformValues,
    noise: NoiseKind,
  ): Tensor {
    const limited = this.settings.mode !== 'float';
    const outputGrid = this.grid(layer, operation, 'y');
    const program = opticalProduct({ geometry, noise, finish: { ...bare, ...finish, limited } });
    return this.device.run(program, shape, inputs, { ...uniforms, outputGrid });
  }

  /** What every noisy product has: kind of noise, parts of its input, uniforms. `inner` as physics counts it. */
  private side(layer: number, operation: OperationName, inner: number, parts: RowParts): Side {
    const noise = noiseOf(this.settings, operation);
    const common = { context: this.context, windows: this.batch.windows, firstHead: 0, firstPosition: 0 };
    if (this.settings.mode !== 'optical') return { noise, inputs: {}, uniforms: common };
    const values = noiseUniformValues(productSettings(this.settings, layer, operation, 0), inner);
    return { noise, inputs: { ...parts }, uniforms: { ...common, ...values } };
  }

  private grid(layer: number, operation: OperationName, part: 'x' | 'w' | 'y'): [number, number] {
    return gridOf(this.checkpoint, this.settings, layer, operation, part);
  }
}
