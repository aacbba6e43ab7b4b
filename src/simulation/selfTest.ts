import { createCpuBackend } from './cpu/backend';
import { SimulationError } from './errors';
import { digitalSettings, floatSettings } from './settings';
import { pairedDifference } from './statistics';
import { expectedMoments } from './testing/expectedMoments';
import { operandValues, repeatRow } from './testing/operands';
import { syntheticCheckpoint } from './testing/syntheticCheckpoint';
import type { BackendFactory, ProductSettings, SimulationSettings, TransformerBackend } from './types';

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

const bare: ProductSettings = {
  photonsPerMac: 20,
  shotNoise: 'off',
  systematicError: 0,
  minTransmission: 0,
  seed: 7,
  layer: 1,
  operation: 'up',
  window: 3,
  head: 0,
};

/** Largest error of a product without noise, in units of the largest output. Single precision stays a tenth of it; half precision errs by ten times. */
const PRODUCT_TOLERANCE = 1e-5;

/** Rows of the product without noise and of those with noise, inner and columns. The page waits for it: no larger than it must. */
const [FEW_ROWS, ROWS, INNER, COLUMNS] = [24, 512, 16, 32] as const;

/** Five standard errors over 16,384 noisy outputs, of a mean and of a variance: the seed is fixed, a right backend always passes. */
const MOMENT_TOLERANCE = {
  mean: 5 / Math.sqrt(ROWS * COLUMNS),
  variance: 5 * Math.sqrt(2 / (ROWS * COLUMNS)),
};

type Check = (backend: TransformerBackend, reference: TransformerBackend) => Promise<string | null>;

/** Integers, bit for bit: the same noise on every device is made of them. */
const hash: Check = async (backend, reference) => {
  const counters = [4, 6, 0x80000001, 0xdeadbeef] as const;
  const found = await backend.randomWords(...counters);
  const expected = await reference.randomWords(...counters);
  const wrong = expected.filter((word, i) => word !== found[i]).length;
  return wrong === 0 ? null : `${wrong} of ${expected.length} words of the integer hash are wrong`;
};

const product: Check = async (backend) => {
  const x = operandValues('signed', FEW_ROWS * INNER, 1);
  const w = operandValues('signed', INNER * COLUMNS, 2);
  const { mean } = expectedMoments(x, w, [FEW_ROWS, INNER, COLUMNS], bare);
  const found = await backend.product(x, w, FEW_ROWS, INNER, COLUMNS, bare);
  const largest = mean.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // What is no number stays the largest error.
  const worst = mean.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0) / largest;
  return worst <= PRODUCT_TOLERANCE ? null : `a product differs by ${worst} of its largest value`;
};

/** Mean and variance of many repetitions of one row, in units of what the description of a pass gives. */
const noise =
  (shotNoise: 'gaussian' | 'poisson'): Check =>
  async (backend) => {
    const row = operandValues('signed', INNER, 5);
    const w = operandValues('signed', INNER * COLUMNS, 6);
    const settings = { ...bare, shotNoise, systematicError: 0.02 };
    const one = expectedMoments(row, w, [1, INNER, COLUMNS], settings);
    const found = await backend.product(repeatRow(row, ROWS), w, ROWS, INNER, COLUMNS, settings);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < ROWS * COLUMNS; i += 1) {
      const column = i % COLUMNS;
      const variance = one.shotVariance[column]! + one.systematicVariance[column]!;
      const z = (found[i]! - one.mean[column]!) / Math.sqrt(variance);
      sum += z;
      squares += z * z;
    }
    const mean = sum / (ROWS * COLUMNS);
    const variance = squares / (ROWS * COLUMNS) - mean * mean;
    if (!(Math.abs(mean) <= MOMENT_TOLERANCE.mean))
      return `the mean of ${shotNoise} noise is off by ${mean} standard deviations`;
    if (!(Math.abs(variance - 1) <= MOMENT_TOLERANCE.variance))
      return `the variance of ${shotNoise} noise is ${variance} times the right one`;
    return null;
  };

const parts: readonly Check[] = [hash, product, noise('gaussian'), noise('poisson')];

/**
 * Looks at a backend before its first number is shown: the integer hash, a product, mean and variance of both kinds of
 * noise, and then whole losses of a small model against float64. Drivers that compute wrongly, round to half precision
 * or return zeros without an error are found out here.
 *
 * @returns the largest difference of the mean losses, nats per token
 * @throws SimulationError 'self-test' that names what is wrong; whatever the factory throws
 */
export async function selfTest(create: BackendFactory): Promise<number> {
  const checkpoint = syntheticCheckpoint();
  const backend = await create(checkpoint);
  try {
    const reference = await createCpuBackend(checkpoint);
    for (const check of parts) {
      const problem = await check(backend, reference);
      if (problem) throw new SimulationError('self-test', problem);
    }
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
        `losses differ from the reference by ${float} (float) and ${optical} (with noise)`,
      );
    return Math.max(float, optical);
  } finally {
    backend.dispose();
  }
}
