import type { Design, DigitalProcessor, Hardware, Shape, Workload } from './types';

/** Fields of a design that a pass depends on, in the order in which the fast form reads them. */
export const shapeFields = [
  'layers',
  'width',
  'heads',
  'kvHeads',
  'headDim',
  'ffnWidth',
  'gatedFfn',
  'vocab',
  'context',
  'experts',
  'activeExperts',
  'sharedExperts',
  'expertWidth',
  'denseLayers',
  'kvLatent',
  'queryLatent',
  'ropeDim',
  'valueDim',
  'window',
  'windowedLayers',
  'extraProjections',
  'encoderLayers',
  'encoderTokens',
] as const satisfies readonly (keyof Shape)[];
export const workloadFields = [
  'inputLoads',
  'countDigital',
  'countNorms',
  'countHead',
  'causal',
  'phase',
  'batch',
  'kvInDram',
  'signPasses',
] as const satisfies readonly (keyof Workload)[];
export const hardwareFields = [
  'memoryBits',
  'inputBits',
  'weightBits',
  'outputBits',
  'sramPjPerBit',
  'dramPjPerBit',
  'dacPj',
  'dacReferenceBits',
  'modulatorFjPerBit',
  'amplifierPj',
  'adcPj',
  'adcReferenceBits',
  'maintenanceFjPerMac',
  'holdMilliwatts',
  'wireMm',
  'wireFjPerBitMm',
  'photonsPerDot',
  'photonEv',
  'receiver',
  'amplifierNoisePa',
  'laserEfficiency',
  'detectorEfficiency',
  'lossDb',
  'clockGhz',
  'utilisation',
  'coreWeights',
  'cores',
] as const satisfies readonly (keyof Hardware)[];
const digitalFields = ['femtojoulesPerMac', 'boardPicojoulesPerBit'] as const;

const fields = [...shapeFields, ...workloadFields, ...hardwareFields, ...digitalFields] as const;

export type PackedField = (typeof fields)[number];

/** Position of a field in a packed design. */
export const packedIndex = Object.fromEntries(fields.map((field, i) => [field, i])) as Readonly<
  Record<PackedField, number>
>;

export const PACKED_LENGTH = fields.length;

const receivers = ['photons', 'shotNoise', 'amplifierNoise'];

/** One field as a number: flags 0 or 1, decode 1, no limit (of cores) ∞, the receiver by its place. */
export function packField(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return Number.POSITIVE_INFINITY;
  if (value === 'prefill' || value === 'decode') return value === 'decode' ? 1 : 0;
  return receivers.indexOf(String(value));
}

/**
 * A design as plain numbers for the fast form; in the units of the design. The parts may be one object, as long as it
 * holds every field.
 */
export function packParts(
  shape: Shape,
  workload: Workload,
  hardware: Hardware,
  digital: DigitalProcessor,
  target: Float64Array = new Float64Array(PACKED_LENGTH),
): Float64Array {
  let place = 0;
  for (const field of shapeFields) target[place++] = packField(shape[field]);
  for (const field of workloadFields) target[place++] = packField(workload[field]);
  for (const field of hardwareFields) target[place++] = packField(hardware[field]);
  target[packedIndex.femtojoulesPerMac] = digital.femtojoulesPerMac;
  target[packedIndex.boardPicojoulesPerBit] = digital.boardPicojoulesPerBit ?? 0;
  return target;
}

/** A design as plain numbers for the fast form. */
export const packDesign = (design: Design, target?: Float64Array): Float64Array =>
  packParts(design.shape, design.workload, design.hardware, design.digital, target);
