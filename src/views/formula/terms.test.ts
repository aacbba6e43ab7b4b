import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../../energy';
import { modelPresets, type Overrides, resolve, toDesign } from '../../scenario';
import { perMacFormula } from './terms';

const formulaOf = (overrides: Overrides) => {
  const design = toDesign(resolve(overrides));
  const evaluation = evaluateDesign(design);
  return { formula: perMacFormula(design, evaluation), evaluation };
};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the energy per multiply-accumulate as a sum of terms', () => {
  it('has the numbers of GPT-3 that follow from App. D by hand', () => {
    const { formula } = formulaOf({});
    const joules = Object.fromEntries(formula.terms.map(({ id, joules: value }) => [id, value]));
    // Loads of a block: 10·2048·12288 + 96·2048² = 654.3e6; detections the same; MACs 12·2048·12288² + 2·2048²·12288.
    const macs = 12 * 2048 * 12_288 ** 2 + 2 * 2048 ** 2 * 12_288;
    const values = 10 * 2048 * 12_288 + 96 * 2048 ** 2;
    expect(formula.macsPerLoad).toBeCloseTo(macs / values, 6);
    expect(joules.load! * 1e15).toBeCloseTo((12.405e3 * values) / macs, 9);
    expect(joules.detect! * 1e15).toBeCloseTo((7.9744e3 * values) / macs, 9);
    // Softmax reads and writes 96·2048² scores, the activation 4·2048·12288 values, 2.4 pJ each way.
    expect(joules.steps! * 1e15).toBeCloseTo((2 * 2.4e3 * (96 * 2048 ** 2 + 4 * 2048 * 12_288)) / macs, 9);
    expect(formula.heldShare).toBeCloseTo((12 * 2048 * 12_288 ** 2) / macs, 9);
    expect(joules.light! * 1e15).toBeCloseTo((288_000 / 12_288) * 1.602176634e-4, 9);
    expect(formula.plain).not.toBeNull();
  });

  it.each<[string, Overrides]>([
    ['the paper’s accounting B', { inputLoads: 3, countDigital: false }],
    ['decode', { phase: 'decode' }],
    ['keys and values in DRAM', { phase: 'decode', kvInDram: true, batch: 8 }],
    ['too few cores', { model: 'future-16t', cores: 3000, batch: 4 }],
    ['the head counted', { countHead: true }],
    ['real light', { signPasses: 4, laserEfficiency: 0.17, lossDb: 3 }],
    ['a causal mask and the future machine', { causal: true, hardware: 'paper-future' }],
    ['layer norms counted, wires', { wireMm: 5, wireFjPerBitMm: 100 }],
    ...modelPresets.map(({ id }): [string, Overrides] => [id, { model: id }]),
  ])('adds up to the headline: %s', (_, overrides) => {
    const { formula, evaluation } = formulaOf(overrides);
    expect(
      sum(formula.terms.map(({ joules }) => joules)) / (evaluation.femtojoulesPerMac * 1e-15),
    ).toBeCloseTo(1, 9);
    expect(sum(formula.terms.map(({ share }) => share))).toBeCloseTo(1, 9);
    // The parts that are shown give the value that is shown.
    const load = formula.terms.find(({ id }) => id === 'load')!;
    expect(formula.costs.load / formula.macsPerLoad / load.joules).toBeCloseTo(1, 9);
  });

  it('shows the closed form only where it is this design’s', () => {
    expect(formulaOf({ phase: 'decode' }).formula.plain?.isDecode).toBe(true);
    expect(formulaOf({ causal: true }).formula.plain).toBeNull();
    expect(formulaOf({ kvHeads: 8 }).formula.plain).toBeNull();
    expect(formulaOf({ ffnWidth: 30_000 }).formula.plain).toBeNull();
  });
});
