import { describe, expect, it } from 'vitest';
import { boundsOf, evaluationView, isShown, resolve, rowOf, table, withValue } from './index';
import type { Overrides, ScenarioKey, ScenarioValue } from './types';

/** The numbers the page shows: headline, shares, machine, time, request. */
function displayed(overrides: Overrides): number[] {
  const { evaluation: e, request } = evaluationView(resolve(overrides));
  return [
    e.advantage,
    e.energyJoules,
    e.femtojoulesPerMac,
    e.digitalFemtojoulesPerMac,
    e.macs,
    ...Object.values(e.byComponent),
    e.coresPerProduct,
    e.coresForAllWeights,
    e.chunks,
    e.secondsPerPass,
    e.photonsPerMac,
    request.joulesPerGeneratedToken,
    request.advantage,
  ];
}

const moved = (a: number[], b: number[]): boolean =>
  a.some((value, i) => Math.abs(value - b[i]!) > 1e-9 * Math.max(Math.abs(value), Math.abs(b[i]!)));

/** Values to put the knob on: every choice, or positions over the range that the slider has here. */
function positions(key: ScenarioKey, overrides: Overrides): ScenarioValue[] {
  const row = rowOf(key);
  if (row.kind === 'boolean') return [false, true];
  if (row.kind === 'choice') return row.choices.map(({ value }) => value) as ScenarioValue[];
  if (row.kind === 'text') return [];
  const { min, max } = boundsOf(key, resolve(overrides));
  const along = (t: number) => (row.scale === 'log' ? min * (max / min) ** t : min + (max - min) * t);
  const values = [0, 0.2, 0.4, 0.6, 0.8, 1]
    .map(along)
    .map((value) => (row.kind === 'integer' ? Math.round(value) : value));
  return [...new Set(values)];
}

const scenarios: Record<string, Overrides> = {
  'the default': {},
  decode: { phase: 'decode', kvInDram: true },
  'decode against a real chip': { phase: 'decode', digital: 'h100-fp8', batch: 8 },
  'few cores': { cores: 100, model: 'mt-nlg-530b' },
  'future electronics': { hardware: 'paper-future', model: 'future-4q' },
  'a small model with its head': { model: 'gpt2-117m', countHead: true, causal: true },
  'grouped and gated': { kvHeads: 8, gatedFfn: true },
  'a mixture of experts': { experts: 16, activeExperts: 2, denseLayers: 3, window: 512, windowedLayers: 40 },
  'latent attention in decode': { kvLatent: 512, queryLatent: 1536, ropeDim: 64, phase: 'decode' },
  'windows everywhere': { window: 128, phase: 'decode' },
  'an encoder-decoder': { encoderLayers: 12, countHead: true },
  'an encoder-decoder in decode': { encoderLayers: 12, encoderTokens: 300, phase: 'decode', kvInDram: true },
  'short context under a window': { window: 4000, phase: 'decode' },
};

const energyGroups = ['shape', 'accounting', 'hardware', 'digital'];
const knobs = table.filter(({ group }) => energyGroups.includes(group)).map(({ key }) => key);

describe.each(Object.entries(scenarios))('no knob is dead: %s', (_, overrides) => {
  const scenario = resolve(overrides);
  it.each(knobs.filter((key) => isShown(key, scenario)))('%s moves a number over its whole range', (key) => {
    const values = positions(key, overrides);
    expect(values.length, key).toBeGreaterThan(1);
    const numbers = values.map((value) => displayed(withValue(overrides, key, value)));
    // Two rows of one chip can take the same energy: choosing between processors has to move something, not every time.
    if (key === 'digital') return expect(numbers.some((after) => moved(numbers[0]!, after))).toBe(true);
    for (let i = 1; i < numbers.length; i += 1)
      expect(moved(numbers[i - 1]!, numbers[i]!), `${key}: ${values[i - 1]} to ${values[i]}`).toBe(true);
  });

  it('hides only what moves nothing', () => {
    const hidden = knobs.filter((key) => !isShown(key, scenario) && !(key in overrides));
    const alive = hidden.filter((key) => {
      const numbers = positions(key, overrides).map((value) => displayed(withValue(overrides, key, value)));
      return numbers.slice(1).some((after, i) => moved(numbers[i]!, after));
    });
    // These would move the request alone while the page shows the other phase, or, of the context, only far below its
    // value: a token sees no further than its window.
    const elsewhere = ['kvInDram', 'causal', ...(scenario.window > 0 ? ['context'] : [])];
    expect(alive.filter((key) => !elsewhere.includes(key))).toEqual([]);
  });
});

describe('what is hidden by default', () => {
  it('is what has no number to move', () => {
    const shown = (overrides: Overrides) => (key: ScenarioKey) => isShown(key, resolve(overrides));
    expect(
      (['dramPjPerBit', 'weightBits', 'vocab', 'kvInDram', 'activeExperts'] as const).filter(shown({})),
    ).toEqual([]);
    expect(shown({ cores: 60 })('dramPjPerBit')).toBe(true);
    expect(shown({ cores: 60 })('weightBits')).toBe(true);
    expect(shown({ phase: 'decode', kvInDram: true })('dramPjPerBit')).toBe(true);
    expect(shown({ hardware: 'paper-future' })('utilisation')).toBe(false);
    expect(shown({ phase: 'decode' })('causal')).toBe(false);
    expect(shown({ countHead: true })('vocab')).toBe(true);
  });
});
