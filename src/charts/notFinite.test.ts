import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { type ComponentType, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { components } from '../energy/types';
import { BreakdownByComponent } from './BreakdownByComponent';
import { EnergyVersusMacs } from './EnergyVersusMacs';
import { ErrorHistograms } from './ErrorHistograms';
import { NeedVersusWidth } from './NeedVersusWidth';
import { NoiseMap } from './NoiseMap';
import { PerMacVersusWidth } from './PerMacVersusWidth';
import { PerplexityVersusPhotons } from './PerplexityVersusPhotons';
import { PrecisionSteps } from './PrecisionSteps';
import { ScalingLaw } from './ScalingLaw';
import { SignalToNoise } from './SignalToNoise';
import { unusableRows } from './tableData';
import { addChartStrings } from './text';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    initAsync: false,
    resources: { en: { translation: {} } },
    interpolation: { escapeValue: false },
  });
  addChartStrings(i18next);
});

const point = (photonsPerMac: number) => ({
  photonsPerMac,
  loss: 3.2,
  standardError: 0.02,
  perplexity: Math.exp(3.2),
  minusDigital: 0.1,
  minusDigitalStandardError: 0.01,
  windows: 4,
  seeds: 1,
});
const model = (name: string, width: number) => ({
  id: name,
  name,
  width,
  macs: width ** 2,
  energyJoules: width * 1e-12,
  femtojoulesPerMac: 1000 / width,
  advantage: width / 100,
});
const bars = (name: string) => ({
  name,
  macs: 1e9,
  byComponent: Object.fromEntries(components.map((component) => [component, 1e-6])) as never,
});
const digital = [{ name: 'rival', femtojoulesPerMac: 300, chosen: true }];
const levels = [0, 0.01, 0.02];

/** Charts with what they draw, and the properties of it that are lists of numbers. */
const charts: [string, ComponentType<never>, string, object][] = [
  [
    'perplexity',
    PerplexityVersusPhotons,
    'points',
    { points: [point(10), point(100), point(1000)], baseline: null, reference: [], chosenPhotons: 100 },
  ],
  [
    'energy',
    EnergyVersusMacs,
    'models',
    { models: [model('a', 100), model('b', 1000), model('c', 5000)], current: model('own', 2000), digital },
  ],
  [
    'width',
    PerMacVersusWidth,
    'curve',
    {
      curve: [64, 128, 256].map((width) => model('', width)),
      models: [model('a', 100)],
      current: model('own', 2000),
      digital,
    },
  ],
  ['components', BreakdownByComponent, 'others', { current: bars('own'), others: [bars('a'), bars('b')] }],
  [
    'map',
    NoiseMap,
    'rows',
    {
      rows: levels.flatMap((noiseLinear) =>
        levels.map((noiseAttention) => ({ kind: 'systematic', noiseLinear, noiseAttention, ...point(100) })),
      ),
    },
  ],
  [
    'precision',
    PrecisionSteps,
    'rows',
    {
      rows: [4, 6, 8].map((inputBits) => ({
        kind: 'precision',
        mode: 'digital',
        inputBits,
        weightBits: inputBits,
        outputBits: 0,
        ...point(100),
      })),
    },
  ],
  [
    'signal',
    SignalToNoise,
    'rows',
    {
      rows: ['q', 'k', 'v'].map((operation) => ({
        kind: 'signal',
        layer: 0,
        operation,
        signalToNoise: 100,
        decibels: 20,
        standardError: 1,
        samples: 10,
      })),
    },
  ],
  [
    'errors',
    ErrorHistograms,
    'rows',
    {
      rows: [0, 1, 2].map((layer) => ({
        kind: 'errors',
        layer,
        operation: 'qk',
        samples: 10,
        mean: 0,
        standardDeviation: 0.1,
        standardDeviationError: null,
        excessKurtosis: 0,
        from: -1,
        to: 1,
        counts: [1, 8, 1],
      })),
    },
  ],
  [
    'need',
    NeedVersusWidth,
    'rows',
    {
      rows: [64, 128, 256].map((width) => ({
        kind: 'need',
        checkpoint: `sotu-${width}`,
        width,
        reading: 'withinOnePercent',
        photonsPerMac: 100,
        low: 90,
        high: 110,
        photonsPerDot: 100 * width,
        tokens: 2048,
      })),
    },
  ],
  [
    'scaling',
    ScalingLaw,
    'rows',
    {
      rows: [100, 200, 400].map((photonsPerMac) => ({
        kind: 'scaling',
        checkpoint: 'sotu-64',
        width: 64,
        photonsPerDot: 64 * photonsPerMac,
        totalPhotons: 1e9 * photonsPerMac,
        change: 1 / photonsPerMac,
        changeStandardError: 0.001,
        isUpperLimit: false,
        ...point(photonsPerMac),
      })),
    },
  ],
];

const markupOf = (Chart: ComponentType<never>, props: object) =>
  renderToStaticMarkup(createElement(MantineProvider, null, createElement(Chart, props as never)));

/** Every number of the second of three rows, and inside of it, made no number one at a time. */
function* broken(value: object): Generator<[string, object]> {
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'number')
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
        yield [`${key} ${wrong}`, { ...value, [key]: wrong }];
    else if (member && typeof member === 'object' && !Array.isArray(member))
      for (const [inside, changed] of broken(member))
        yield [`${key}.${inside}`, { ...value, [key]: changed }];
  }
}

describe('numbers that are not finite', () => {
  it.each(charts)('never reach the picture: %s', (_, Chart, list, props) => {
    const rows = (props as Record<string, object[]>)[list]!;
    expect(markupOf(Chart, props)).not.toMatch(/NaN|Infinity|undefined/);
    for (const [what, row] of broken(rows[1]!)) {
      const markup = markupOf(Chart, { ...props, [list]: [rows[0], row, ...rows.slice(2)] });
      const picture = markup.match(/<svg.*<\/svg>/s)?.[0] ?? '';
      expect(picture, what).not.toBe('');
      expect(picture, what).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('are counted and named, once for a row', () => {
    const column = (key: string) => ({ key, label: key, unit: '' });
    const rows = [
      { name: 'a', x: 1, y: Number.NaN, z: null },
      { name: 'b', x: Number.NaN, y: Number.POSITIVE_INFINITY, z: null },
      { name: 'c', x: 3, y: 4, z: null },
    ];
    const of = (...keys: string[]) => unusableRows({ columns: keys.map(column), rows });
    expect(of('name', 'x', 'y', 'z')).toEqual({ count: 2, total: 3, names: ['a', 'b'] });
    expect(of('x', 'y')).toEqual({ count: 2, total: 3, names: ['x 1', '2'] });
    expect(of('name', 'z').count).toBe(0);
  });

  it('are told beside the picture', () => {
    const [, Chart, , props] = charts[0]!;
    const points = [point(10), { ...point(100), loss: Number.NaN }, point(1000)];
    expect(markupOf(Chart, { ...props, points })).toMatch(
      /role="status"[^>]*>1 of 3 rows was not a finite number and is not drawn: \w/,
    );
  });
});
