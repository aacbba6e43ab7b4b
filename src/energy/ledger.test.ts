import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDesign } from './ledger';
import { type DesignChanges, designWith } from './testDesign.fixture';
import type { Hardware } from './types';

const evaluate = (changes: DesignChanges = {}) => evaluateDesign(designWith(changes));
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('a shape small enough for a sheet of paper', () => {
  /*
   * L = 2 layers, d = 4, h = 2 heads of a = 3 (attention width 6, not 4), g = 1 key-value head, f = 5 gated, n = 3.
   * Per layer, P = n² = 9 pairs:
   *   Q K V   loads 3·4 = 12            detections 3·(2+2·1)·3 = 36      MACs 3·4·12 = 144
   *   Q·Kᵀ    loads 3·2·3 + 3·1·3 = 27  detections 2·9 = 18              MACs 2·9·3 = 54
   *   S·V     loads 2·9 + 3·1·3 = 27    detections 3·2·3 = 18            MACs 2·9·3 = 54
   *   output  loads 3·2·3 = 18          detections 3·4 = 12              MACs 3·6·4 = 72
   *   ff in   loads 3·4 = 12            detections 2·3·5 = 30            MACs 2·3·4·5 = 120
   *   ff out  loads 3·5 = 15            detections 3·4 = 12              MACs 3·5·4 = 60
   *   sum     loads 111                 detections 126                   MACs 504, of them 396 with weights
   *   softmax reads 18, writes 18; activation reads 2·3·5 = 30, writes 15: together 81 elements
   * Costs chosen round: word 2 bits × 1 pJ = 2 pJ to read; DAC 8 pJ at 4 bits, used at 3: 4 pJ; modulator 3 bits ×
   * 1000 fJ = 3 pJ, so a load is 9 pJ. Amplifier 1 pJ, ADC 2 pJ at 5 bits, used at 6: 4 pJ, write 2 pJ: 7 pJ. Holding
   * 500 fJ at 10 GHz, clock 5 GHz, half used: 2 pJ. Light: 40 photons / 4 = 10 per MAC of 2 eV = 20 eV.
   * Two layers: load 222·9 = 1998 pJ, detect 252·7 = 1764 pJ, digital 162·2 = 324 pJ, holding 792·2 = 1584 pJ,
   * light 1008·20 eV = 20160 eV.
   */
  const changes: DesignChanges = {
    shape: {
      layers: 2,
      width: 4,
      heads: 2,
      headDim: 3,
      valueDim: 3,
      kvHeads: 1,
      ffnWidth: 5,
      gatedFfn: true,
      context: 3,
    },
    hardware: {
      memoryBits: 2,
      sramPjPerBit: 1,
      dacPj: 8,
      dacReferenceBits: 4,
      inputBits: 3,
      modulatorFjPerBit: 1000,
      amplifierPj: 1,
      adcPj: 2,
      adcReferenceBits: 5,
      outputBits: 6,
      maintenanceFjPerMac: 500,
      clockGhz: 5,
      utilisation: 0.5,
      photonsPerDot: 40,
      photonEv: 2,
      weightBits: 6,
      dramPjPerBit: 1.5,
      coreWeights: 100,
    },
  };

  it('counts and spends as worked above', () => {
    const e = evaluate(changes);
    expect([e.loads, e.detections, e.macs]).toEqual([222, 252, 1008]);
    expect(e.byComponent.load).toBeCloseTo(1998e-12, 20);
    expect(e.byComponent.detect).toBeCloseTo(1764e-12, 20);
    expect(e.byComponent.digital).toBeCloseTo(324e-12, 20);
    expect(e.byComponent.maintenance).toBeCloseTo(1584e-12, 20);
    expect(e.byComponent.optical).toBeCloseTo(20_160 * 1.602176634e-19, 24);
    expect(e.digitalJoules).toBeCloseTo(1008 * 300e-15, 18);
  });

  it('attributes each operation its own', () => {
    const { ledger } = evaluate(changes);
    const of = (operation: string, component: string) =>
      ledger.find((row) => row.operation === operation && row.component === component)?.joules ?? 0;
    expect(of('queryKey', 'load')).toBeCloseTo(2 * 27 * 9e-12, 20);
    expect(of('attentionValue', 'detect')).toBeCloseTo(2 * 18 * 7e-12, 20);
    expect(of('feedForwardIn', 'detect')).toBeCloseTo(2 * 30 * 7e-12, 20);
    expect(of('queryKey', 'maintenance')).toBe(0);
    expect(of('softmax', 'digital')).toBeCloseTo(2 * 36 * 2e-12, 20);
    expect(of('activation', 'digital')).toBeCloseTo(2 * 45 * 2e-12, 20);
  });

  /*
   * Weights: per layer 4·12 + 6·4 + 3·4·5 = 132, so 264. One core of 100 weights: 3 chunks. Inputs of products with
   * weights (12 + 18 + 12 + 15 = 57 per layer) are loaded three times, attention's 54 once: 2·(171 + 54) = 450 loads
   * of 9 pJ. Each weight: 6 bits × 1.5 pJ + 4 pJ + 3 pJ = 16 pJ, 264 of them.
   * Time: 6 products × 2 layers × 3 vectors × 3 chunks / 5 GHz = 21.6 ns.
   */
  it('runs in chunks when the cores are too few', () => {
    const e = evaluate({ ...changes, hardware: { ...changes.hardware, cores: 1 } });
    expect(e.blockWeights).toBe(264);
    expect(e.chunks).toBe(3);
    expect(e.byOperation.weightReload).toBeCloseTo(264 * 16e-12, 20);
    expect(e.byComponent.load).toBeCloseTo(450 * 9e-12 + 264 * 16e-12, 20);
    expect(e.secondsPerPass).toBeCloseTo(21.6e-9, 18);
    // Detection does not change, and a batch shares the weights but not the inputs.
    expect(e.byComponent.detect).toBeCloseTo(1764e-12, 20);
    const four = evaluate({
      ...changes,
      hardware: { ...changes.hardware, cores: 1 },
      workload: { batch: 4 },
    });
    expect(four.byOperation.weightReload).toBeCloseTo(264 * 16e-12, 20);
    expect(four.byComponent.load).toBeCloseTo(4 * 450 * 9e-12 + 264 * 16e-12, 19);
  });

  it('counts causal and windowed pairs', () => {
    // Causal: 3·4/2 = 6 pairs, window 2: 1 + 2 + 2 = 5, in one of the two layers: 6 + 5 pairs of 2 heads, 3 wide, twice.
    const causal = evaluate({ ...changes, workload: { causal: true } });
    expect(causal.macs).toBe(2 * 396 + 2 * (2 * 6 * 3 * 2));
    const mixed = evaluate({
      ...changes,
      shape: { ...changes.shape, window: 2, windowedLayers: 1 },
      workload: { causal: true },
    });
    expect(mixed.macs).toBe(2 * 396 + 2 * 3 * 2 * (6 + 5));
  });
});

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

describe('what must hold for any design', () => {
  const positive = (high: number) => fc.double({ min: 0.01, max: high, noNaN: true });
  const designs = fc.record({
    layers: fc.integer({ min: 1, max: 200 }),
    heads: fc.integer({ min: 1, max: 64 }),
    headDim: fc.integer({ min: 1, max: 256 }),
    group: fc.constantFrom(1, 2, 4),
    ffnWidth: fc.integer({ min: 1, max: 50_000 }),
    gatedFfn: fc.boolean(),
    context: fc.integer({ min: 1, max: 10_000 }),
    window: fc.integer({ min: 0, max: 5000 }),
    experts: fc.constantFrom(0, 8),
    kvLatent: fc.constantFrom(0, 64),
    phase: fc.constantFrom('prefill' as const, 'decode' as const),
    causal: fc.boolean(),
    countHead: fc.boolean(),
    kvInDram: fc.boolean(),
    batch: fc.integer({ min: 1, max: 64 }),
    cores: fc.constantFrom(null, 1, 100),
    dacPj: positive(20),
  });
  const build = (d: typeof designs extends fc.Arbitrary<infer T> ? T : never): DesignChanges => ({
    shape: {
      layers: d.layers,
      width: d.heads * d.headDim,
      heads: d.heads,
      kvHeads: d.heads / d.group,
      headDim: d.headDim,
      valueDim: d.headDim,
      ffnWidth: d.ffnWidth,
      gatedFfn: d.gatedFfn,
      context: d.context,
      window: d.window,
      windowedLayers: d.layers,
      experts: d.experts,
      activeExperts: 2,
      expertWidth: 128,
      kvLatent: d.kvLatent,
    },
    workload: {
      phase: d.phase,
      causal: d.causal,
      countHead: d.countHead,
      kvInDram: d.kvInDram,
      batch: d.batch,
    },
    hardware: { cores: d.cores, dacPj: d.dacPj },
  });

  it('has parts that sum to the whole, each way they are cut', () => {
    fc.assert(
      fc.property(designs, (d) => {
        const e = evaluate(build(d));
        const sum = (record: Record<string, number>) => Object.values(record).reduce((a, b) => a + b, 0);
        expect(relative(sum(e.byComponent), e.energyJoules)).toBeLessThan(1e-12);
        expect(relative(sum(e.byOperation), e.energyJoules)).toBeLessThan(1e-12);
        expect(relative(sum(e.byPart), e.energyJoules)).toBeLessThan(1e-12);
        expect(e.ledger.every(({ joules }) => joules > 0)).toBe(true);
      }),
    );
  });

  it('doubles with the layers', () => {
    fc.assert(
      fc.property(designs, (d) => {
        // The head is outside the blocks, and a given number of cores would change the chunks.
        const once = build({ ...d, countHead: false, cores: null });
        const twice = {
          ...once,
          shape: { ...once.shape, layers: 2 * d.layers, windowedLayers: 2 * d.layers },
        };
        expect(relative(evaluate(twice).energyJoules, 2 * evaluate(once).energyJoules)).toBeLessThan(1e-12);
      }),
    );
  });

  it('never falls when a cost rises', () => {
    const costs = [
      'memoryBits',
      'inputBits',
      'weightBits',
      'outputBits',
      'sramPjPerBit',
      'dramPjPerBit',
      'dacPj',
      'modulatorFjPerBit',
      'amplifierPj',
      'adcPj',
      'maintenanceFjPerMac',
      'photonsPerDot',
      'photonEv',
      'lossDb',
    ] as const satisfies readonly (keyof Hardware)[];
    fc.assert(
      fc.property(designs, fc.constantFrom(...costs), positive(10), (d, cost, more) => {
        const changes = build(d);
        const before = evaluate(changes).energyJoules;
        const raised = { ...changes.hardware, [cost]: designWith(changes).hardware[cost] + more };
        expect(evaluate({ ...changes, hardware: raised }).energyJoules).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('costs a batch what its sequences cost, where no weights are loaded again', () => {
    fc.assert(
      fc.property(designs, (d) => {
        const single = evaluate(build({ ...d, cores: null, batch: 1 }));
        const batched = evaluate(build({ ...d, cores: null }));
        expect(relative(batched.energyJoules, d.batch * single.energyJoules)).toBeLessThan(1e-12);
        expect(relative(batched.macs, d.batch * single.macs)).toBeLessThan(1e-12);
      }),
    );
  });
});
