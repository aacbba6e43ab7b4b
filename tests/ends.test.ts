import fc from 'fast-check';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput, PACKED_LENGTH } from '../src/energy';
import english from '../src/locales/en.json';
import {
  checkValue,
  evaluationView,
  modelsView,
  type Overrides,
  packedVary,
  resolve,
  type ScenarioKey,
  type ScenarioValue,
  table,
  widthView,
  withValue,
} from '../src/scenario';
import { createCpuBackend } from '../src/simulation/cpu/backend';
import { digitalSettings } from '../src/simulation/settings';
import { syntheticCheckpoint } from '../src/simulation/testing/syntheticCheckpoint';
import type { SimulationSettings } from '../src/simulation/types';
import { createWasmBackend } from '../src/simulation/wasm/backend';
import { formatNumber, formatQuantity, formatRatio } from '../src/units';
import { headline, sublines } from '../src/views/energy/sentences';

const energyGroups = ['shape', 'accounting', 'hardware', 'digital'];
const rows = table.filter(({ group, kind }) => energyGroups.includes(group) && kind !== 'text');

/** Smallest and largest value of a row, or all of its choices. */
function ends(key: ScenarioKey): ScenarioValue[] {
  const row = rows.find((each) => each.key === key)!;
  if (row.kind === 'boolean') return [false, true];
  if (row.kind === 'choice') return row.choices.map(({ value }) => value as ScenarioValue);
  if (row.kind === 'text') return [];
  return row.none ? [row.min, row.max, null] : [row.min, row.max];
}

const decades = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));

const bases: Overrides[] = [{}, { model: 'deepseek-v3', phase: 'decode' }];
const packed = new Float64Array(PACKED_LENGTH);
const out = new Float64Array(FAST_OUTPUT_LENGTH);

/** What is wrong with the numbers of a design: not finite, or below zero; empty if nothing is. */
function problems(): string[] {
  evaluatePacked(packed, out);
  return Object.entries(fastOutput).flatMap(([name, place]) => {
    const value = out[place]!;
    const isPositive = name === 'energyJoules' || name === 'macs' || name === 'femtojoulesPerMac';
    const isFine = Number.isFinite(value) && (isPositive ? value > 0 : value >= 0);
    return isFine ? [] : [`${name} = ${value}`];
  });
}

describe('every parameter at its ends', () => {
  it('and every pair of them gives finite, positive numbers', () => {
    const wrong: string[] = [];
    for (const base of bases) {
      const scenario = resolve(base);
      for (const [i, a] of rows.entries())
        for (const b of rows.slice(i + 1)) {
          const pack = packedVary(scenario, [a.key, b.key]);
          for (const x of ends(a.key))
            for (const y of ends(b.key)) {
              pack([x, y], packed);
              for (const problem of problems()) wrong.push(`${a.key}=${x} ${b.key}=${y}: ${problem}`);
            }
        }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('takes a value just outside to the end, and says so', () => {
    for (const row of table) {
      if (row.kind !== 'number' && row.kind !== 'integer') continue;
      const step = row.kind === 'integer' ? 1 : Math.max(Math.abs(row.max), 1) * 1e-9;
      expect(checkValue(row.key, row.max + step), row.key).toMatchObject({ value: row.max });
      expect(checkValue(row.key, row.max + step).problem, row.key).toContain('outside');
      expect(checkValue(row.key, row.min - step).value, row.key).toBe(row.min);
      expect(withValue({}, row.key, Number.NaN)).toEqual({});
    }
  });
});

/** Every number of a view that is not finite, by its path. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => notFinite(member, `${path}.${key}`));
}

describe('what the page shows', () => {
  beforeAll(() => {
    void i18next.init({
      lng: 'en',
      initAsync: false,
      resources: { en: { translation: english } },
      interpolation: { escapeValue: false },
    });
  });

  it('at every end: finite numbers in the headline and in the charts of models and width, sentences that read', () => {
    for (const base of bases)
      for (const { key } of rows)
        for (const end of ends(key)) {
          const overrides = withValue(base, key, end);
          const scenario = resolve(overrides);
          const view = evaluationView(scenario);
          const numbers = [view, modelsView(scenario), widthView(scenario, 5)];
          expect(notFinite(numbers), `${key}=${end}`).toEqual([]);
          const input = { overrides, scenario, evaluation: view.evaluation };
          for (const sentence of [headline(input, i18next.t, 'en'), ...sublines(input, i18next.t, 'en')]) {
            expect(sentence, `${key}=${end}`).not.toMatch(/NaN|undefined|Infinity|\de[+-]\d|\{\{/);
            expect(sentence.length, sentence).toBeLessThan(300);
          }
        }
  });
});

describe('anywhere within the bounds', () => {
  /** A value of a row: numbers as often near zero as near the top, and now and then at an end. */
  const anyOf = (key: ScenarioKey): fc.Arbitrary<ScenarioValue> => {
    const row = rows.find((each) => each.key === key)!;
    if (row.kind !== 'number' && row.kind !== 'integer') return fc.constantFrom(...ends(key));
    const low = Math.max(row.min, row.max * 1e-9, Number.MIN_VALUE);
    const between = fc
      .double({ min: 0, max: 1, noNaN: true })
      .map((share) => low * (row.max / low) ** share)
      .map((value) => checkValue(key, row.kind === 'integer' ? Math.round(value) : value).value!);
    return fc.oneof(
      { weight: 4, arbitrary: between },
      { weight: 1, arbitrary: fc.constantFrom(...ends(key)) },
    );
  };

  it('all parameters at once give finite, positive numbers', () => {
    const keys = rows.map(({ key }) => key);
    const pack = packedVary(resolve({}), keys);
    fc.assert(
      fc.property(fc.tuple(...keys.map(anyOf)), (values) => {
        pack(values, packed);
        expect(problems()).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('the simulation', () => {
  const checkpoint = syntheticCheckpoint();
  const windows = [0, 1, 2, 3];
  const at = (photonsPerMac: number, shotNoise: 'poisson' | 'gaussian'): SimulationSettings => ({
    ...digitalSettings(8, 8, 0),
    mode: 'optical',
    photonsPerMac,
    shotNoise,
    seed: 1,
  });

  it.each([createCpuBackend, createWasmBackend])(
    'from 10⁻⁶ to 10¹² photons: finite losses, those of the digital model where light is bright (%o)',
    async (create) => {
      const backend = await create(checkpoint);
      const digital = await backend.windowLosses(windows, digitalSettings(8, 8, 0));
      for (const shotNoise of ['poisson', 'gaussian'] as const)
        for (const photons of decades(-6, 12)) {
          const losses = await backend.windowLosses(windows, at(photons, shotNoise));
          expect(losses.every((loss) => Number.isFinite(loss) && loss > 0)).toBe(true);
          if (photons < 1e10) continue;
          const differences = losses.map((loss, i) => Math.abs(loss - digital[i]!));
          expect(Math.max(...differences)).toBeLessThan(5e-3);
        }
      backend.dispose();
    },
  );
});

/** Joules of a pass. */
function joules(overrides: Overrides, key: ScenarioKey, value: ScenarioValue): number {
  packedVary(resolve(overrides), [key])([value], packed);
  evaluatePacked(packed, out);
  return out[fastOutput.energyJoules]!;
}

describe('over the whole range', () => {
  const allowed = (key: ScenarioKey, values: number[]) => {
    const row = rows.find((each) => each.key === key)!;
    if (row.kind !== 'number' && row.kind !== 'integer') throw new Error(`${key} is no number`);
    return values.filter((value) => value >= row.min && value <= row.max);
  };

  it.each([
    ['width', decades(0, 7)],
    ['layers', decades(0, 5)],
    ['context', decades(0, 7)],
    ['batch', decades(0, 5)],
    ['photonsPerDot', decades(-6, 12)],
    ['dacPj', decades(-6, 6)],
    ['adcPj', decades(-6, 6)],
    ['sramPjPerBit', decades(-6, 6)],
    ['dramPjPerBit', decades(-6, 6)],
    ['lossDb', [0, 1, 3, 10, 30]],
  ] as const)('more %s never costs less', (key, values) => {
    const energies = allowed(key, [...values]).map((value) => joules({}, key, value));
    expect(energies.length).toBeGreaterThan(2);
    expect(energies).toEqual([...energies].sort((a, b) => a - b));
    expect(energies.every((energy) => Number.isFinite(energy) && energy > 0)).toBe(true);
  });

  it.each(['laserEfficiency', 'detectorEfficiency'] as const)('more %s never costs more', (key) => {
    const energies = allowed(key, [0.001, 0.01, 0.1, 0.5, 1]).map((value) => joules({}, key, value));
    expect(energies).toEqual([...energies].sort((a, b) => b - a));
  });

  it('reads as a short text, whatever the size', () => {
    for (const value of [
      ...decades(-40, 40),
      ...decades(-40, 40).map((each) => each * 9.9996),
      5e-324,
      1.7e308,
    ])
      for (const text of [formatNumber(value), formatQuantity(value, 'J'), formatRatio(value)]) {
        expect(text.length, text).toBeLessThan(26);
        expect(text).not.toMatch(/NaN|undefined|Infinity|e[+-]/);
      }
  });
});
