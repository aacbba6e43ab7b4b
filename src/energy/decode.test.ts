import { describe, expect, it } from 'vitest';
import { evaluateDesign } from './ledger';
import { type DesignChanges, designWith } from './testDesign.fixture';

const evaluate = (changes: DesignChanges = {}) => evaluateDesign(designWith(changes));
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('decode', () => {
  /*
   * Plain shape d = 8, h = 2, a = 4, f = 32, context 10, one layer: loads 8·8 + 2·10·8 + 2·10 = 244,
   * detections 10·8 + 2·10 = 100, MACs 12·64 + 2·8·10 = 928.
   */
  const shape = {
    layers: 1,
    width: 8,
    heads: 2,
    kvHeads: 2,
    headDim: 4,
    valueDim: 4,
    ffnWidth: 32,
    context: 10,
  };
  it('counts one token', () => {
    const e = evaluate({ shape, workload: { phase: 'decode' } });
    expect([e.loads, e.detections, e.macs]).toEqual([244, 100, 928]);
  });

  /*
   * n tokens decoded one by one are the causal pass, but that step i loads i keys and values again where the pass loads
   * each once: (h·a keys + h·a values)·(Σ i − n) = h·a·n·(n − 1) = 8·10·9 = 720 loads more. The pass takes
   * 10·n·d + h·n·(n + 1)/2 loads, so beside a wide model they vanish.
   */
  it('summed over the positions is the causal pass, apart from keys and values loaded again', () => {
    const steps = Array.from({ length: 10 }, (_, i) =>
      evaluate({ shape: { ...shape, context: i + 1 }, workload: { phase: 'decode' } }),
    );
    const sum = (of: (e: (typeof steps)[number]) => number) => steps.reduce((total, e) => total + of(e), 0);
    const pass = evaluate({ shape, workload: { causal: true } });
    expect(sum((e) => e.macs)).toBe(pass.macs);
    expect(sum((e) => e.detections)).toBe(pass.detections);
    expect(sum((e) => e.loads) - pass.loads).toBe(720);
    for (const component of ['detect', 'digital', 'maintenance', 'optical'] as const)
      expect(
        relative(
          sum((e) => e.byComponent[component]),
          pass.byComponent[component],
        ),
      ).toBeLessThan(1e-9);
  });

  it('summed over the positions approaches the causal pass as the model widens', () => {
    const excess = (width: number) => {
      const wide = { ...shape, width, heads: 1, kvHeads: 1, headDim: 4, ffnWidth: 4 * width };
      const loads = (context: number, phase: 'prefill' | 'decode') =>
        evaluate({ shape: { ...wide, context }, workload: { phase, causal: true } }).loads;
      const steps = Array.from({ length: 10 }, (_, i) => loads(i + 1, 'decode')).reduce((a, b) => a + b, 0);
      return steps / loads(10, 'prefill') - 1;
    };
    expect(excess(80)).toBeLessThan(excess(8));
    expect(excess(80_000)).toBeLessThan(1e-3);
  });

  it('pays DRAM for each key and value element', () => {
    const plain = evaluate({ shape, workload: { phase: 'decode' } });
    const dram = evaluate({ shape, workload: { phase: 'decode', kvInDram: true } });
    // 2 · 10 positions · 8 elements · 8 bits · 1 pJ.
    expect(dram.energyJoules - plain.energyJoules).toBeCloseTo(160 * 8e-12, 18);
    expect(dram.byPart.dram).toBeCloseTo(160 * 8e-12, 20);
  });

  it('sets digital the memory floor, shared by the batch for weights only', () => {
    // 768 weights · 8 bits · 20 pJ = 122,880 pJ whatever the batch; keys and values 160 · 160 pJ = 25,600 pJ a sequence.
    const digital = { femtojoulesPerMac: 300, boardPicojoulesPerBit: 20 };
    for (const batch of [1, 4])
      expect(evaluate({ shape, digital, workload: { phase: 'decode', batch } }).digitalJoules).toBeCloseTo(
        122_880e-12 + batch * 25_600e-12,
        18,
      );
    // A batch large enough is bound by compute again: 160 pJ / 0.3 pJ per MAC = 533.
    const large = evaluate({ shape, digital, workload: { phase: 'decode', batch: 1000 } });
    expect(large.digitalJoules).toBeCloseTo(1000 * (768 * 0.3e-12 + 25_600e-12), 12);
    expect(evaluate({ shape, digital }).digitalFemtojoulesPerMac).toBeCloseTo(300, 9);
  });
});
