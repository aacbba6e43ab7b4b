import type { BackendName, SimulationSettings } from '../types';

/**
 * Raised whenever a change of kernels or of the Transformer changes results: what was kept
 * under an older version is then never shown again.
 */
export const KERNEL_VERSION = 1;

/** Keeps window losses under everything that they depend on. */
export interface LossStore {
  /** Losses by window; NaN or undefined where there is none yet. */
  read(key: string): Promise<Float64Array | undefined>;
  write(key: string, losses: Float64Array): Promise<void>;
}

/**
 * Everything that the window losses of one model under some settings depend on, and nothing
 * else: settings that cannot matter in a mode are left out, so that all budgets share one
 * digital baseline.
 *
 * @param hash of the checkpoint's weights
 */
export function lossKey(hash: string, backend: BackendName, settings: SimulationSettings): string {
  const { mode, inputBits, weightBits, outputBits } = settings;
  const parts: (string | number)[] = [`kernel${KERNEL_VERSION}`, hash, backend, mode];
  if (mode !== 'float') parts.push(inputBits, weightBits, outputBits);
  if (mode === 'optical') {
    const { photonsPerMac, shotNoise, noiseLinear, noiseAttention, minTransmission, seed } = settings;
    const quiet = shotNoise === 'off' || photonsPerMac === Number.POSITIVE_INFINITY;
    parts.push(minTransmission, noiseLinear, noiseAttention);
    parts.push(...(quiet ? ['off'] : [shotNoise, photonsPerMac]));
    if (!quiet || noiseLinear > 0 || noiseAttention > 0) parts.push(seed);
  }
  return parts.join('|');
}

/** Keeps results as long as the program runs. */
export function memoryLossStore(): LossStore {
  const kept = new Map<string, Float64Array>();
  return {
    read: async (key) => kept.get(key),
    write: async (key, losses) => void kept.set(key, losses.slice()),
  };
}
