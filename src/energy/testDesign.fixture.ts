import type { Design, Hardware, Shape, Workload } from './types';

/** GPT-3 175B on the paper's constants, written out here so that the energy tests need no table. */
const shape: Shape = {
  layers: 96,
  width: 12_288,
  heads: 96,
  kvHeads: 96,
  headDim: 128,
  ffnWidth: 49_152,
  gatedFfn: false,
  vocab: 50_257,
  context: 2048,
  experts: 0,
  activeExperts: 0,
  sharedExperts: 0,
  expertWidth: 49_152,
  denseLayers: 0,
  kvLatent: 0,
  queryLatent: 0,
  ropeDim: 0,
  valueDim: 128,
  window: 0,
  windowedLayers: 0,
  extraProjections: 0,
  encoderLayers: 0,
  encoderTokens: 2048,
};
const workload: Workload = {
  inputLoads: 1,
  countDigital: true,
  countHead: false,
  causal: false,
  phase: 'prefill',
  batch: 1,
  promptTokens: 1024,
  generatedTokens: 256,
  kvInDram: false,
  countNorms: false,
  hostOverhead: 0,
  pue: 1,
  signPasses: 1,
};
const hardware: Hardware = {
  memoryBits: 8,
  inputBits: 5,
  weightBits: 8,
  outputBits: 7,
  sramPjPerBit: 0.3,
  dramPjPerBit: 1,
  dacPj: 10,
  dacReferenceBits: 5,
  modulatorFjPerBit: 1,
  amplifierPj: 2.4,
  adcPj: 3.1744,
  adcReferenceBits: 7,
  maintenanceFjPerMac: 0.002,
  photonsPerDot: 288_000,
  photonEv: 1,
  receiver: 'photons',
  amplifierNoisePa: 5,
  holdMilliwatts: 0,
  wireMm: 0,
  wireFjPerBitMm: 100,
  laserEfficiency: 1,
  detectorEfficiency: 1,
  lossDb: 0,
  clockGhz: 10,
  utilisation: 1,
  coreWeights: 1e7,
  cores: null,
};

export interface DesignChanges {
  shape?: Partial<Shape>;
  workload?: Partial<Workload>;
  hardware?: Partial<Hardware>;
  digital?: Partial<Design['digital']>;
}

/** The design above with some values changed. */
export const designWith = (changes: DesignChanges = {}): Design => ({
  shape: { ...shape, ...changes.shape },
  workload: { ...workload, ...changes.workload },
  hardware: { ...hardware, ...changes.hardware },
  digital: { femtojoulesPerMac: 300, boardPicojoulesPerBit: null, ...changes.digital },
});
