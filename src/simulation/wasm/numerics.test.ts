import { describe, expect, it } from 'vitest';
import { boxMuller, normalAt, pcg4d, poisson, purposes, streamKey } from '../../random';
import { operandValues } from '../testing/operands';
import type { ProductSettings } from '../types';
import { instantiateKernel } from './kernel';
import { bareProduct } from './product';

/** The module's single parts, exported for tests only. */
interface Probes {
  memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  probeHash(counters: number, target: number, count: number): void;
  probeNormals(words: number, target: number, count: number): void;
  probeCounts(means: number, words: number, target: number, count: number): void;
  probeFunctions(values: number, logarithms: number, exponentials: number, count: number): void;
}

const probes = instantiateKernel().then((kernel) => kernel as unknown as Probes);

const written = ({ memory, allocate }: Probes, values: Uint32Array | Float32Array): number => {
  const at = allocate(values.byteLength);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  new Uint8Array(memory.buffer, at, values.byteLength).set(bytes);
  return at;
};

describe('random integers', () => {
  it('are those of src/random, bit for bit', async () => {
    const module = await probes;
    const count = 1024;
    const counters = Uint32Array.from({ length: 4 * count }, (_, i) => Math.imul(i, 0x9e3779b9) >>> 0);
    const target = module.allocate(16 * count);
    module.probeHash(written(module, counters), target, count);
    const hashes = new Uint32Array(module.memory.buffer, target, 4 * count);
    const words = new Uint32Array(4);
    for (let i = 0; i < count; i += 1) {
      const [x, y, z, w] = counters.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
      expect([...hashes.subarray(4 * i, 4 * i + 4)]).toEqual([...pcg4d(x, y, z, w, words)]);
    }
  });
});

describe('elementary functions against float64', () => {
  it('logarithm within 10⁻⁶ of itself over every radius, exponential within 10⁻⁶ of itself', async () => {
    const module = await probes;
    // Every u a normal can be made of: (h + ½)/2¹⁶.
    const values = Float32Array.from({ length: 65536 }, (_, h) => (h + 0.5) / 65536);
    const [logarithms, exponentials] = [module.allocate(4 * 65536), module.allocate(4 * 65536)];
    module.probeFunctions(written(module, values), logarithms, exponentials, 65536);
    const logs = new Float32Array(module.memory.buffer, logarithms, 65536);
    const exps = new Float32Array(module.memory.buffer, exponentials, 65536);
    const worst = [0, 0];
    values.forEach((value, i) => {
      worst[0] = Math.max(worst[0]!, Math.abs(logs[i]! / Math.log(value) - 1));
      worst[1] = Math.max(worst[1]!, Math.abs(exps[i]! / Math.exp(value) - 1));
    });
    expect(worst[0]).toBeLessThan(1e-6);
    expect(worst[1]).toBeLessThan(1e-6);
  });

  it('exponential of −80…0 within 10⁻⁶ of itself, exactly 1 at 0', async () => {
    const module = await probes;
    const values = Float32Array.from({ length: 8192 }, (_, i) => (-80 * i) / 8191);
    const target = module.allocate(4 * 8192);
    module.probeFunctions(written(module, values), module.allocate(4 * 8192), target, 8192);
    const exps = new Float32Array(module.memory.buffer, target, 8192);
    expect(exps[0]).toBe(1);
    const worst = values.reduce((most, v, i) => Math.max(most, Math.abs(exps[i]! / Math.exp(v) - 1)), 0);
    expect(worst).toBeLessThan(1e-6);
  });

  it('normals: every radius and every angle within 3·10⁻⁶ of float64 Box–Muller', async () => {
    const module = await probes;
    // Radius h with angles spread over the circle, then angle l with the largest radius: all of both.
    const words = Uint32Array.from({ length: 131072 }, (_, i) =>
      i < 65536 ? ((i << 16) | (Math.imul(i, 40503) & 0xffff)) >>> 0 : i - 65536,
    );
    const target = module.allocate(8 * words.length);
    module.probeNormals(written(module, words), target, words.length);
    const normals = new Float32Array(module.memory.buffer, target, 2 * words.length);
    let worst = 0;
    words.forEach((word, i) => {
      const at = 8 * (i >> 2) + (i & 3);
      worst = Math.max(worst, Math.abs(normals[at]! - boxMuller(word, false)));
      worst = Math.max(worst, Math.abs(normals[at + 4]! - boxMuller(word, true)));
    });
    expect(worst).toBeLessThan(3e-6);
  });
});

describe('Poisson counts', () => {
  it.each([0, 1e-4, 0.2, 1, 5, 11.9, 12, 13, 90, 2000])(
    'equal the reference but for 1 %% at mean %f',
    async (mean) => {
      const module = await probes;
      const words = Uint32Array.from({ length: 40000 }, (_, i) => pcg4d(i, 3, 5, 7, new Uint32Array(4))[0]!);
      const target = module.allocate(4 * words.length);
      const means = written(module, new Float32Array(words.length).fill(mean));
      module.probeCounts(means, written(module, words), target, words.length);
      const counts = new Float32Array(module.memory.buffer, target, words.length);
      const exact = Math.fround(mean);
      const different = words.filter((word, i) => counts[i] !== poisson(exact, word)).length;
      expect(different).toBeLessThan(words.length / 100);
    },
  );

  it('choose lane by lane between expansion and inversion', async () => {
    const module = await probes;
    const means = Float32Array.from({ length: 8000 }, (_, i) => [0, 300, 3, 12, 11.9, 0.1, 40, 7][i & 7]!);
    const words = Uint32Array.from({ length: 8000 }, (_, i) => pcg4d(i, 1, 1, 1, new Uint32Array(4))[1]!);
    const target = module.allocate(4 * words.length);
    module.probeCounts(written(module, means), written(module, words), target, words.length);
    const counts = new Float32Array(module.memory.buffer, target, words.length);
    const different = words.filter((word, i) => counts[i] !== poisson(means[i]!, word)).length;
    expect(different).toBeLessThan(80);
  });
});

const settings: ProductSettings = {
  photonsPerMac: Number.POSITIVE_INFINITY,
  shotNoise: 'off',
  systematicError: 0,
  minTransmission: 0,
  seed: 11,
  layer: 2,
  operation: 'up',
  window: 9,
  head: 0,
};
/** 8-bit grids; the value of a code is limit/255, signed codes are odd. */
const signed = { top: 255, limit: 3 };
const nonNegative = { top: 255, limit: 3, nonNegative: true };
const weights = { top: 255, limit: 2.5 };

const code = (value: number, grid: { limit: number; nonNegative?: boolean }) => {
  const place = grid.nonNegative ? value / grid.limit : (value + grid.limit) / (2 * grid.limit);
  const c = Math.floor(Math.min(1, Math.max(0, Math.fround(place))) * 255 + 0.5);
  return grid.nonNegative ? c : 2 * c - 255;
};

describe('the integer product', () => {
  it.each([
    [7, 64, 21, signed],
    [5, 129, 9, signed],
    [4, 512, 16, nonNegative],
    [9, 16, 40, nonNegative],
  ] as const)('%i×%i×%i is exact to the rounding of a float', async (rows, inner, columns, grid) => {
    const x = operandValues(grid === signed ? 'signed' : 'nonNegative', rows * inner, 1);
    const w = operandValues('signed', inner * columns, 2);
    const product = bareProduct(await instantiateKernel(), w, rows, inner, columns, settings, {
      x: grid,
      w: weights,
    });
    product.setInput(x);
    product.run();
    const y = product.result();
    const unit = (grid.limit / 255) * (weights.limit / 255);
    for (let i = 0; i < rows; i += 1)
      for (let k = 0; k < columns; k += 1) {
        let sum = 0;
        for (let j = 0; j < inner; j += 1)
          sum += code(x[i * inner + j]!, grid) * code(w[j * columns + k]!, weights);
        // Wrong by one code would be wrong by at least one unit.
        expect(Math.abs(y[i * columns + k]! / unit - sum)).toBeLessThan(0.3);
      }
  });

  it.each([
    [64, signed],
    [512, signed],
    [256, nonNegative],
  ] as const)('inner %i: the Gaussian variance is within 7·10⁻⁴ on average', async (inner, grid) => {
    const [rows, columns, photonsPerMac] = [16, 24, 20];
    const x = operandValues(grid === signed ? 'signed' : 'nonNegative', rows * inner, 3);
    const w = operandValues('signed', inner * columns, 4);
    const run = async (change: Partial<ProductSettings>) => {
      const kernel = await instantiateKernel();
      const all = { ...settings, ...change };
      const product = bareProduct(kernel, w, rows, inner, columns, all, { x: grid, w: weights });
      product.setInput(x);
      product.run();
      return product.result();
    };
    const [clean, noisy] = [await run({}), await run({ shotNoise: 'gaussian', photonsPerMac })];
    const xValues = Float64Array.from(x, (value) => (code(value, grid) * grid.limit) / 255);
    const wValues = Float64Array.from(w, (value) => (code(value, weights) * weights.limit) / 255);
    const largest = [1, -1].map((sign) => wValues.reduce((most, value) => Math.max(most, sign * value), 0));
    const key = streamKey(settings.seed, settings.layer, 6, purposes.gaussian);
    let [sum, expected, worst] = [0, 0, 0];
    for (let i = 0; i < rows; i += 1) {
      const row = xValues.subarray(i * inner, (i + 1) * inner);
      const sums = [1, -1].map((sign) => row.reduce((total, value) => total + Math.max(0, sign * value), 0));
      for (let k = 0; k < columns; k += 1) {
        let variance = 0;
        row.forEach((value, j) => {
          const weight = wValues[j * columns + k]!;
          const brightness = sums[value > 0 ? 0 : 1]! * Math.abs(value);
          variance +=
            (brightness * largest[weight > 0 ? 0 : 1]! * Math.abs(weight)) / (photonsPerMac * inner);
        });
        const z = normalAt(k, i, settings.window * 64, key);
        // Divided by small normals the deviation says nothing about the variance.
        if (Math.abs(z) < 0.3) continue;
        const found = ((noisy[i * columns + k]! - clean[i * columns + k]!) / z) ** 2;
        sum += found;
        expected += variance;
        worst = Math.max(worst, Math.abs(found / variance - 1));
      }
    }
    expect(Math.abs(sum / expected - 1)).toBeLessThan(7e-4);
    expect(worst).toBeLessThan(0.01);
  });
});

describe('the float product', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 13, 70])('inner %i: every row has its own variance', async (inner) => {
    const [rows, columns] = [6, 9];
    // Equal rows: the variance over its normal is the same number for all of them.
    const row = operandValues('signed', inner, 21);
    const x = Float32Array.from({ length: rows * inner }, (_, i) => row[i % inner]!);
    const w = operandValues('signed', inner * columns, 22);
    const run = async (change: Partial<ProductSettings>) => {
      const product = bareProduct(await instantiateKernel(), w, rows, inner, columns, {
        ...settings,
        ...change,
      });
      product.setInput(x);
      product.run();
      return product.result();
    };
    const [clean, noisy] = [await run({}), await run({ shotNoise: 'gaussian', photonsPerMac: 20 })];
    const key = streamKey(settings.seed, settings.layer, 6, purposes.gaussian);
    const deviation = (i: number, k: number) =>
      (noisy[i * columns + k]! - clean[i * columns + k]!) / normalAt(k, i, settings.window * 64, key);
    for (let i = 1; i < rows; i += 1)
      for (let k = 0; k < columns; k += 1)
        expect(Math.abs(deviation(i, k) / deviation(0, k) - 1)).toBeLessThan(2e-3);
  });
});
