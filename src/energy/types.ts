/**
 * The vocabulary of the energy model: what a design is made of, and what an evaluation returns.
 * Units that are not SI stand in the name of the field, as a person types them; every energy of a result is in joules.
 */

/** Shape of the Transformer. Counts may be real where the paper's table needs it (heads, head dimension). */
export interface Shape {
  layers: number;
  /** Width of the residual stream, d_model. */
  width: number;
  heads: number;
  /** Heads of keys and values: fewer than `heads` in grouped attention. */
  kvHeads: number;
  /** Dimension of one head's queries and keys. */
  headDim: number;
  ffnWidth: number;
  /** A gated feed-forward layer multiplies two projections of its input: one matrix more. */
  gatedFfn: boolean;
  vocab: number;
  /** Tokens of a pass (prefill), or positions that the new token attends, its own included (decode). */
  context: number;
  /** Routed experts of a mixture-of-experts layer; 0 = dense feed-forward. */
  experts: number;
  /** Routed experts each token visits. */
  activeExperts: number;
  /** Experts every token visits. */
  sharedExperts: number;
  expertWidth: number;
  /** Leading layers that keep the dense feed-forward in a mixture-of-experts model. */
  denseLayers: number;
  /** Width of the compressed keys and values of latent attention; 0 = ordinary attention. */
  kvLatent: number;
  /** Width of the compressed query; 0 = the query is projected directly. */
  queryLatent: number;
  /** Part of headDim that carries the position and is shared by all heads' keys (latent attention). */
  ropeDim: number;
  /** Dimension of one head's values. */
  valueDim: number;
  /** Sliding window in tokens; 0 = every position is attended. */
  window: number;
  /** Number of layers that use the window. */
  windowedLayers: number;
  /** Layers of the encoder of an encoder-decoder, whose decoder has `layers`; 0 = one stack. */
  encoderLayers: number;
  /** Tokens that the encoder reads, and that every layer of the decoder attends. */
  encoderTokens: number;
  /** Further weights per layer, in units of width² (a relative-position projection counts 1). */
  extraProjections: number;
}

export interface Workload {
  /** Times the input of the Q, K and V projections is loaded: 1 = fanned out by light, 3 = once for each. */
  inputLoads: 1 | 3;
  /** Count reads and writes of softmax and activation. */
  countDigital: boolean;
  /** Count embedding and output head, which run on the digital processor. */
  countHead: boolean;
  /** Count only the pairs a causal mask leaves. */
  causal: boolean;
  phase: 'prefill' | 'decode';
  batch: number;
  promptTokens: number;
  generatedTokens: number;
  /** Keys and values of a decode step come from DRAM. */
  kvInDram: boolean;
  /** Count reads and writes of layer norms and residual additions. */
  countNorms: boolean;
  /** Energy of the host beside the accelerator, as a part of the accelerator's; of a request, on both sides. */
  hostOverhead: number;
  /** Energy of the building over that of its computers; of a request, on both sides. */
  pue: number;
  /** Passes of light that a signed product takes: the paper counts 1, physically there are 4. */
  signPasses: 1 | 4;
}

export interface Hardware {
  memoryBits: number;
  inputBits: number;
  weightBits: number;
  outputBits: number;
  sramPjPerBit: number;
  dramPjPerBit: number;
  dacPj: number;
  dacReferenceBits: number;
  modulatorFjPerBit: number;
  amplifierPj: number;
  adcPj: number;
  adcReferenceBits: number;
  maintenanceFjPerMac: number;
  /** Static power of one weight (a heater), in milliwatts. */
  holdMilliwatts: number;
  /** Length of wire between memory and converters, and what it costs. */
  wireMm: number;
  wireFjPerBitMm: number;
  /** Photons of one dot product, at the input. */
  photonsPerDot: number;
  photonEv: number;
  /** What decides on the light of a dot product: a given number of photons, or the noise of the receiver. */
  receiver: 'photons' | 'shotNoise' | 'amplifierNoise';
  /** Input-referred current noise of the amplifier, pA per root hertz. */
  amplifierNoisePa: number;
  laserEfficiency: number;
  detectorEfficiency: number;
  lossDb: number;
  clockGhz: number;
  utilisation: number;
  /** Weights one core holds. */
  coreWeights: number;
  /** Cores of the machine; null = as many as the weights need. */
  cores: number | null;
}

/** The digital processor it is compared with, already resolved for the chosen year. */
export interface DigitalProcessor {
  /** Compute energy. */
  femtojoulesPerMac: number;
  /** Board power over memory bandwidth: what one bit from memory costs when memory is the bottleneck; null = no floor. */
  boardPicojoulesPerBit: number | null;
}

export interface Design {
  shape: Shape;
  workload: Workload;
  hardware: Hardware;
  digital: DigitalProcessor;
}

export const components = ['load', 'detect', 'digital', 'maintenance', 'optical'] as const;
/** What the energy is spent on. `digital` are the digital steps, `optical` is the light itself. */
export type Component = (typeof components)[number];

export const operations = [
  'queryKeyValue',
  'queryKey',
  'softmax',
  'attentionValue',
  'attentionOutput',
  'crossAttention',
  'router',
  'feedForwardIn',
  'activation',
  'feedForwardOut',
  'layerNorm',
  'residual',
  'weightReload',
  'embedding',
  'head',
] as const;
export type Operation = (typeof operations)[number];

export interface LedgerRow {
  operation: Operation;
  component: Component;
  joules: number;
}

/** What the parts of loading and detecting cost (Fig. 9 of the paper). Joules. */
export const parts = [
  'sram',
  'wire',
  'dram',
  'dac',
  'modulator',
  'amplifier',
  'adc',
  'maintenance',
  'light',
  'processor',
] as const;
export type Part = (typeof parts)[number];

export interface Evaluation {
  /** Multiply-accumulates of the pass, whole batch. */
  macs: number;
  /** Energy of the pass, whole batch. */
  energyJoules: number;
  femtojoulesPerMac: number;
  digitalFemtojoulesPerMac: number;
  digitalJoules: number;
  /** Digital energy over optical energy: above 1, light wins. */
  advantage: number;
  ledger: LedgerRow[];
  byComponent: Record<Component, number>;
  byOperation: Record<Operation, number>;
  byPart: Record<Part, number>;
  /** Operands loaded and outputs detected, whole pass. */
  loads: number;
  /** Weights among the loads: none where all are in place. */
  weightLoads: number;
  detections: number;
  /** Cores for the largest feed-forward product (Table 7), unrounded. */
  coresPerProduct: number;
  /** Cores that hold every weight of the blocks at once, unrounded. */
  coresForAllWeights: number;
  /** Parts the weights must be loaded in, one after the other; 1 = all in place. */
  chunks: number;
  /** Weights of all blocks. */
  blockWeights: number;
  /** Detectors and inputs of the largest feed-forward product (Table 7). */
  detectorsPerProduct: number;
  /** Bytes of memory for the activations of the largest feed-forward layer (Table 7), whole batch. */
  activationBytes: number;
  secondsPerPass: number;
  /** Mean power while the pass runs. */
  watts: number;
  /** Photons of one multiply-accumulate, at the input. */
  photonsPerMac: number;
}
