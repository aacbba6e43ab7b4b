import { pcg4d, poisson, purposes, streamKey } from '../../random';
import { operationIndex, type ProductSettings, type TransformerBackend } from '../types';
import { expectedMoments } from './expectedMoments';
import { type OperandKind, operandValues, repeatRow } from './operands';

/**
 * What every kernel must do, as plain functions, so that the same cases run in Node (CPU,
 * WebAssembly) and in a browser (WebGL). Seeds are fixed: a case passes always or never; the
 * probability that a right kernel fails for a random seed is stated with each tolerance.
 */
export interface KernelCase {
  name: string;
  /** @throws Error that says what was expected and what came */
  check(backend: Pick<TransformerBackend, 'product'>): Promise<void>;
}

type Shape = readonly [rows: number, inner: number, columns: number];

export const quiet: ProductSettings = {
  photonsPerMac: Number.POSITIVE_INFINITY,
  shotNoise: 'off',
  systematicError: 0,
  minTransmission: 0,
  seed: 20230220,
  layer: 1,
  operation: 'up',
  window: 3,
  head: 0,
};

/** Errors of the noiseless product, relative to |x row|·|w column|: single precision or 11-bit operands pass. */
const PRODUCT_TOLERANCE = 5e-4;

function fail(message: string): never {
  throw new Error(message);
}

const norm = (values: Iterable<number>) =>
  Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0));

/** Largest deviation of y from `mean`, in units of |x row|·|w column|. */
function worstDeviation(
  y: Float32Array,
  mean: Float64Array,
  x: Float32Array,
  w: Float32Array,
  [rows, inner, columns]: Shape,
) {
  const columnNorms = Array.from({ length: columns }, (_, k) =>
    norm(Array.from({ length: inner }, (_, j) => w[j * columns + k]!)),
  );
  let worst = 0;
  for (let i = 0; i < rows; i += 1) {
    const rowNorm = norm(x.subarray(i * inner, (i + 1) * inner));
    for (let k = 0; k < columns; k += 1) {
      const difference = Math.abs(y[i * columns + k]! - mean[i * columns + k]!);
      if (!Number.isFinite(difference)) return Number.POSITIVE_INFINITY;
      if (difference > 0) worst = Math.max(worst, difference / (rowNorm * columnNorms[k]! || 1e-30));
    }
  }
  return worst;
}

function noiselessCase(
  shape: Shape,
  kind: OperandKind,
  settings: Partial<ProductSettings>,
  what: string,
): KernelCase {
  return {
    name: `${what}, ${shape.join('×')}, ${kind}`,
    async check({ product }) {
      const [rows, inner, columns] = shape;
      const x = operandValues(kind, rows * inner, 1);
      const w = operandValues('signed', inner * columns, 2);
      const all = { ...quiet, ...settings };
      const y = await product(x, w, rows, inner, columns, all);
      if (y.length !== rows * columns) fail(`${y.length} outputs instead of ${rows * columns}`);
      const { mean } = expectedMoments(x, w, shape, all);
      // Under a least transmission even zero weights carry light: measure against the lifted weights.
      const lifted = all.minTransmission > 0 ? w.map((value) => Math.abs(value) + 0.1) : w;
      const worst = worstDeviation(y, mean, x, lifted, shape);
      if (!(worst < PRODUCT_TOLERANCE)) fail(`largest relative error ${worst}, allowed ${PRODUCT_TOLERANCE}`);
    },
  };
}

/**
 * Mean and variance of the noise over many repetitions of one row.
 *
 * N = rows × columns standardised deviations. Mean: 5 standard errors, missed with probability
 * 6·10⁻⁷. Variance: within 3 %, at least 5 standard errors √((2 + excess kurtosis)/N) of it.
 */
function noiseCase(
  what: string,
  kind: OperandKind,
  inner: number,
  columns: number,
  settings: Partial<ProductSettings>,
  weightKind: OperandKind = 'signed',
): KernelCase {
  return {
    name: `${what}: unbiased, variance within 3 %, inner ${inner}, ${kind}`,
    async check({ product }) {
      const rows = Math.ceil(140_000 / columns);
      const x = repeatRow(operandValues(kind, inner, 5), rows);
      const w = operandValues(weightKind, inner * columns, 6);
      const all = { ...quiet, ...settings };
      const shape = [rows, inner, columns] as const;
      // All rows are alike: one row gives the moments of all.
      const one = expectedMoments(x.subarray(0, inner), w, [1, inner, columns], all);
      const withShot = all.shotNoise === 'off' || all.photonsPerMac === Number.POSITIVE_INFINITY ? 0 : 1;
      const y = await product(x, w, ...shape, all);
      let sum = 0;
      let squares = 0;
      let count = 0;
      for (let k = 0; k < columns; k += 1) {
        const variance = withShot * one.shotVariance[k]! + one.systematicVariance[k]!;
        if (variance === 0) continue;
        for (let i = 0; i < rows; i += 1) {
          const z = (y[i * columns + k]! - one.mean[k]!) / Math.sqrt(variance);
          sum += z;
          squares += z * z;
          count += 1;
        }
      }
      if (count < 100_000) fail(`only ${count} noisy outputs`);
      const mean = sum / count;
      const variance = squares / count - mean * mean;
      if (!(Math.abs(mean) < 5 / Math.sqrt(count))) fail(`biased by ${mean} standard deviations`);
      if (!(Math.abs(variance - 1) < 0.03)) fail(`variance ${variance} times the expected one`);
    },
  };
}

/** Counts of a 1×1 or single-column product are whole, and distributed as Poisson's law says. */
function countCase(photonsPerMac: number, inner: number): KernelCase {
  return {
    name: `Poisson: exact counts at ${photonsPerMac} photons per MAC, inner ${inner}`,
    async check({ product }) {
      const rows = 40_000;
      // Equal elements: every photon that enters is counted, the mean is photonsPerMac·inner.
      const x = new Float32Array(rows * inner).fill(0.75);
      const w = new Float32Array(inner).fill(0.5);
      const settings = { ...quiet, shotNoise: 'poisson' as const, photonsPerMac };
      const y = await product(x, w, rows, inner, 1, settings);
      const mean = photonsPerMac * inner;
      const worth = (0.75 * 0.5 * inner) / mean;
      const seen = new Map<number, number>();
      let differing = 0;
      const key = streamKey(
        settings.seed,
        settings.layer,
        operationIndex[settings.operation],
        purposes.poisson,
      );
      const words = new Uint32Array(4);
      for (let row = 0; row < rows; row += 1) {
        const count = y[row]! / worth;
        const whole = Math.round(count);
        if (!(Math.abs(count - whole) < 1e-3 * Math.max(1, whole))) fail(`${count} is no whole count`);
        seen.set(whole, (seen.get(whole) ?? 0) + 1);
        if (poisson(mean, pcg4d(0, row, settings.window * 64, key, words)[0]!) !== whole) differing += 1;
      }
      if (differing > rows / 100) fail(`${differing} of ${rows} counts differ from the reference`);
      // Pearson's χ² over cells of expectation ≥ 20; mean + 5·√(2·cells) is passed with probability < 10⁻⁵.
      let chiSquared = 0;
      let cells = 0;
      let probability = Math.exp(-mean);
      for (let count = 0; count < mean + 20 * Math.sqrt(mean) + 20; count += 1) {
        if (count > 0) probability *= mean / count;
        const expected = probability * rows;
        if (expected < 20) continue;
        chiSquared += ((seen.get(count) ?? 0) - expected) ** 2 / expected;
        cells += 1;
      }
      if (!(chiSquared < cells + 5 * Math.sqrt(2 * cells))) fail(`χ² ${chiSquared} over ${cells} cells`);
    },
  };
}

const noisy: readonly [string, Partial<ProductSettings>][] = [
  ['Gaussian', { shotNoise: 'gaussian', photonsPerMac: 100 }],
  ['Poisson', { shotNoise: 'poisson', photonsPerMac: 100 }],
  ['Poisson, few photons', { shotNoise: 'poisson', photonsPerMac: 0.7 }],
  ['systematic error alone', { shotNoise: 'off', systematicError: 0.05 }],
];

const everyNoise: ProductSettings[] = (['poisson', 'gaussian', 'off'] as const).map((shotNoise) => ({
  ...quiet,
  shotNoise,
  photonsPerMac: 3,
  systematicError: 0.1,
}));

export const kernelCases: readonly KernelCase[] = [
  ...(
    [
      [1, 1, 1],
      [3, 5, 7],
      [5, 64, 66],
      [17, 130, 33],
      [2, 4096, 9],
      [1, 7, 1],
      [64, 64, 64],
    ] as Shape[]
  ).map((shape) => noiselessCase(shape, 'signed', {}, 'no noise')),
  ...(['nonNegative', 'sparse', 'tiny'] as const).map((kind) =>
    noiselessCase([9, 70, 13], kind, {}, 'no noise'),
  ),
  noiselessCase([6, 40, 10], 'signed', { shotNoise: 'poisson' }, 'endless light, Poisson'),
  noiselessCase([6, 40, 10], 'signed', { shotNoise: 'gaussian' }, 'endless light, Gaussian'),
  noiselessCase([6, 40, 10], 'signed', { minTransmission: 0.02 }, 'least transmission, mean'),
  noiselessCase([6, 40, 10], 'nonNegative', { minTransmission: 0.3 }, 'least transmission, mean'),
  ...noisy.flatMap(([what, settings]) =>
    (['signed', 'nonNegative', 'sparse', 'tiny'] as const).map((kind) =>
      noiseCase(what, kind, 50, 21, settings),
    ),
  ),
  noiseCase('Gaussian', 'signed', 1, 1, { shotNoise: 'gaussian', photonsPerMac: 100 }, 'nonNegative'),
  noiseCase('Gaussian', 'signed', 4096, 70, { shotNoise: 'gaussian', photonsPerMac: 5 }),
  noiseCase('Poisson', 'signed', 4096, 70, { shotNoise: 'poisson', photonsPerMac: 5 }),
  noiseCase('Poisson with systematic error', 'signed', 64, 32, {
    shotNoise: 'poisson',
    photonsPerMac: 20,
    systematicError: 0.0565,
  }),
  noiseCase('Gaussian with systematic error', 'signed', 64, 32, {
    shotNoise: 'gaussian',
    photonsPerMac: 20,
    systematicError: 0.0565,
  }),
  noiseCase('Gaussian with least transmission', 'signed', 64, 32, {
    shotNoise: 'gaussian',
    photonsPerMac: 20,
    minTransmission: 0.02004,
    systematicError: 0.021,
  }),
  noiseCase('Poisson with least transmission', 'sparse', 64, 32, {
    shotNoise: 'poisson',
    photonsPerMac: 20,
    minTransmission: 0.02004,
  }),
  countCase(0.3, 1),
  countCase(2, 1),
  countCase(0.4, 8),
  countCase(0.05, 40),
  countCase(1.3, 9),
  {
    name: 'a zero row and a zero matrix give exactly 0 under every noise',
    async check({ product }) {
      const [rows, inner, columns] = [6, 10, 7];
      const x = operandValues('signed', rows * inner, 8);
      x.fill(0, 2 * inner, 3 * inner);
      const w = operandValues('signed', inner * columns, 9);
      for (const settings of everyNoise) {
        const y = await product(x, w, rows, inner, columns, { ...settings, minTransmission: 0.05 });
        if (y.subarray(2 * columns, 3 * columns).some((value) => value !== 0)) fail('the zero row is not 0');
        if (y.subarray(0, columns).every((value) => value === 0)) fail('another row is 0');
        const dark = new Float32Array(inner * columns);
        const none = await product(x, dark, rows, inner, columns, { ...settings, minTransmission: 0.05 });
        if (none.some((value) => value !== 0)) fail('the zero matrix does not give 0');
      }
    },
  },
  {
    name: 'noise belongs to seed, layer, operation, window, head and position, not to the call',
    async check({ product }) {
      const [rows, inner, columns] = [5, 12, 11];
      const x = operandValues('signed', rows * inner, 10);
      const w = operandValues('signed', inner * columns, 11);
      for (const shotNoise of ['gaussian', 'poisson'] as const) {
        const settings = { ...quiet, shotNoise, photonsPerMac: 20 };
        const y = await product(x, w, rows, inner, columns, settings);
        const same = (other: Float32Array) => other.every((value, i) => value === y[i]);
        if (!same(await product(x, w, rows, inner, columns, settings)))
          fail('the same call gives other noise');
        const head = await product(x.slice(0, 3 * inner), w, 3, inner, columns, settings);
        if (!same(head)) fail('fewer rows have other noise');
        for (const change of [
          { seed: 7 },
          { layer: 2 },
          { operation: 'down' },
          { window: 4 },
          { head: 1 },
        ] as const)
          if (same(await product(x, w, rows, inner, columns, { ...settings, ...change })))
            fail(`${Object.keys(change)[0]} does not change the noise`);
      }
    },
  },
];
