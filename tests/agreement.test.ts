import { describe, expect, it, vi } from 'vitest';
import { loadShippedCheckpoint } from '../cli/checkpointFiles';
import { createCpuBackend } from '../src/simulation/cpu/backend';
import { digitalSettings, floatSettings } from '../src/simulation/settings';
import { pairedDifference } from '../src/simulation/statistics';
import type { SimulationSettings } from '../src/simulation/types';
import { createWasmBackend } from '../src/simulation/wasm/backend';

// The float64 reference is slow, and a busy machine slower still.
vi.setConfig({ testTimeout: 900_000 });

const optical = (change: Partial<SimulationSettings>): SimulationSettings => ({
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'gaussian',
  photonsPerMac: 100,
  seed: 1,
  ...change,
});

const hardware = { minTransmission: 0.02004, noiseLinear: 0.021, noiseAttention: 0.0565 };

const loaded = loadShippedCheckpoint('sotu-64');

/** Losses of the first windows of a trained model by the float64 reference and by the kernel. */
async function losses(windows: number, settings: SimulationSettings) {
  const checkpoint = await loaded;
  const rows = Array.from({ length: windows }, (_, window) => window);
  const [reference, kernel] = [await createCpuBackend(checkpoint), await createWasmBackend(checkpoint)];
  return [await reference.windowLosses(rows, settings), await kernel.windowLosses(rows, settings)] as const;
}

describe('WebAssembly and the float64 reference on a trained model', () => {
  // Eight windows are the 2,048 tokens over which Gaussian losses must agree to 0.001 nats.
  it.each([
    { what: 'float', windows: 2, settings: floatSettings, tolerance: 1e-5 },
    { what: 'digital, 8 bits', windows: 4, settings: digitalSettings(8), tolerance: 1e-3 },
    { what: 'Gaussian, 100 photons per MAC', windows: 8, settings: optical({}), tolerance: 1e-3 },
    {
      what: 'Gaussian, 30 photons per MAC, all imperfections',
      windows: 4,
      settings: optical({ photonsPerMac: 30, seed: 2, ...hardware }),
      tolerance: 1e-3,
    },
  ])('$what: mean losses agree over $windows windows', async ({ windows, settings, tolerance }) => {
    const [reference, kernel] = await losses(windows, settings);
    expect(Math.abs(pairedDifference(kernel, reference).mean)).toBeLessThan(tolerance);
  });

  it('Poisson: within 3 paired standard errors or 0.001 nats, the error itself below 0.01', async () => {
    const [reference, kernel] = await losses(4, optical({ shotNoise: 'poisson', photonsPerMac: 30 }));
    const { mean, standardError } = pairedDifference(kernel, reference);
    expect(Math.abs(mean)).toBeLessThan(Math.max(3 * standardError, 1e-3));
    expect(standardError).toBeLessThan(0.01);
  });
});
