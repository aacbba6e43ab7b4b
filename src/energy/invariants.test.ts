import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDesign } from './ledger';
import { type DesignChanges, designWith } from './testDesign.fixture';
import type { Hardware } from './types';

const evaluate = (changes: DesignChanges = {}) => evaluateDesign(designWith(changes));
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

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
