import { digitalSettings } from '../src/simulation/settings';
import type { Checkpoint, SimulationSettings } from '../src/simulation/types';
import type { KernelExports } from '../src/simulation/wasm/kernel';

/** Photons per MAC of whole forward passes: in the middle of the studied range. */
export const PHOTONS = 100;

export const optical = (shotNoise: 'gaussian' | 'poisson'): SimulationSettings => ({
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise,
  photonsPerMac: PHOTONS,
  seed: 1,
});

/** The forward passes that are measured, by their names in the lines. */
export const forwards: Record<string, SimulationSettings> = {
  clean: digitalSettings(8),
  Gaussian: optical('gaussian'),
  Poisson: optical('poisson'),
};

/** One window after the other through a kernel that holds model and settings: their mean loss, nats per token. */
export function runWindows(
  kernel: KernelExports,
  { config, heldout }: Checkpoint,
  windows: readonly number[],
): number {
  const row = config.context + 1;
  let sum = 0;
  for (const window of windows) {
    const tokens = heldout.subarray(window * row, (window + 1) * row);
    new Uint16Array(kernel.memory.buffer, kernel.tokenPointer(), row).set(tokens);
    sum += kernel.windowLoss(kernel.tokenPointer(), row - 1, window);
  }
  return sum / windows.length;
}
