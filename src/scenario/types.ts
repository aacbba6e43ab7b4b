/** Every quantity a user can set, fully resolved: presets applied, automatic values computed. Keys are public. */
export interface Scenario {
  // What is on screen
  view: string;
  lang: string;
  embed: boolean;
  lesson: string;
  step: number;
  /** What a teacher's link does to the controls of a lesson: nothing, locks them, hides them. */
  lock: 0 | 1 | 2;

  // Shape of the model
  model: string;
  shapeName: string;
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  headDim: number;
  ffnWidth: number;
  gatedFfn: boolean;
  vocab: number;
  context: number;
  experts: number;
  activeExperts: number;
  sharedExperts: number;
  expertWidth: number;
  denseLayers: number;
  kvLatent: number;
  queryLatent: number;
  ropeDim: number;
  valueDim: number;
  window: number;
  windowedLayers: number;
  extraProjections: number;
  encoderLayers: number;
  encoderTokens: number;

  // Accounting and work
  inputLoads: 1 | 3;
  countDigital: boolean;
  countHead: boolean;
  causal: boolean;
  phase: 'prefill' | 'decode';
  batch: number;
  promptTokens: number;
  generatedTokens: number;
  kvInDram: boolean;
  signPasses: 1 | 4;
  countNorms: boolean;
  hostOverhead: number;
  pue: number;

  // Hardware
  hardware: string;
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
  photonsPerDot: number;
  photonEv: number;
  receiver: 'photons' | 'shotNoise' | 'amplifierNoise';
  amplifierNoisePa: number;
  holdMilliwatts: number;
  wireMm: number;
  wireFjPerBitMm: number;
  laserEfficiency: number;
  detectorEfficiency: number;
  lossDb: number;
  clockGhz: number;
  utilisation: number;
  coreWeights: number;
  /** null: as many cores as the weights need. */
  cores: number | null;

  // Digital side
  digital: string;
  digitalFjPerMac: number;
  year: number;

  // Simulation
  checkpoint: string;
  optics: string;
  photonsPerMac: number;
  tokens: number;
  seed: number;
  seeds: number;
  simInputBits: number;
  simWeightBits: number;
  simOutputBits: number;
  noiseLinear: number;
  noiseAttention: number;
  minTransmission: number;
  shotNoise: 'poisson' | 'gaussian' | 'off';
  study: string;
  prompt: string;

  // Questions: sweeps, uncertainty, solving
  question: string;
  controls: string;
  bars: 'perMac' | 'perPass';
  against: string;
  readings: string;
  sweepX: string;
  sweepY: string;
  uncertainty: 'off' | 'loguniform' | 'triangular';
  around: 'design' | 'literature';
  draws: number;
  /** Measured need of photons per dot product: ends of its interval and the checkpoint; 0 and '' where none was. */
  photonsLow: number;
  photonsHigh: number;
  photonsFrom: string;
  solve: string;
  target: number;
}

export type ScenarioKey = keyof Scenario;
export type ScenarioValue = Scenario[ScenarioKey];

/** Only what the user changed: the state of the page, and what stands in a link. */
export type Overrides = { -readonly [K in ScenarioKey]?: Scenario[K] };

export type Confidence = 'read' | 'second-hand' | 'recalled' | 'derived' | 'choice';

export type Group = 'view' | 'shape' | 'accounting' | 'hardware' | 'digital' | 'simulation' | 'question';

/** Range found in the literature, in the unit of the parameter. */
export interface LiteratureRange {
  low: number;
  nominal: number;
  high: number;
  /** Row of the electronics table it was taken from. */
  row: string;
}

export interface Choice<V extends string | number = string | number> {
  value: V;
  label: string;
}

interface RowBase {
  label: string;
  help: string;
  /** Unit as a person types it; empty for a count or a ratio. */
  unit: string;
  group: Group;
  literature: LiteratureRange | null;
  source: string;
  confidence: Confidence;
  /** Not in the paper: off by default, and the page says so beside the control. */
  extension?: true;
  /** First version of the model that knows this parameter. */
  since: string;
}

export interface NumberBody extends RowBase {
  kind: 'number' | 'integer';
  /** What holds without a preset; of an automatic value, what its rule gives for the default scenario. */
  default: number | null;
  min: number;
  max: number;
  /** What a slider goes over, where that is less than the bounds: positions far from any use would only make it coarse. */
  usual?: readonly [low: number, high: number];
  scale: 'linear' | 'log';
  step?: number;
  /** Computed from other parameters until it is set. */
  auto?: true;
  /** Energy of a whole multiply-accumulate: shown as TOPS per watt too. */
  perMac?: true;
  /** A year: written without the separator of thousands. */
  calendar?: true;
  /** Word for "no value", where that is allowed (null in a scenario). */
  none?: string;
}

export interface ChoiceBody extends RowBase {
  kind: 'choice';
  default: string | number;
  choices: readonly Choice[];
}

export interface BooleanBody extends RowBase {
  kind: 'boolean';
  default: boolean;
}

export interface TextBody extends RowBase {
  kind: 'text';
  default: string;
  /** Longest text that is accepted. */
  maxLength: number;
  /** What the whole text must look like; absent = any text. */
  pattern?: RegExp;
}

export type RowBody = NumberBody | ChoiceBody | BooleanBody | TextBody;

/** One parameter: everything that controls, links, validation, command line, uncertainty and documents need to know. */
export type ParameterRow = RowBody & { key: ScenarioKey };
