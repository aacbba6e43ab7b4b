import { describe, expect, it } from 'vitest';
import { chooseBackend } from './backends';
import { createCpuBackend } from './cpu/backend';
import { selfTest } from './selfTest';
import type { BackendFactory, ProductSettings, ShotNoise, TransformerBackend } from './types';

/** The reference with one fault. */
const faulty =
  (fault: (backend: TransformerBackend) => Partial<TransformerBackend>): BackendFactory =>
  async (checkpoint) => {
    const backend = await createCpuBackend(checkpoint);
    return { ...backend, ...fault(backend) };
  };

/** The reference with other products; each value and what it would be without noise. */
const withProduct = (
  change: (value: number, mean: number) => number,
  isWanted: (settings: ProductSettings) => boolean = () => true,
) =>
  faulty((right) => ({
    async product(...args) {
      const settings = args[5];
      const y = await right.product(...args);
      if (!isWanted(settings)) return y;
      args[5] = { ...settings, shotNoise: 'off', systematicError: 0 };
      const mean = await right.product(...args);
      return y.map((value, i) => change(value, mean[i]!));
    },
  }));

const withNoise = (kind: ShotNoise, change: (value: number, mean: number) => number) =>
  withProduct(change, ({ shotNoise }) => shotNoise === kind);

/** 11 significant bits, as in a 16-bit float. */
const halfPrecision = (value: number) => {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10);
  return Math.round(value / unit) * unit;
};

describe('selfTest', () => {
  it('passes the reference', async () => expect(await selfTest(createCpuBackend)).toBe(0));

  it.each([
    [
      'one wrong bit of the hash',
      /1 of 96 words of the integer hash/,
      faulty((right) => ({
        randomWords: async (...counters) => {
          const words = await right.randomWords(...counters);
          words[40]! ^= 1 << 31;
          return words;
        },
      })),
    ],
    ['sums in half precision', /a product differs/, withProduct((value) => halfPrecision(value))],
    ['products of zero', /a product differs/, withProduct(() => 0)],
    ['products that are no numbers', /a product differs/, withProduct(() => Number.NaN)],
    ['biased noise', /the mean of gaussian noise/, withNoise('gaussian', (value) => value + 0.2)],
    ['biased counts', /the mean of poisson noise/, withNoise('poisson', (value) => value + 0.2)],
    [
      'too little noise',
      /the variance of gaussian noise/,
      withNoise('gaussian', (value, mean) => (value + mean) / 2),
    ],
    ['too little noise of counts', /the variance of poisson noise/, withNoise('poisson', (_, mean) => mean)],
    ['noise that is no number', /the mean of poisson noise/, withNoise('poisson', () => Number.NaN)],
  ])('finds out %s, and names it', async (_, message, create) => {
    await expect(selfTest(create)).rejects.toMatchObject({
      kind: 'self-test',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['zeros without an error', faulty(() => ({ windowLosses: async (w) => new Float64Array(w.length) }))],
    [
      'no numbers',
      faulty(() => ({ windowLosses: async (w) => new Float64Array(w.length).fill(Number.NaN) })),
    ],
    [
      'other noise',
      faulty((right) => ({ windowLosses: (w, s) => right.windowLosses(w, { ...s, seed: s.seed + 1 }) })),
    ],
    [
      'the noise of half as much light again',
      faulty((right) => ({
        windowLosses: (w, s) => right.windowLosses(w, { ...s, photonsPerMac: s.photonsPerMac * 1.5 }),
      })),
    ],
    [
      'no noise',
      faulty((right) => ({ windowLosses: (w, s) => right.windowLosses(w, { ...s, shotNoise: 'off' }) })),
    ],
    [
      'no systematic error',
      faulty((right) => ({
        windowLosses: (w, s) => right.windowLosses(w, { ...s, noiseLinear: 0, noiseAttention: 0 }),
      })),
    ],
  ])('finds out %s', async (_, create) => {
    await expect(selfTest(create)).rejects.toMatchObject({ kind: 'self-test' });
  });
});

describe('chooseBackend', () => {
  it('takes WebAssembly where there is no graphics processor, and says so', async () => {
    const { report } = await chooseBackend();
    expect(report.backend).toBe('wasm');
    expect(report.passedOver).toMatchObject([{ backend: 'webgl', reason: 'unsupported' }]);
    expect(report.selfTestError).toBeLessThan(5e-3);
  });

  it('takes what is asked for, and goes down the ladder where that is not there or has failed', async () => {
    expect((await chooseBackend({ force: 'cpu' })).report.backend).toBe('cpu');
    expect((await chooseBackend({ force: 'webgl' })).report.backend).toBe('wasm');
    expect((await chooseBackend({ except: ['webgl', 'wasm'] })).report.backend).toBe('cpu');
  });
});
