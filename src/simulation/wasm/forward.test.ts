import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../cpu/backend';
import { digitalSettings, floatSettings } from '../settings';
import { pairedDifference } from '../statistics';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import type { SimulationSettings } from '../types';
import { createWasmBackend } from './backend';
import { instantiateKernel } from './kernel';

const optical = (change: Partial<SimulationSettings>): SimulationSettings => ({
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'gaussian',
  photonsPerMac: 100,
  seed: 3,
  ...change,
});

const hardware = { minTransmission: 0.02004, noiseLinear: 0.021, noiseAttention: 0.0565 };

/**
 * A value at the border of two codes may fall on either side in single precision; one such code
 * moves the mean of this small model by up to some 10⁻³, so only settings without rounding are
 * held to single precision. 2,048 tokens in all, as the norm says; of Poisson noise, where one
 * count more changes everything after it, it asks for three standard errors of the paired difference.
 */
const cases: [string, SimulationSettings, number | 'paired'][] = [
  ['float', floatSettings, 1e-5],
  ['digital, 8 bits in and out', digitalSettings(8), 1e-3],
  ['digital, 16 bits', digitalSettings(16), 1e-4],
  ['optical, endless light', optical({ photonsPerMac: Number.POSITIVE_INFINITY }), 1e-3],
  ['Gaussian', optical({}), 1e-3],
  ['Gaussian, few photons', optical({ photonsPerMac: 5 }), 1e-3],
  ['Gaussian, hardware', optical(hardware), 1e-3],
  ['Gaussian, systematic errors', optical({ noiseLinear: 0.02, noiseAttention: 0.05 }), 1e-3],
  ['Gaussian, outputs of 6 bits', optical({ outputBits: 6 }), 2e-3],
  ['systematic errors alone', optical({ ...hardware, shotNoise: 'off' }), 1e-3],
  ['Poisson', optical({ shotNoise: 'poisson' }), 'paired'],
  ['Poisson, few photons', optical({ shotNoise: 'poisson', photonsPerMac: 1 }), 'paired'],
  ['Poisson, hardware', optical({ ...hardware, shotNoise: 'poisson' }), 'paired'],
];

describe('the forward pass in WebAssembly against float64', () => {
  const checkpoint = syntheticCheckpoint({ width: 32, heads: 4, context: 64 }, 32);
  const windows = Array.from({ length: 32 }, (_, window) => window);
  const backends = Promise.all([createCpuBackend(checkpoint), createWasmBackend(checkpoint)]);

  it.each(cases)('%s', async (_, settings, tolerance) => {
    const [cpu, wasm] = await backends;
    const expected = await cpu.windowLosses(windows, settings);
    const losses = await wasm.windowLosses(windows, settings);
    const { mean, standardError } = pairedDifference(losses, expected);
    // Where nothing differs the standard error is no measure either.
    const allowed = tolerance === 'paired' ? Math.max(1e-5, 3 * standardError) : tolerance;
    expect(Math.abs(mean)).toBeLessThan(allowed);
  });

  it.each([
    ['heads narrower than a panel', { width: 12, heads: 3, context: 21, vocab: 37 }],
    ['a width that is no multiple of 4', { width: 10, heads: 2, context: 9, vocab: 11 }],
    ['as wide as the widest of the family', { layers: 1, width: 512, heads: 4, context: 16, vocab: 64 }],
    ['one head, one layer', { width: 24, heads: 1, layers: 1, context: 17, vocab: 50 }],
  ])('odd sizes: %s', async (_, shape) => {
    const odd = syntheticCheckpoint(shape);
    const [cpu, wasm] = [await createCpuBackend(odd), await createWasmBackend(odd)];
    for (const settings of [floatSettings, optical({ inputBits: 16, weightBits: 16 })]) {
      const expected = await cpu.windowLosses([0, 3], settings);
      (await wasm.windowLosses([0, 3], settings)).forEach((loss, i) => {
        expect(Math.abs(loss - expected[i]!)).toBeLessThan(2e-4);
      });
    }
  });

  it.each([1, 7, 64])('logits after %i tokens', async (length) => {
    const [cpu, wasm] = await backends;
    const tokens = checkpoint.heldout.slice(0, length);
    const expected = await cpu.logits(tokens, floatSettings, 5);
    const logits = await wasm.logits(tokens, floatSettings, 5);
    expect(logits.length).toBe(checkpoint.config.vocab);
    logits.forEach((logit, i) => {
      expect(Math.abs(logit - expected[i]!)).toBeLessThan(1e-4);
    });
  });

  it('changing settings to and fro gives the same losses', async () => {
    const wasm = await createWasmBackend(checkpoint);
    const rounds = [floatSettings, optical({}), optical(hardware), optical({ shotNoise: 'poisson' })];
    const once = await Promise.all(rounds.map((settings) => wasm.windowLosses([2], settings)));
    for (let run = 0; run < 250; run += 1) {
      const i = run % rounds.length;
      expect(await wasm.windowLosses([2], rounds[i]!)).toEqual(once[i]);
    }
  });

  it('names a window that is not there, and refuses to work without light', async () => {
    const [, wasm] = await backends;
    await expect(wasm.windowLosses([32], floatSettings)).rejects.toMatchObject({ kind: 'invalid-request' });
    await expect(wasm.windowLosses([0], optical({ photonsPerMac: 0 }))).rejects.toMatchObject({
      kind: 'invalid-request',
    });
  });
});

describe('memory', () => {
  it('of a kernel does not grow over 1,000 windows', async () => {
    const { applySettings, loadModel } = await import('./model');
    const checkpoint = syntheticCheckpoint();
    const kernel = await instantiateKernel();
    loadModel(kernel, checkpoint);
    const rounds = [floatSettings, optical({}), optical(hardware), optical({ shotNoise: 'poisson' })];
    const run = (i: number) => {
      applySettings(kernel, rounds[i % rounds.length]!);
      const tokens = checkpoint.heldout.subarray(0, 25);
      new Uint16Array(kernel.memory.buffer, kernel.tokenPointer(), 25).set(tokens);
      kernel.windowLoss(kernel.tokenPointer(), 24, 0);
    };
    for (let i = 0; i < rounds.length; i += 1) run(i);
    const bytes = kernel.memory.buffer.byteLength;
    for (let i = 0; i < 1000; i += 1) run(i);
    expect(kernel.memory.buffer.byteLength).toBe(bytes);
  });
});
