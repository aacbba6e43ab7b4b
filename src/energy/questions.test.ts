import { describe, expect, it } from 'vitest';
import { compareChunked } from './chunking';
import { depthAgainstWidth, headsAgainstLength, withDepth } from './depthWidth';
import { evaluateDesign } from './ledger';
import { blockWeights } from './products';
import { matrixProductJoules } from './singleProduct';
import { solveFor } from './solve';
import { designWith } from './testDesign.fixture';

const range = { min: 0.001, max: 1000, scale: 'log' as const, whole: false, near: 10 };

describe('solving for a target', () => {
  const advantage = (dacPj: number) => evaluateDesign(designWith({ hardware: { dacPj } })).advantage;

  it('evaluates to the target again', () => {
    for (const target of [20, 72, 100, 120]) {
      const solution = solveFor(advantage, target, range);
      expect(solution.reachable).toBe(true);
      if (solution.reachable) expect(advantage(solution.value) / target).toBeCloseTo(1, 9);
    }
  });

  it('says how far it gets where the target is out of reach', () => {
    // Without any DAC: 1.514 J − 0.628 J remain of the pass, so 124 times is the end of this road.
    const solution = solveFor(advantage, 1000, range);
    expect(solution.reachable).toBe(false);
    if (!solution.reachable) {
      expect(solution.bestValue).toBe(0.001);
      expect(solution.best).toBeCloseTo((72.544 * 1.5141) / (1.5141 - 0.6281), 0);
    }
  });

  it('takes the whole number that still reaches, and the solution nearest to where one stands', () => {
    const hill = (x: number) => 100 - (x - 50) ** 2;
    const whole = { min: 0, max: 100, scale: 'linear' as const, whole: true, near: 70 };
    expect(solveFor(hill, 90, whole)).toEqual({ reachable: true, value: 53, reached: 91 });
    expect(solveFor(hill, 90, { ...whole, near: 10 })).toEqual({ reachable: true, value: 47, reached: 91 });
    expect(solveFor(hill, 101, whole)).toEqual({ reachable: false, bestValue: 50, best: 100 });
    expect(solveFor(() => 5, 4, whole)).toEqual({ reachable: true, value: 70, reached: 5 });
  });
});

describe('chunks against a group of digital processors', () => {
  it('is the ledger of a machine with as much room', () => {
    const capacity = 1e8;
    const compared = compareChunked(designWith(), capacity);
    const machine = evaluateDesign(designWith({ hardware: { cores: 10, coreWeights: 1e7 } }));
    expect(compared.chunks).toBe(1740);
    expect(compared.opticalJoules).toBe(machine.energyJoules);
    // Inputs of the weight products, 7·n·d per block: x, attention's output, x again, 4 hidden; 8 bits of 1 pJ.
    const fetched = 1740 * 7 * 2048 * 12_288 * 96 * 8e-12;
    expect(compared.digitalGroupJoules).toBeCloseTo(machine.macs * 300e-15 + fetched, 3);
    const room = compareChunked(designWith(), 1e12);
    expect([room.chunks, room.advantage]).toEqual([1, evaluateDesign(designWith()).advantage]);
  });

  it('is recovered in part by a larger batch: weights are shared, inputs are not', () => {
    const at = (batch: number) => compareChunked(designWith({ workload: { batch } }), 1e8).advantage;
    expect(at(8)).toBeGreaterThan(at(1));
    expect(at(1e6)).toBeLessThan(compareChunked(designWith(), 1e12).advantageUnchunked * 1.5);
  });
});

describe('shapes of the same size', () => {
  it('keep the parameters, and one layer of GPT-3 gains what the paper says', () => {
    for (const kept of ['headDim', 'heads'] as const) {
      const shape = withDepth(designWith().shape, 1, kept);
      expect(blockWeights(shape) / blockWeights(designWith().shape)).toBeCloseTo(1, 9);
    }
    // The paper: width 120,384 with 96 heads, about 1600 times; worked by hand 1625.
    const [single] = depthAgainstWidth(designWith(), [1], 'heads');
    expect(single!.width / 120_384).toBeCloseTo(1, 3);
    expect(single!.advantage / 1625).toBeCloseTo(1, 2);
    const [same] = depthAgainstWidth(designWith(), [96], 'headDim');
    expect(same!.advantage).toBeCloseTo(evaluateDesign(designWith()).advantage, 9);
  });

  it('gain from fewer, longer heads', () => {
    const [few, many] = headsAgainstLength(designWith(), [48, 192]);
    expect(few!.headDim).toBe(256);
    expect(few!.advantage).toBeGreaterThan(many!.advantage);
  });
});

describe('a single product', () => {
  it('of 10⁴ × 10⁴ takes 2.04 fJ per MAC: 147 times less than 300', () => {
    // 10⁴·12.405 pJ + 10⁴·7.974 pJ, holding 0.002 fJ and 28.8 photons per MAC.
    const joules = matrixProductJoules(designWith().hardware, {
      rows: 1,
      inner: 1e4,
      columns: 1e4,
      weightsInPlace: true,
    });
    const byHand = 1e4 * (12.405e-12 + 7.9744e-12) + 1e8 * (2e-18 + 28.8 * 1.602177e-19);
    expect(joules / byHand).toBeCloseTo(1, 6);
    expect((1e8 * 300e-15) / joules).toBeCloseTo(147, 0);
    // Loading the matrix as well costs its 10⁸ elements, and nothing is held.
    const dynamic = matrixProductJoules(designWith().hardware, {
      rows: 1,
      inner: 1e4,
      columns: 1e4,
      weightsInPlace: false,
    });
    expect(dynamic - joules).toBeCloseTo(1e8 * (12.405e-12 - 2e-18), 9);
  });
});
