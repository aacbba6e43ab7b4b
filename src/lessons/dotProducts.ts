import { normalAt, streamKey } from '../random';
import type { Scenario } from '../scenario';
import { multiply } from '../simulation/cpu/matrix';
import { opticalProduct } from '../simulation/cpu/opticalProduct';

/** Rows and columns of the small product: 288 dot products, enough for a picture and a stable error. */
const rows = 24;
const columns = 12;
/** Longest dot product that is simulated while a slider moves. */
export const LONGEST = 4096;

export interface DotProducts {
  /** Length of each dot product. */
  inner: number;
  exact: Float64Array;
  light: Float64Array;
  /** Root mean square of the error over that of the exact results. */
  relativeError: number;
  /** Signal to noise in decibels. */
  decibels: number;
  /** Bits of an ideal converter with the same signal to noise: (dB − 1.76) / 6.02. */
  bits: number;
}

/**
 * Dot products of random vectors, done with light as the simulation does them: four passes, counted photons. Normal
 * data, or its absolute values where `signed` is false; the same for the same seed.
 *
 * @param scenario photonsPerMac, shotNoise, noiseLinear, minTransmission, seed, and width as the length (at most 4096)
 */
export function dotProducts(scenario: Scenario, signed = true): DotProducts {
  const inner = Math.min(LONGEST, Math.max(2, Math.round(scenario.width)));
  const part = (size: number, columnsOfPart: number, purpose: number) => {
    const key = streamKey(scenario.seed, purpose, 0, 0);
    return Float64Array.from({ length: size }, (_, i) => {
      const value = normalAt(i % columnsOfPart, Math.floor(i / columnsOfPart), 0, key);
      return signed ? value : Math.abs(value);
    });
  };
  const x = part(rows * inner, inner, 101);
  const w = part(inner * columns, columns, 102);
  const exact = multiply(x, w, rows, inner, columns);
  const [light = exact] = opticalProduct(
    [{ x, w }],
    { rows, inner, columns },
    {
      photonsPerMac: scenario.photonsPerMac,
      shotNoise: scenario.shotNoise,
      systematicError: scenario.noiseLinear,
      minTransmission: scenario.minTransmission,
      seed: scenario.seed,
      layer: 0,
      operation: 'up',
      window: 0,
      head: 0,
    },
  );
  const square = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  const relativeError = Math.sqrt(square(light.map((value, i) => value - exact[i]!)) / square(exact));
  const decibels = -20 * Math.log10(relativeError);
  return { inner, exact, light, relativeError, decibels, bits: (decibels - 1.76) / 6.02 };
}
