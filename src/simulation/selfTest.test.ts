import { describe, expect, it } from 'vitest';
import { chooseBackend } from './backends';
import { createCpuBackend } from './cpu/backend';
import { selfTest } from './selfTest';
import type { BackendFactory, TransformerBackend } from './types';

/** The reference with one fault. */
const faulty =
  (fault: (backend: TransformerBackend) => Partial<TransformerBackend>): BackendFactory =>
  async (checkpoint) => {
    const backend = await createCpuBackend(checkpoint);
    return { ...backend, ...fault(backend) };
  };

describe('selfTest', () => {
  it('passes the reference', async () => expect(await selfTest(createCpuBackend)).toBe(0));

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
    expect(report.detail).toContain('WebGL');
    expect(report.selfTestError).toBeLessThan(5e-3);
  });

  it('takes what is asked for, and goes down the ladder where that is not there or has failed', async () => {
    expect((await chooseBackend({ force: 'cpu' })).report.backend).toBe('cpu');
    expect((await chooseBackend({ force: 'webgl' })).report.backend).toBe('wasm');
    expect((await chooseBackend({ except: ['webgl', 'wasm'] })).report.backend).toBe('cpu');
  });
});
