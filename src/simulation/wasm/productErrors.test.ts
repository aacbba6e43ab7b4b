import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../cpu/backend';
import { digitalSettings } from '../settings';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import type { ProductErrors, SimulationSettings, TransformerBackend } from '../types';
import { createWasmBackend } from './backend';

const optical = (change: Partial<SimulationSettings>): SimulationSettings => ({
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'gaussian',
  photonsPerMac: 100,
  seed: 3,
  ...change,
});

async function errorsOf(backend: TransformerBackend, window: number, settings: SimulationSettings) {
  const found: ProductErrors[] = [];
  for await (const product of backend.productErrors(window, settings, () => true))
    if (product) found.push(product);
  return found;
}

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** Root of the mean square of a list. */
const size = (values: ArrayLike<number>) => Math.sqrt(mean(Array.from(values, (value) => value * value)));

describe('errors of single products in WebAssembly against float64', () => {
  const checkpoint = syntheticCheckpoint({ width: 24, heads: 3, context: 21, vocab: 37 });
  const backends = Promise.all([createCpuBackend(checkpoint), createWasmBackend(checkpoint)]);

  const cases: [string, SimulationSettings][] = [
    ['Gaussian', optical({})],
    ['Poisson, few photons', optical({ shotNoise: 'poisson', photonsPerMac: 5 })],
    ['hardware', optical({ minTransmission: 0.02004, noiseLinear: 0.021, noiseAttention: 0.0565 })],
    ['systematic alone', optical({ shotNoise: 'off', noiseLinear: 0.05, noiseAttention: 0.1 })],
    ['no noise', optical({ shotNoise: 'off' })],
  ];

  it.each(cases)('%s', async (_, settings) => {
    const [cpu, wasm] = await backends;
    const expected = await errorsOf(cpu, 2, settings);
    const found = await errorsOf(wasm, 2, settings);
    expect(found.map(({ layer, operation }) => `${layer}.${operation}`)).toEqual(
      Object.keys(checkpoint.ranges),
    );
    found.forEach((product, p) => {
      const name = `${product.layer}.${product.operation}`;
      const truth = expected[p]!;
      expect(product.exact.length, name).toBe(truth.exact.length);
      const difference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
        Array.from(a, (value, i) => value - b[i]!);
      // An operand at the border of two codes falls to either side: some 10⁻³ of the results, rarely.
      const spread = size(truth.exact);
      expect(size(difference(product.exact, truth.exact)), name).toBeLessThan(5e-3 * spread);
      // The same integers give the same noise: where counts or codes differ, in few places.
      const errors = difference(product.noisy, product.exact);
      const trueErrors = difference(truth.noisy, truth.exact);
      const apart = difference(errors, trueErrors).filter(
        (value) => Math.abs(value) > 1e-3 * size(trueErrors) + 1e-5 * spread,
      );
      expect(apart.length / errors.length, name).toBeLessThan(0.1);
      // Moments that the studies show.
      if (size(trueErrors) > 0) expect(size(errors) / size(trueErrors), name).toBeCloseTo(1, 1);
      else expect(size(errors), name).toBe(0);
    });
  });

  it('leaves the losses of the same backend as they were, and names a window that is not there', async () => {
    const [, wasm] = await backends;
    const before = await wasm.windowLosses([1, 4], optical({}));
    await errorsOf(wasm, 1, optical({ inputBits: 5 }));
    expect(await wasm.windowLosses([1, 4], optical({}))).toEqual(before);
    await expect(errorsOf(wasm, 99, optical({}))).rejects.toMatchObject({ kind: 'invalid-request' });
  });

  it('gives only what is wanted', async () => {
    const [, wasm] = await backends;
    const names: string[] = [];
    const wanted = wasm.productErrors(
      0,
      optical({}),
      (layer, operation) => layer === 1 && operation === 'av',
    );
    for await (const product of wanted) if (product) names.push(`${product.layer}.${product.operation}`);
    expect(names).toEqual(['1.av']);
  });
});
