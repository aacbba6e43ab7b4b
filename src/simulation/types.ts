/**
 * The vocabulary of the simulation: what a checkpoint holds, what can be set, and what every
 * backend (WebGL, WebAssembly, CPU) must be able to do. No backend is imported from here.
 */

export type BackendName = 'webgl' | 'wasm' | 'cpu';

/** The matrix products done with light, in the order in which a block does them. */
export const operationNames = ['q', 'k', 'v', 'qk', 'av', 'o', 'up', 'down'] as const;

/**
 * q, k, v: the three projections; qk: queries by transposed keys; av: attention weights by
 * values; o: output projection; up, down: feed-forward in and out.
 */
export type OperationName = (typeof operationNames)[number];

/** The number of an operation in the counters of the random numbers. */
export const operationIndex: Readonly<Record<OperationName, number>> = {
  q: 0,
  k: 1,
  v: 2,
  qk: 3,
  av: 4,
  o: 5,
  up: 6,
  down: 7,
};

/** Products of two activations; their systematic error is `noiseAttention`. */
export const isAttention = (operation: OperationName): boolean => operation === 'qk' || operation === 'av';

/** Operations whose first operand cannot be negative (softmax, ReLU6): quantised on [0, m]. */
export const hasNonNegativeInput = (operation: OperationName): boolean =>
  operation === 'av' || operation === 'down';

export type ShotNoise = 'poisson' | 'gaussian' | 'off';

/**
 * float: nothing rounded, no noise. digital: operands and outputs of every optical product
 * rounded. optical: operands rounded, the noisy product, outputs clamped to their range.
 */
export type SimulationMode = 'float' | 'digital' | 'optical';

export interface SimulationSettings {
  mode: SimulationMode;
  /** Photons per multiply-accumulate at the input and per pass; Infinity: no shot noise. */
  photonsPerMac: number;
  shotNoise: ShotNoise;
  /** Systematic error σ of products with weights, relative to the mean output of a pass. */
  noiseLinear: number;
  /** The same for the two products of attention. */
  noiseAttention: number;
  /** Least transmission of the second operand, relative to its largest value. */
  minTransmission: number;
  inputBits: number;
  weightBits: number;
  /** 0: outputs are not rounded (in optical mode still clamped). */
  outputBits: number;
  /** Unsigned 32-bit integer. */
  seed: number;
}

/** What one bare product needs to know; `place` of its random numbers included. */
export interface ProductSettings {
  photonsPerMac: number;
  shotNoise: ShotNoise;
  /** Systematic error σ of this product. */
  systematicError: number;
  minTransmission: number;
  seed: number;
  layer: number;
  operation: OperationName;
  /** Row of the window in heldout.bin (never the slot in a batch). */
  window: number;
  /** 0 for products with weights. */
  head: number;
}

/** Lowest and highest value of an operand or output, running average over training windows. */
export type Range = readonly [number, number];

export interface OperationRanges {
  x: Range;
  w: Range;
  y: Range;
}

export interface CheckpointConfig {
  layers: number;
  width: number;
  heads: number;
  context: number;
  vocab: number;
  layerNormEpsilon: number;
}

/** Tokens in one row of heldout.bin: a context and the token after it. */
export const heldoutRowLength = (config: CheckpointConfig): number => config.context + 1;

export interface Checkpoint {
  id: string;
  config: CheckpointConfig;
  /** Hugging Face's GPT-2 names; Conv1D weights inner × columns; the head is tied to wte. */
  tensors: ReadonlyMap<string, Float32Array>;
  /** By "layer.operation". */
  ranges: Readonly<Record<string, OperationRanges>>;
  /** Rows of context + 1 tokens. */
  heldout: Uint16Array;
  /** card.json as it is. */
  card: Record<string, unknown>;
  /** reference.json as it is, when the checkpoint has one. */
  reference?: unknown;
  /** tokenizer.json as it is, for the tokenizer. */
  tokenizer: Record<string, unknown>;
  /** SHA-256 of model.safetensors, hexadecimal: what cached results depend on. */
  hash: string;
}

/**
 * What light alone does to one product of a window: its operands, those of the noiseless model and
 * rounded as in optical mode, multiplied once exactly and once with noise. One value per dot
 * product, all heads one after the other; causally masked ones, which nobody reads, are left out.
 */
export interface ProductErrors {
  layer: number;
  operation: OperationName;
  exact: Float32Array | Float64Array;
  noisy: Float32Array | Float64Array;
}

/** Chooses products of a forward pass. */
export type ProductChoice = (layer: number, operation: OperationName) => boolean;

/** One implementation of the noisy Transformer; made by `createCpuBackend(checkpoint)` and its like. */
export interface TransformerBackend {
  readonly name: BackendName;

  /** Windows that are computed side by side; asking for fewer leaves cores idle. 1 when left out. */
  readonly parallelWindows?: number;

  /**
   * Mean loss of each window in nats per token, over the `context` predictions of its row.
   *
   * @param windows rows of heldout.bin
   */
  windowLosses(windows: readonly number[], settings: SimulationSettings): Promise<Float64Array>;

  /**
   * Logits after the last token, for writing.
   *
   * @param tokens at most `context`
   * @param window what the random numbers take for the window: another number, other noise
   */
  logits(tokens: Uint16Array, settings: SimulationSettings, window: number): Promise<Float32Array>;

  /**
   * Errors of single dot products in one held-out window, product by product in the order of the
   * forward pass. `undefined` in between says only that some work is done: a good place to pause.
   */
  productErrors(
    window: number,
    settings: SimulationSettings,
    isWanted: ProductChoice,
  ): AsyncGenerator<ProductErrors | undefined>;

  /**
   * The bare noisy product of one window and head: nothing quantised, clamped or added.
   *
   * @param x rows × inner
   * @param w inner × columns
   * @returns rows × columns
   */
  product(
    x: Float32Array,
    w: Float32Array,
    rows: number,
    inner: number,
    columns: number,
    settings: ProductSettings,
  ): Promise<Float32Array>;

  /**
   * The random words that all noise is made of, for the counters (column, row, place, key): what a self-test compares
   * bit for bit.
   *
   * @param place, key unsigned 32-bit integers
   * @returns four words for each counter, row by row
   */
  randomWords(rows: number, columns: number, place: number, key: number): Promise<Uint32Array>;

  dispose(): void;
}

/** Makes a backend for one checkpoint; throws a SimulationError when it cannot run here. */
export type BackendFactory = (checkpoint: Checkpoint) => Promise<TransformerBackend>;
