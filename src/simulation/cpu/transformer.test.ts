import { describe, expect, it } from 'vitest';
import { digitalSettings, floatSettings } from '../settings';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import type { SimulationSettings } from '../types';
import { createCpuBackend } from './backend';
import { causalSoftmax, crossEntropy, layerNorm, relu6 } from './layers';
import { headLogits, hiddenStates } from './transformer';

describe('digital layers', () => {
  it('layer norm: zero mean, biased unit variance, then weight and bias', () => {
    // (1, 3): mean 2, variance 1; ε = 0 → (−1, 1).
    expect([...layerNorm(Float64Array.of(1, 3), 2, [2, 4], [10, 20], 0)]).toEqual([8, 24]);
    // ε = 3: 1/√(1 + 3) = ½.
    expect([...layerNorm(Float64Array.of(1, 3), 2, [2, 4], [0, 0], 3)]).toEqual([-1, 2]);
  });

  it('causal softmax: later positions exactly 0, huge scores without overflow', () => {
    const w = causalSoftmax(Float64Array.of(5, 9, 1000, 1000 - Math.log(3)), 2);
    expect([...w].slice(0, 2)).toEqual([1, 0]);
    expect(w[2]).toBeCloseTo(0.75, 12);
    expect(w[3]).toBeCloseTo(0.25, 12);
  });

  it('ReLU6 and cross-entropy by hand', () => {
    expect([...relu6(Float64Array.of(-1, 2, 7))]).toEqual([0, 2, 6]);
    const logits = Float64Array.of(0, Math.log(3), 1000, 1000);
    // −ln(¾) and −ln(½).
    expect(crossEntropy(logits, [1, 0])).toBeCloseTo((-Math.log(0.75) + Math.log(2)) / 2, 12);
  });
});

const optical = (change: Partial<SimulationSettings> = {}): SimulationSettings => ({
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'poisson',
  photonsPerMac: 50,
  seed: 1,
  ...change,
});

describe('the Transformer', () => {
  const checkpoint = syntheticCheckpoint();
  const tokens = checkpoint.heldout.subarray(0, checkpoint.config.context);

  it.each([
    ['float', floatSettings],
    ['digital', digitalSettings(8)],
  ] as const)('%s: what stands later changes nothing earlier', (_, settings) => {
    const changed = tokens.slice();
    changed[20] = (changed[20]! + 1) % checkpoint.config.vocab;
    const { width } = checkpoint.config;
    const [a, b] = [tokens, changed].map((t) => hiddenStates(checkpoint, t, settings, 0));
    expect(a!.subarray(0, 20 * width)).toEqual(b!.subarray(0, 20 * width));
    expect(a!.subarray(20 * width, 21 * width)).not.toEqual(b!.subarray(20 * width, 21 * width));
  });

  it('has a uniform loss of ln(vocab) when every embedding is zero', async () => {
    const tensors = new Map(checkpoint.tensors);
    tensors.set('transformer.wte.weight', new Float32Array(tensors.get('transformer.wte.weight')!.length));
    const backend = await createCpuBackend({ ...checkpoint, tensors });
    const [loss] = await backend.windowLosses([0], floatSettings);
    expect(loss).toBeCloseTo(Math.log(checkpoint.config.vocab), 10);
  });

  it('comes close to float with many bits and to digital operands with endless light', async () => {
    const backend = await createCpuBackend(checkpoint);
    const [float] = await backend.windowLosses([1], floatSettings);
    const [fine] = await backend.windowLosses([1], digitalSettings(20));
    const [coarse] = await backend.windowLosses([1], digitalSettings(3));
    expect(Math.abs(fine! - float!)).toBeLessThan(1e-4);
    expect(Math.abs(coarse! - float!)).toBeGreaterThan(1e-3);
    const [endless] = await backend.windowLosses([1], optical({ photonsPerMac: Number.POSITIVE_INFINITY }));
    const [unroundedOutputs] = await backend.windowLosses([1], digitalSettings(8, 8, 0));
    expect(endless).toBeCloseTo(unroundedOutputs!, 12);
  });

  it('clamps optical outputs to their range', async () => {
    const ranges = Object.fromEntries(
      Object.entries(checkpoint.ranges).map(([name, range]) => [name, { ...range, y: [0, 0] as const }]),
    );
    const backend = await createCpuBackend({ ...checkpoint, ranges });
    const silent = await createCpuBackend({
      ...checkpoint,
      tensors: new Map(
        [...checkpoint.tensors].map(([name, values]) =>
          /(c_attn|c_proj|c_fc)\.weight$/.test(name)
            ? [name, new Float32Array(values.length)]
            : [name, values],
        ),
      ),
    });
    // Outputs clamped to nothing: the same as weights of nothing.
    expect((await backend.windowLosses([0], optical()))[0]).toBeCloseTo(
      (await silent.windowLosses([0], floatSettings))[0]!,
      12,
    );
  });

  it('gives every seed and window its own noise, and the same twice', async () => {
    const backend = await createCpuBackend(checkpoint);
    const losses = async (change: Partial<SimulationSettings>) => [
      ...(await backend.windowLosses([0, 1], optical(change))),
    ];
    const first = await losses({});
    expect(await losses({})).toEqual(first);
    expect(await losses({ seed: 2 })).not.toEqual(first);
    const [alone] = await backend.windowLosses([1], optical());
    expect(alone).toBe(first[1]);
  });

  it('logits are those of the last position', async () => {
    const backend = await createCpuBackend(checkpoint);
    const prefix = tokens.slice(0, 7);
    const all = headLogits(checkpoint, hiddenStates(checkpoint, prefix, floatSettings, 0));
    const last = await backend.logits(prefix, floatSettings, 0);
    expect(last).toEqual(Float32Array.from(all.subarray(6 * checkpoint.config.vocab)));
  });

  it('names a window that is not there', async () => {
    const backend = await createCpuBackend(checkpoint);
    await expect(backend.windowLosses([6], floatSettings)).rejects.toMatchObject({ kind: 'invalid-request' });
  });
});
