import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDesign, PACKED_LENGTH } from '../energy';
import { packScenario, toDesign } from './design';
import { packedVary } from './packedVary';
import { resolve } from './resolve';
import { table } from './table';
import type { Overrides, ParameterRow, ScenarioKey, ScenarioValue } from './types';
import { vary } from './vary';
import { mapView, sweepValues } from './views';

const energyGroups = ['shape', 'accounting', 'hardware', 'digital'];
const rows = table.filter((row) => energyGroups.includes(row.group) && row.kind !== 'text');

/** Scenarios that use what a plain model leaves out: experts, latents, windows, decode, chunks, own digital energy. */
const scenarios: Overrides[] = [
  {},
  { model: 'deepseek-v3', phase: 'decode' },
  { model: 'gpt-oss-20b', layers: 30, headDim: 77, digital: 'a100-int8', year: 2030 },
  { model: 'mixtral-8x7b', cores: 61, kvHeads: 4, digitalFjPerMac: 100 },
  { hardware: 'literature', width: 5000, heads: 40, ffnWidth: 9000 },
];

const valueAt = (row: ParameterRow, at: number): ScenarioValue => {
  const values = sweepValues(row, resolve({}), 9);
  return values[Math.floor(at * values.length)]!;
};

const rowAndPlace = fc.tuple(fc.constantFrom(...rows), fc.double({ min: 0, max: 0.999, noNaN: true }));

describe('packed designs with values changed', () => {
  it('equals the readable form over random sets of parameters, the same prepared form used again and again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios),
        fc.uniqueArray(fc.constantFrom(...rows), { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 4,
        }),
        (overrides, chosen, cells) => {
          const scenario = resolve(overrides);
          const keys = chosen.map(({ key }) => key as ScenarioKey);
          const pack = packedVary(scenario, keys);
          const at = vary(scenario);
          const packed = new Float64Array(PACKED_LENGTH);
          for (const places of cells) {
            const values = chosen.map((row, i) => valueAt(row, places[i]!));
            pack(values, packed);
            const readable = packScenario(at(Object.fromEntries(keys.map((key, i) => [key, values[i]!]))));
            for (let i = 0; i < PACKED_LENGTH; i += 1)
              if (readable[i] !== packed[i]) expect(packed[i]! / readable[i]!).toBeCloseTo(1, 12);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives a map whose cells are those of the readable form, whatever the pair', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), rowAndPlace, rowAndPlace, (overrides, [x, px], [y, py]) => {
        fc.pre(x.key !== y.key);
        const scenario = resolve({ ...overrides, sweepX: x.key, sweepY: y.key });
        const map = mapView(scenario, 5);
        const i = Math.floor(px * map.xs.length);
        const j = Math.floor(py * map.ys.length);
        const there = vary(scenario)({ [x.key]: map.xs[i], [y.key]: map.ys[j] });
        const { advantage } = evaluateDesign(toDesign(there));
        expect(map.advantage[j * map.xs.length + i]! / advantage).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });
});
