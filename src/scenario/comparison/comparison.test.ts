import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../../energy';
import { decode } from '../codec';
import { toDesign } from '../design';
import { normalise, withValue } from '../overrides';
import { hardwarePresets } from '../presets/hardware';
import { modelPresets } from '../presets/models';
import { resolve } from '../resolve';
import { rowOf } from '../table';
import type { Overrides, ParameterRow } from '../types';
import {
  type Comparison,
  comparedKeys,
  decodeComparison,
  differingKeys,
  emptyComparison,
  encodeComparison,
  keysOfGroup,
  type SlotId,
  settle,
  slotIds,
  slotOverrides,
  waterfall,
  waterfallGroups,
} from './index';
import { comparisonView } from './view';

function arbitraryValue(row: ParameterRow): fc.Arbitrary<unknown> {
  switch (row.kind) {
    case 'integer':
      return fc.integer({ min: row.min, max: Math.min(row.max, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: row.min, max: row.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...row.choices.map(({ value }) => value));
    case 'boolean':
      return fc.boolean();
    case 'text':
      return fc.string({ maxLength: 5 });
  }
}

const design = fc
  .array(
    fc
      .constantFrom(...comparedKeys)
      .chain((key) => arbitraryValue(rowOf(key)).map((value) => [key, value] as const)),
    { maxLength: 12 },
  )
  .map((list) => list.reduce<Overrides>((overrides, [key, value]) => withValue(overrides, key, value), {}));

const slot = fc.record({
  name: fc.string({ unit: 'grapheme', maxLength: 10 }),
  overrides: design.map(normalise),
});
const optional = fc.option(slot, { nil: undefined });
const comparison = fc.record({ a: optional, b: optional, c: optional, d: optional }).chain((all) => {
  const slots = Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Comparison['slots'];
  const taken = Object.keys(slots) as SlotId[];
  const one = taken.length > 0 ? fc.constantFrom(null, ...taken) : fc.constant(null);
  return fc.record({ slots: fc.constant(slots), baseline: one, open: one });
});

describe('the link of a comparison', () => {
  it('is readable and holds what differs from the presets, slot by slot', () => {
    const two: Comparison = {
      slots: {
        a: { name: '', overrides: {} },
        c: { name: 'big & wide', overrides: { model: 'mt-nlg-530b', dacPj: 0.5 } },
      },
      baseline: 'c',
      open: null,
    };
    expect(encodeComparison(two)).toBe(
      'a.name=&c.name=big+%26+wide&c.model=mt-nlg-530b&c.dacPj=0.5&c.baseline=1',
    );
  });

  it('carries any comparison through the whole link, and leaves the page’s own parameters alone', () => {
    fc.assert(
      fc.property(comparison, (given) => {
        const link = `https://example.org/x/#v=1&view=compare&model=palm-like-540b&${encodeComparison(given)}`;
        const read = decodeComparison(link);
        expect(read.warnings).toEqual([]);
        expect(read.comparison ?? emptyComparison).toEqual(
          Object.keys(given.slots).length > 0 ? given : emptyComparison,
        );
        const main = decode(link);
        expect(main.warnings).toEqual([]);
        expect(main.overrides).toEqual({ view: 'compare', model: 'palm-like-540b' });
      }),
    );
  });

  it('takes at most 2000 characters for four ordinary designs', () => {
    const ordinary: Comparison = {
      slots: {
        a: { name: 'GPT-3 as in the paper', overrides: {} },
        b: {
          name: 'the same, electronics of the future',
          overrides: { hardware: 'paper-future', photonsPerDot: 65_280, signPasses: 4 },
        },
        c: {
          name: 'decode at a batch of 64 on B200',
          overrides: { phase: 'decode', batch: 64, kvInDram: true, digital: 'b200-fp4', causal: true },
        },
        d: {
          name: 'my own wide model',
          overrides: {
            layers: 48,
            width: 49_152,
            heads: 384,
            kvHeads: 48,
            ffnWidth: 131_072,
            gatedFfn: true,
            context: 8192,
            dacPj: 1.5,
            adcPj: 5.67,
            amplifierPj: 0.3,
            sramPjPerBit: 0.05,
            laserEfficiency: 0.17,
            detectorEfficiency: 0.8,
            lossDb: 3,
            clockGhz: 5,
            cores: 3000,
            digital: 'h100-fp8',
            year: 2026,
          },
        },
      },
      baseline: 'b',
      open: 'd',
    };
    const link = `https://reader.github.io/optical-transformer-explorer/#v=1&view=compare&${encodeComparison(ordinary)}`;
    expect(link.length).toBeLessThanOrEqual(2000);
    expect(decodeComparison(link).comparison).toEqual(ordinary);
  });

  it.each([
    ['a.dacPj=much&a.name=x', 'a.dacPj', /A: DAC energy: “much” is not a number; its default is used\./],
    ['b.width=1e12', 'b.width', /B: Width: 1000000000000 is outside/],
    ['b.seed=3', 'b.seed', /B: “seed” cannot be compared/],
    ['c.constructor=3', 'c.constructor', /C: “constructor” cannot be compared/],
    [`d.name=${'x'.repeat(50)}`, 'd.name', /D: its name is cut to 40 characters/],
  ])('names what it cannot use: %s', (hash, key, message) => {
    const { comparison: read, warnings } = decodeComparison(`v=1&${hash}`);
    expect(read).not.toBeNull();
    expect(warnings).toEqual([{ key, message: expect.stringMatching(message) }]);
    expect(() =>
      Object.values(read!.slots).map((each) => evaluateDesign(toDesign(resolve(each.overrides)))),
    ).not.toThrow();
  });

  it('never throws, whatever the text, and reads nothing of another version', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const { comparison: read } = decodeComparison(`a.${text}&b.name=%E0%A4%A`);
        expect(read === null || Object.keys(read.slots).every((id) => slotIds.includes(id as SlotId))).toBe(
          true,
        );
      }),
    );
    expect(decodeComparison('v=99&a.name=x').comparison).toBeNull();
    expect(decodeComparison(`a.name=${'x'.repeat(9000)}`).comparison).toBeNull();
  });
});

describe('an open slot', () => {
  it('is what the page shows, and keeps it when it is closed', () => {
    const opened: Comparison = { slots: { a: { name: 'x', overrides: {} } }, baseline: null, open: 'a' };
    const page: Overrides = { width: 4096, layers: 96, lang: 'zh', photonsPerMac: 5 };
    expect(slotOverrides(opened, page, 'a')).toEqual({ width: 4096, layers: 96 });
    // 96 layers are the preset's own, so they need not be kept.
    expect(settle(opened, page)).toEqual({
      slots: { a: { name: 'x', overrides: { width: 4096 } } },
      baseline: null,
      open: null,
    });
  });
});

describe('the waterfall from one design to another', () => {
  const shape = fc.constantFrom(...modelPresets.map(({ id }) => id));
  const machine = fc.constantFrom(...hardwarePresets.map(({ id }) => id));
  const sane = fc
    .record({ model: shape, hardware: machine, more: design })
    .map(({ model, hardware, more }) => resolve({ ...more, model, hardware } as Overrides));

  it('has parts that add up to the whole difference, and ends at the second design', () => {
    fc.assert(
      fc.property(sane, sane, fc.constantFrom('perMac' as const, 'perPass' as const), (from, to, measure) => {
        const { from: start, to: end, steps } = waterfall(from, to, measure);
        const measured = (scenario: typeof from) => {
          const evaluation = evaluateDesign(toDesign(scenario));
          return measure === 'perMac' ? evaluation.femtojoulesPerMac : evaluation.energyJoules;
        };
        expect(start).toBe(measured(from));
        expect(end).toBe(measured(to));
        expect(steps.map(({ group }) => group)).toEqual(waterfallGroups);
        const size = steps.reduce(
          (sum, { change }) => sum + Math.abs(change),
          Math.abs(start) + Math.abs(end),
        );
        const sum = steps.reduce((total, { change }) => total + change, 0);
        expect(Math.abs(sum - (end - start))).toBeLessThanOrEqual(1e-13 * size);
        expect(steps.filter(({ keys, change }) => keys.length === 0 && change !== 0)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('puts every compared key in exactly one group', () => {
    const all = waterfallGroups.flatMap((group) => keysOfGroup[group]);
    expect([...all].sort()).toEqual([...comparedKeys].sort());
  });

  it('blames the converters where only they differ', () => {
    const { steps } = waterfall(resolve({}), resolve({ dacPj: 5 }), 'perMac');
    expect(steps.filter(({ change }) => change !== 0).map(({ group, keys }) => [group, keys])).toEqual([
      ['converters', ['dacPj']],
    ]);
    expect(steps.find(({ group }) => group === 'converters')!.change).toBeLessThan(0);
  });

  it('lists the keys that differ between any of the designs', () => {
    expect(differingKeys([resolve({}), resolve({}), resolve({ dacPj: 5 })])).toEqual(['dacPj']);
    expect(differingKeys([])).toEqual([]);
  });
});

describe('everything that a comparison shows', () => {
  const a = resolve({});
  const b = resolve({ model: 'mt-nlg-530b', hardware: 'paper-future' });
  const view = comparisonView({ designs: [a, b], baseline: 1, page: resolve({ dacPj: 5 }) });

  it('has every design as it is alone, and the page beside them', () => {
    expect(view.designs.map(({ evaluation }) => evaluation)).toEqual(
      [a, b].map((scenario) => evaluateDesign(toDesign(scenario))),
    );
    expect(view.page).toEqual(evaluateDesign(toDesign(resolve({ dacPj: 5 }))));
  });

  it('goes from the baseline to each design, and for the baseline nowhere', () => {
    const [first, base] = view.designs;
    expect(first!.falls.perMac.from).toBe(base!.evaluation.femtojoulesPerMac);
    expect(first!.falls.perMac.to).toBeCloseTo(first!.evaluation.femtojoulesPerMac, 9);
    expect(base!.falls.perPass.steps.every(({ change }) => change === 0)).toBe(true);
  });

  it('takes every design at the width of the baseline', () => {
    const [first, base] = view.designs;
    expect(base!.atBaselineWidth).toBeCloseTo(base!.evaluation.femtojoulesPerMac, 9);
    // GPT-3 on its own machine at the width of MT-NLG: about 12288/20480 of what it takes, a little more for attention.
    const ratio = first!.atBaselineWidth / first!.evaluation.femtojoulesPerMac;
    expect(ratio).toBeGreaterThan(12_288 / 20_480);
    expect(ratio).toBeLessThan(0.65);
  });

  it('has a band around each that holds the design, and keeps it for the same design', () => {
    for (const { band, evaluation } of view.designs) {
      expect(band!.p05).toBeLessThan(evaluation.advantage);
      expect(band!.p95).toBeGreaterThan(evaluation.advantage);
    }
    const again = comparisonView({ designs: [a], baseline: 0, page: a });
    expect(again.designs[0]!.band).toBe(view.designs[0]!.band);
  });

  it('does without designs and without a baseline', () => {
    expect(comparisonView({ designs: [], baseline: -1, page: a }).designs).toEqual([]);
  });
});
