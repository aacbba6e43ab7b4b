import { SimulationError } from './errors';
import { isAttention, type OperationName, type ProductSettings, type SimulationSettings } from './types';

/** The settings of one product of the Transformer. */
export function productSettings(
  settings: SimulationSettings,
  layer: number,
  operation: OperationName,
  window: number,
): ProductSettings {
  return {
    photonsPerMac: settings.photonsPerMac,
    shotNoise: settings.shotNoise,
    systematicError: isAttention(operation) ? settings.noiseAttention : settings.noiseLinear,
    minTransmission: settings.minTransmission,
    seed: settings.seed,
    layer,
    operation,
    window,
    head: 0,
  };
}

/**
 * What kind of shot noise a product really has: endless light has none, whatever was asked for.
 * Without shot noise the systematic error is drawn as under Gaussian noise (purpose 0).
 *
 * @throws SimulationError 'invalid-request' for a photon budget that is not above zero
 */
export function effectiveShotNoise(settings: Pick<ProductSettings, 'photonsPerMac' | 'shotNoise'>) {
  if (settings.shotNoise === 'off' || settings.photonsPerMac === Number.POSITIVE_INFINITY) return 'off';
  if (!(settings.photonsPerMac > 0))
    throw new SimulationError(
      'invalid-request',
      `${settings.photonsPerMac} photons per MAC: there is no result without light`,
    );
  return settings.shotNoise;
}

/** The float model: nothing rounded, no noise. */
export const floatSettings: SimulationSettings = {
  mode: 'float',
  photonsPerMac: Number.POSITIVE_INFINITY,
  shotNoise: 'off',
  noiseLinear: 0,
  noiseAttention: 0,
  minTransmission: 0,
  inputBits: 8,
  weightBits: 8,
  outputBits: 0,
  seed: 0,
};

/** The digital model with operands and outputs of every optical product rounded to `bits`. */
export function digitalSettings(
  inputBits: number,
  weightBits = inputBits,
  outputBits = inputBits,
): SimulationSettings {
  return { ...floatSettings, mode: 'digital', inputBits, weightBits, outputBits };
}
