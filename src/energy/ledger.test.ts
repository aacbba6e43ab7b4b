import { describe, expect, it } from 'vitest';
import { evaluateDesign } from './ledger';
import { type DesignChanges, designWith } from './testDesign.fixture';

const evaluate = (changes: DesignChanges = {}) => evaluateDesign(designWith(changes));

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
