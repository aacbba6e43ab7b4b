import { describe, expect, it } from 'vitest';
import { elementaryCosts } from './costs';
import { evaluateDesign } from './ledger';
import { ELECTRONVOLT, photonsPerDotProduct } from './light';
import { designWith } from './testDesign.fixture';
import type { Hardware } from './types';

const hardware = (changes: Partial<Hardware>) => designWith({ hardware: changes }).hardware;

describe('light that the receiver needs', () => {
  /** Tabulated for R = 1 A/W: 0.12, 1.97, 31.5 fJ shot noise at 4, 6, 8 bits; 3.1, 12.4, 49.5 fJ at 1 GHz and 5 pA/√Hz. */
  it.each([
    [4, 0.12, 3.1],
    [6, 1.97, 12.4],
    [8, 31.5, 49.5],
  ])('%d bits: %d fJ of shot noise, %d fJ of amplifier noise', (outputBits, shot, amplifier) => {
    const femtojoules = (receiver: Hardware['receiver']) =>
      photonsPerDotProduct(hardware({ receiver, outputBits, clockGhz: 1 })) * ELECTRONVOLT * 1e15;
    expect(femtojoules('shotNoise') / shot).toBeCloseTo(1, 1);
    // With both noises the energy E obeys E² = S·E + A².
    const both = femtojoules('amplifierNoise');
    expect(both ** 2 / (shot * both + amplifier ** 2)).toBeCloseTo(1, 1);
  });

  it('is the given number of photons otherwise, and divided by what is lost on the way', () => {
    expect(photonsPerDotProduct(hardware({}))).toBe(288_000);
    const ideal = elementaryCosts(hardware({}), 192, 1).lightPerMac;
    // The paper: 1500 photons of 1 eV per MAC at width 192.
    expect(ideal).toBeCloseTo(1500 * 1.602176634e-19, 28);
    const real = elementaryCosts(
      hardware({ laserEfficiency: 0.2, detectorEfficiency: 0.5, lossDb: 10 }),
      192,
      4,
    ).lightPerMac;
    expect(real / ideal).toBeCloseTo((4 * 10) / (0.2 * 0.5), 9);
  });
});

describe('what the paper leaves out', () => {
  it('is off by default and costs what it says', () => {
    const plain = evaluateDesign(designWith());
    const n = 2048;
    // 8 bits · 100 fJ · 2 mm = 1.6 pJ for every value loaded and detected.
    const wires = evaluateDesign(designWith({ hardware: { wireMm: 2 } }));
    expect(wires.energyJoules - plain.energyJoules).toBeCloseTo(
      (plain.loads + plain.detections) * 1.6e-12,
      9,
    );
    // 1 mW for 0.1 ns is 0.1 pJ per MAC with weights in place: 12·d²·n·L of them.
    const heaters = evaluateDesign(designWith({ hardware: { holdMilliwatts: 1 } }));
    expect(heaters.energyJoules - plain.energyJoules).toBeCloseTo(12 * 12_288 ** 2 * n * 96 * 1e-13, 6);
    // Ten elements per block and value of the stream, 2.4 pJ each.
    const norms = evaluateDesign(designWith({ workload: { countNorms: true } }));
    expect(norms.energyJoules - plain.energyJoules).toBeCloseTo(10 * n * 12_288 * 96 * 2.4e-12, 9);
  });
});
