import { describe, expect, it } from 'vitest';
import { components, evaluateDesign, layerGroups } from './index';
import { type DesignChanges, designWith } from './testDesign.fixture';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('energy by layer', () => {
  it('gives the equal layers of GPT-3 one ninety-sixth of the pass each', () => {
    const groups = layerGroups(designWith());
    expect(groups.map(({ kind, count }) => [kind, count])).toEqual([['dense', 96]]);
    expect(groups[0]!.joules / 96).toBeCloseTo(evaluateDesign(designWith()).energyJoules / 96, 12);
  });

  /*
   * Width 2, one head, ffn 8, 4 tokens, by hand. Loads of a layer with full attention: (1 + 9)·4·2 + 16 = 96; with a
   * window of 2 the pairs are 1 + 2 + 2 + 2 = 7 instead of 16, so 87. With load alone costing 1 J each:
   */
  it('tells windowed layers from full ones, dense from experts', () => {
    const loadsOnly = {
      sramPjPerBit: 0,
      dacPj: 1e12,
      dacReferenceBits: 5,
      inputBits: 5,
      modulatorFjPerBit: 0,
      amplifierPj: 0,
      adcPj: 0,
      maintenanceFjPerMac: 0,
      photonsPerDot: 0,
    };
    const tiny = {
      layers: 6,
      width: 2,
      heads: 1,
      kvHeads: 1,
      headDim: 2,
      valueDim: 2,
      ffnWidth: 8,
      expertWidth: 8,
      context: 4,
      window: 2,
    };
    const windowed = layerGroups(designWith({ shape: { ...tiny, windowedLayers: 2 }, hardware: loadsOnly }));
    expect(windowed.map(({ kind, count }) => [kind, count])).toEqual([
      ['dense', 4],
      ['denseWindowed', 2],
    ]);
    expect(windowed.map(({ joules, count }) => joules / count)).toEqual([96, 87]);
    // Three active experts of width 8 load 3·4·8 hidden units instead of 4·8, and the input once as before.
    const mixed = layerGroups(
      designWith({
        shape: { ...tiny, windowedLayers: 3, experts: 4, activeExperts: 3, denseLayers: 2 },
        hardware: loadsOnly,
      }),
    );
    expect(mixed.map(({ kind, count, joules }) => [kind, count, joules / count])).toEqual([
      ['dense', 1, 96],
      ['denseWindowed', 1, 87],
      ['experts', 2, 160],
      ['expertsWindowed', 2, 151],
    ]);
  });

  it.each<[string, DesignChanges]>([
    ['the head counted', { workload: { countHead: true } }],
    ['chunks', { hardware: { cores: 61 } }],
    ['decode in a batch', { workload: { phase: 'decode', batch: 8, kvInDram: true } }],
    [
      'windows over dense and expert layers',
      { shape: { window: 128, windowedLayers: 30, experts: 8, activeExperts: 2, denseLayers: 7 } },
    ],
    [
      'an encoder-decoder in chunks',
      { shape: { encoderLayers: 12, encoderTokens: 300 }, hardware: { cores: 61 } },
    ],
    ['an encoder-decoder in decode', { shape: { encoderLayers: 12 }, workload: { phase: 'decode' } }],
    ['norms', { workload: { countNorms: true } }],
  ])('adds up to the whole, component by component: %s', (_, changes) => {
    const design = designWith(changes);
    const whole = evaluateDesign(design);
    const groups = layerGroups(design);
    expect(sum(groups.map(({ joules }) => joules)) / whole.energyJoules).toBeCloseTo(1, 12);
    for (const component of components) {
      const joules = sum(groups.map(({ byComponent }) => byComponent[component]));
      expect(joules / whole.energyJoules).toBeCloseTo(whole.byComponent[component] / whole.energyJoules, 12);
    }
  });
});
