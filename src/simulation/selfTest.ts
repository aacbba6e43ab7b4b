import { createCpuBackend } from './cpu/backend';
import { SimulationError } from './errors';
import { digitalSettings, floatSettings } from './settings';
import { pairedDifference } from './statistics';
import { syntheticCheckpoint } from './testing/syntheticCheckpoint';
import type { BackendFactory, SimulationSettings } from './types';

/**
 * What the mean loss may differ by, nats per token. In single precision the float model agrees
 * to 10⁻⁶; under rounding a value on the edge between two codes may fall on either side, which in
 * so small a model moves a window by up to 0.002. Wrong noise moves the mean by more than 0.02.
 */
const TOLERANCE = { float: 1e-4, noisy: 5e-3 };

const WINDOWS = [0, 1, 2, 3, 4, 5];

const noisy: SimulationSettings = {
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'gaussian',
  photonsPerMac: 200,
  noiseLinear: 0.01,
  noiseAttention: 0.01,
  minTransmission: 0.01,
  seed: 5,
};

/**
 * Runs a small model with noise on a backend and on the float64 reference. Drivers that compute
 * wrongly, round to half precision or return zeros without an error are found out here.
 *
 * @returns the larger difference of the mean losses, nats per token
 * @throws SimulationError 'self-test' when it is too large; whatever the factory throws
 */
export async function selfTest(create: BackendFactory): Promise<number> {
  const checkpoint = syntheticCheckpoint();
  const backend = await create(checkpoint);
  try {
    const reference = await createCpuBackend(checkpoint);
    const difference = async (settings: SimulationSettings) => {
      const expected = await reference.windowLosses(WINDOWS, settings);
      const found = await backend.windowLosses(WINDOWS, settings);
      return Math.abs(pairedDifference(found, expected).mean);
    };
    const float = await difference(floatSettings);
    const optical = await difference(noisy);
    if (!(float <= TOLERANCE.float && optical <= TOLERANCE.noisy))
      throw new SimulationError(
        'self-test',
        `${backend.name}: losses differ from the reference by ${float} (float) and ${optical} (with noise)`,
      );
    return Math.max(float, optical);
  } finally {
    backend.dispose();
  }
}
