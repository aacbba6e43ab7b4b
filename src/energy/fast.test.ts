import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput, LEDGER } from './fast';
import { evaluateDesign } from './ledger';
import { PACKED_LENGTH, packDesign } from './packed';
import { designWith } from './testDesign.fixture';
import { components, type Design, operations } from './types';

const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const whole = (low: number, high: number) => fc.integer({ min: low, max: high });
const flag = fc.boolean();

/** Designs from every corner: grouped, latent, mixed, windowed, chunked, with and without the extensions. */
const designs: fc.Arbitrary<Design> = fc
  .record({
    shape: fc.record({
      layers: whole(1, 200),
      width: between(16, 20_000),
      heads: between(1, 128),
      kvHeads: between(1, 8),
      headDim: between(8, 256),
      ffnWidth: between(1, 80_000),
      gatedFfn: flag,
      vocab: whole(2, 300_000),
      context: whole(1, 5000),
      experts: fc.constantFrom(0, 8, 256),
      activeExperts: whole(1, 8),
      sharedExperts: whole(0, 2),
      expertWidth: between(1, 4096),
      denseLayers: whole(0, 5),
      kvLatent: fc.constantFrom(0, 0, 512),
      queryLatent: fc.constantFrom(0, 1536),
      ropeDim: whole(0, 8),
      valueDim: between(8, 256),
      window: fc.constantFrom(0, 128, 4000),
      windowedLayers: whole(1, 200),
      extraProjections: fc.constantFrom(0, 1),
      encoderLayers: fc.constantFrom(0, 0, 1, 24),
      encoderTokens: whole(1, 5000),
    }),
    workload: fc.record({
      inputLoads: fc.constantFrom(1 as const, 3 as const),
      countDigital: flag,
      countNorms: flag,
      countHead: flag,
      causal: flag,
      phase: fc.constantFrom('prefill' as const, 'decode' as const),
      batch: whole(1, 100),
      kvInDram: flag,
      signPasses: fc.constantFrom(1 as const, 4 as const),
    }),
    hardware: fc.record({
      memoryBits: whole(1, 16),
      inputBits: whole(1, 12),
      weightBits: whole(1, 16),
      outputBits: whole(1, 12),
      dacReferenceBits: whole(1, 12),
      adcReferenceBits: whole(1, 12),
      dacPj: between(0.01, 20),
      maintenanceFjPerMac: fc.oneof(fc.constant(0), between(1e-6, 1)),
      holdMilliwatts: fc.constantFrom(0, 0.4),
      wireMm: fc.constantFrom(0, 3),
      lossDb: fc.constantFrom(0, 7),
      receiver: fc.constantFrom('photons' as const, 'shotNoise' as const, 'amplifierNoise' as const),
      laserEfficiency: between(0.01, 1),
      utilisation: between(0.1, 1),
      clockGhz: between(0.1, 50),
      photonEv: between(0.5, 3),
      cores: fc.constantFrom(null, 1, 1000),
    }),
    digital: fc.record({
      femtojoulesPerMac: between(1, 3000),
      boardPicojoulesPerBit: fc.constantFrom(null, 20),
    }),
  })
  .map(designWith);

describe('the fast form', () => {
  it('equals the readable one, row by row', () => {
    const input = new Float64Array(PACKED_LENGTH);
    const out = new Float64Array(FAST_OUTPUT_LENGTH);
    const close = (fast: number, readable: number, name: string) => {
      const size = Math.max(Math.abs(fast), Math.abs(readable));
      expect(Math.abs(fast - readable), `${name}: ${fast} against ${readable}`).toBeLessThanOrEqual(
        1e-12 * size,
      );
    };
    fc.assert(
      fc.property(designs, (design) => {
        evaluatePacked(packDesign(design, input), out);
        const e = evaluateDesign(design);
        for (const name of Object.keys(fastOutput) as (keyof typeof fastOutput)[])
          close(out[fastOutput[name]]!, e[name], name);
        for (const [i, operation] of operations.entries())
          for (const [j, component] of components.entries()) {
            const row = e.ledger.find(
              (entry) => entry.operation === operation && entry.component === component,
            );
            close(out[LEDGER + i * components.length + j]!, row?.joules ?? 0, `${operation} ${component}`);
          }
      }),
      { numRuns: 1000 },
    );
  });
});
