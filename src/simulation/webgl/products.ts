import { purposes, streamKey } from '../../random';
import { codeRange } from '../quantisation';
import { effectiveShotNoise, productSettings } from '../settings';
import {
  type Checkpoint,
  hasNonNegativeInput,
  type OperationName,
  operationIndex,
  type ProductSettings,
  type SimulationSettings,
} from '../types';
import type { UniformValues } from './device';
import { type NoiseKind, noNoise } from './programs/productNoise';

/** Highest code of so many bits; 0 bits: not rounded. */
const topCode = (bits: number): number => (bits > 0 ? 2 ** bits - 1 : 0);

/** The grid (m, highest code) on which one operand or output of an operation lies, see quantiseGlsl. */
export function gridOf(
  checkpoint: Checkpoint,
  settings: SimulationSettings,
  layer: number,
  operation: OperationName,
  part: 'x' | 'w' | 'y',
): [number, number] {
  if (settings.mode === 'float') return [NO_LIMIT, 0];
  const bits = { x: settings.inputBits, w: settings.weightBits, y: settings.outputBits }[part];
  // Digital outputs that are not rounded are not clamped either.
  if (part === 'y' && settings.mode === 'digital' && bits === 0) return [NO_LIMIT, 0];
  const ranges = checkpoint.ranges[`${layer}.${operation}`]!;
  return [codeRange(ranges, operation, part).extreme, topCode(bits)];
}

/** So large that clamping to it does nothing, and twice it is still a float32. */
const NO_LIMIT = 1e38;

/** What kind of noise a product has, deciding which program is compiled. */
export function noiseKind(settings: ProductSettings, nonNegative: boolean): NoiseKind {
  return {
    shot: effectiveShotNoise(settings),
    systematic: settings.systematicError > 0,
    floored: settings.minTransmission > 0,
    nonNegative,
  };
}

/** The same for an operation of the Transformer: only the optical model has noise. */
export const noiseOf = (settings: SimulationSettings, operation: OperationName): NoiseKind =>
  settings.mode === 'optical'
    ? noiseKind(productSettings(settings, 0, operation, 0), hasNonNegativeInput(operation))
    : noNoise;

/** The noise uniforms of a product whose sums have `inner` terms in physics (a window's length for `av`). */
export function noiseUniformValues(settings: ProductSettings, inner: number): UniformValues {
  const { seed, layer, operation } = settings;
  const key = (purpose: (typeof purposes)[keyof typeof purposes]) =>
    streamKey(seed, layer, operationIndex[operation], purpose) | 0;
  return {
    leastTransmission: settings.minTransmission,
    photonScale: settings.photonsPerMac * inner,
    systematicError: settings.systematicError,
    key: key(effectiveShotNoise(settings) === 'poisson' ? purposes.poisson : purposes.gaussian),
    systematicKey: key(purposes.systematicUnderPoisson),
  };
}
