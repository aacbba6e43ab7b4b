import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../energy';
import english from '../locales/charts.en.json';
import chinese from '../locales/charts.zh.json';
import { operationBars } from './BreakdownByOperation';
import { buildCsv } from './csv';
import { buildJson } from './json';
import { overlaps, placeGuides, placeLabels } from './labelPlacement';
import { toLogSafe } from './logSafe';
import { darkPalette, lightPalette, resolvePalette } from './palette';
import { clipSegment } from './plot/clipSegment';
import { layoutLegend } from './plot/legendLayout';
import { byComponentSentence, energyVersusMacsSentence, perMacSentence, photonsSentence } from './sentences';
import { withTopsPerWatt } from './tableData';
import { addChartStrings, type ChartText, chartText } from './text';
import { estimateTextWidth, wrapText } from './textWidth';
import { logTicks, paddedLogDomain, powerOfTen, ticksThatFit } from './ticks';

let text: ChartText;

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    initAsync: false,
    resources: { en: { translation: {} } },
    interpolation: { escapeValue: false },
  });
  addChartStrings(i18next);
  text = chartText(i18next.t, 'en');
});

describe('toLogSafe', () => {
  it('blanks zero, negative, NaN and infinite values and counts each row once', () => {
    const rows = [
      { x: 1, y: 2 },
      { x: 0, y: -1 },
      { x: 3, y: Number.NaN },
      { x: Number.POSITIVE_INFINITY, y: 1 },
    ];
    const safe = toLogSafe(rows, ['x', 'y']);
    expect(safe.omitted).toBe(3);
    expect(safe.rows).toEqual([
      { x: 1, y: 2 },
      { x: null, y: null },
      { x: 3, y: null },
      { x: null, y: 1 },
    ]);
    expect(rows[1]).toEqual({ x: 0, y: -1 });
  });

  it('leaves tiny positive numbers alone', () => {
    expect(toLogSafe([{ y: 1e-15 }], ['y']).omitted).toBe(0);
  });
});

describe('energy per MAC in tables', () => {
  it('stands as TOPS per watt beside every column that is one, on screen and in files', () => {
    const data = withTopsPerWatt({
      columns: [
        { key: 'name', label: 'name', unit: '' },
        { key: 'perMac', label: 'energy per MAC', unit: 'fJ', perMac: true },
        { key: 'part', label: 'a part of it', unit: 'fJ' },
      ],
      // 300 fJ per multiply-accumulate of two operations: 2 / 300e-15 = 6.67e12 operations per joule.
      rows: [
        { name: 'digital', perMac: 300, part: 1 },
        { name: 'none', perMac: null, part: 1 },
      ],
      onScreen: { rows: [{ name: 'digital', perMac: 300, part: 1 }], note: 'one of two' },
    });
    expect(data.columns.map(({ label, unit }) => [label, unit])).toEqual([
      ['name', ''],
      ['energy per MAC', 'fJ'],
      ['energy per MAC', 'TOPS/W'],
      ['a part of it', 'fJ'],
    ]);
    const key = data.columns[2]!.key;
    expect(data.rows.map((row) => row[key])).toEqual([2 / 300e-15 / 1e12, null]);
    expect(data.onScreen!.rows.map((row) => row[key])).toEqual([2 / 300e-15 / 1e12]);
  });
});

describe('operations', () => {
  it.each(operations)('%s has a name in both languages', (operation) => {
    expect(english.operation).toHaveProperty(operation);
    expect(chinese.operation).toHaveProperty(operation);
  });
});

describe('csv', () => {
  const provenance = {
    link: 'https://example.org/#v=1&seed=7',
    modelVersion: '1.0',
    seed: 7,
    inputs: [{ key: 'dacPj', label: 'DAC, per sample', value: 10, unit: 'pJ' }],
  };
  const data = {
    columns: [
      { key: 'name', label: 'model', unit: '' },
      { key: 'energy', label: 'energy per pass', unit: 'J' },
    ],
    rows: [
      { name: 'a "quoted", name', energy: 4.135e-15 },
      { name: '=1+1', energy: null },
    ],
  };

  it('carries version, link, seed, inputs with units and exact outputs', () => {
    const text = buildCsv('Title', data, provenance);
    // As bytes: a spreadsheet takes what begins so for UTF-8.
    expect([...new TextEncoder().encode(text).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, '#'.charCodeAt(0)]);
    const lines = text.split('\r\n');
    expect(lines).toContain('# model version: 1.0');
    expect(lines).toContain('# link: https://example.org/#v=1&seed=7');
    expect(lines).toContain('# seed: 7');
    expect(lines).toContain('dacPj,"DAC, per sample",10,pJ');
    expect(lines).toContain('model,energy per pass (J)');
    expect(lines).toContain('"a ""quoted"", name",4.135e-15');
  });

  it('defuses text that a spreadsheet would run as a formula', () => {
    expect(buildCsv('Title', data, provenance)).toContain("'=1+1,\r\n");
  });
});

describe('json', () => {
  it('carries what the CSV carries, versioned, and null where there is no number', () => {
    const file = JSON.parse(
      buildJson(
        'Title',
        'Says so.',
        {
          columns: [
            { key: 'name', label: 'model', unit: '' },
            { key: 'energy', label: 'energy per pass', unit: 'J' },
          ],
          rows: [{ name: 'a', energy: 4.135e-15 }, { name: 'b', energy: Number.POSITIVE_INFINITY }, {}],
        },
        {
          link: 'https://example.org/#v=1&seed=7',
          modelVersion: '1.0',
          seed: 7,
          inputs: [{ key: 'dacPj', label: 'DAC', value: 10, unit: 'pJ' }],
        },
      ),
    );
    expect(file).toMatchObject({
      format: 'optical-transformer-explorer/chart',
      version: 1,
      title: 'Title',
      sentence: 'Says so.',
      modelVersion: '1.0',
      seed: 7,
      link: 'https://example.org/#v=1&seed=7',
      inputs: [{ key: 'dacPj', value: 10, unit: 'pJ' }],
      rows: [
        { name: 'a', energy: 4.135e-15 },
        { name: 'b', energy: null },
        { name: null, energy: null },
      ],
    });
    expect(file.columns[1]).toEqual({ key: 'energy', label: 'energy per pass', unit: 'J' });
  });
});

describe('ticks', () => {
  it('writes powers of ten', () => {
    expect([1, 10, 1e15, 1e-3].map(powerOfTen)).toEqual(['1', '10', '10¹⁵', '10⁻³']);
  });

  it('takes decades over a wide range, 1-2-5 over a middling one, round numbers over a narrow one', () => {
    expect(logTicks([1e11, 1e19], 5)).toEqual([1e11, 1e13, 1e15, 1e17, 1e19]);
    expect(logTicks([9, 210], 6)).toEqual([10, 20, 50, 100, 200]);
    expect(logTicks([20, 42], 5)).toEqual([20, 25, 30, 35, 40]);
  });

  it('never leaves the range and never exceeds what was asked for over decades', () => {
    for (const most of [2, 3, 5, 8]) {
      const ticks = logTicks([3e-4, 4e7], most);
      expect(ticks.length).toBeLessThanOrEqual(most);
      expect(ticks.every((tick) => tick >= 3e-4 && tick <= 4e7)).toBe(true);
    }
    expect(logTicks([0, 1], 5)).toEqual([]);
  });

  it('pads on both sides and survives a single value', () => {
    const [low, high] = paddedLogDomain([5]);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
    expect(paddedLogDomain([0, -3])).toEqual([1, 10]);
  });
});

describe('labels', () => {
  const plot = { x: 0, y: 0, width: 300, height: 200 };

  it('never overlap one another, a mark or the edge', () => {
    const marks = Array.from({ length: 12 }, (_, index) => ({
      x: 20 + index * 22,
      y: 100 + (index % 3) * 9,
    }));
    const obstacles = marks.map((mark) => ({ x: mark.x - 5, y: mark.y - 5, width: 10, height: 10 }));
    const placed = placeLabels(
      marks.map((mark, index) => ({ id: String(index), text: `Model ${index}`, fontSize: 12, ...mark })),
      plot,
      obstacles,
    );
    expect(placed.length).toBeGreaterThan(3);
    placed.forEach((label, index) => {
      expect(obstacles.some((obstacle) => overlaps(label.box, obstacle))).toBe(false);
      expect(placed.slice(index + 1).some((other) => overlaps(label.box, other.box))).toBe(false);
      expect(label.box.x).toBeGreaterThanOrEqual(0);
      expect(label.box.x + label.box.width).toBeLessThanOrEqual(300);
    });
  });

  it('leaves one out rather than cover something, unless it is required', () => {
    const blocked = [{ x: 0, y: 0, width: 300, height: 200 }];
    const request = { id: 'a', text: 'name', x: 100, y: 100, fontSize: 12 };
    expect(placeLabels([request], plot, blocked)).toEqual([]);
    expect(placeLabels([{ ...request, required: true }], plot, blocked)).toHaveLength(1);
  });

  it('that must cover something covers a line rather than a name', () => {
    const name = { id: 'a', text: 'a name of some length', x: 60, y: 40, fontSize: 12, required: true };
    const [alone] = placeLabels([name], plot, []);
    // Everything but the first name is full of lines.
    const lines = Array.from({ length: 60 }, (_, row) => ({ x: 0, y: row * 5, width: 300, height: 1 }));
    const [first, second] = placeLabels([name, { ...name, id: 'b' }], plot, lines);
    expect(alone?.isFree).toBe(true);
    expect(first?.isFree).toBe(false);
    expect(overlaps(first!.box, second!.box)).toBe(false);
  });

  it('along a line move to where the line is free', () => {
    const obstacle = { x: 100, y: 0, width: 200, height: 200 };
    const guide = {
      id: 'g',
      text: 'line',
      fontSize: 12,
      from: { x: 0, y: 100 },
      to: { x: 300, y: 100 },
      at: 0.9,
    };
    const [placed] = placeGuides([guide], plot, [obstacle]);
    expect(placed?.boxes.some((box) => overlaps(box, obstacle))).toBe(false);
  });
});

describe('legend', () => {
  it('breaks into rows that fit', () => {
    const items = ['one', 'two', 'a rather long name of a series', 'four'].map((label) => ({
      label,
      colour: 'optical' as const,
      mark: 'line' as const,
    }));
    const layout = layoutLegend(items, 160, 12);
    for (const item of layout.items) {
      const isAlone = layout.items.filter((other) => other.y === item.y).length === 1;
      expect(isAlone || item.x + 24 + estimateTextWidth(item.label, 12) <= 160).toBe(true);
    }
    expect(layout.height).toBeGreaterThan(20 * 2);
  });
});

describe('text', () => {
  it('breaks lines, also inside a link that is longer than a line', () => {
    const link = `https://example.org/#${'parameter=1&'.repeat(20)}`;
    const lines = wrapText(`see ${link}`, 200, 10);
    expect(lines.join('').replace('see', '')).toBe(link);
    for (const line of lines) expect(estimateTextWidth(line, 10)).toBeLessThanOrEqual(200);
  });

  it('keeps a number with its unit, and Chinese marks off the beginning of a line', () => {
    const held = '99.4\u00a0%';
    const chinese = `载入（存储、调制）占${held}，探测占${held}。`.repeat(4);
    for (let room = 80; room < 240; room += 7) {
      const lines = wrapText(chinese, room, 10);
      expect(lines.join('')).toBe(chinese);
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines) {
        expect(line).not.toMatch(/^[，。、）]|（$|99\.4$|^%/);
        expect(estimateTextWidth(line, 10)).toBeLessThanOrEqual(room);
      }
      // Filled, not broken at the marks alone: one more character would not have fitted.
      expect(Math.max(...lines.map((line) => estimateTextWidth(line, 10)))).toBeGreaterThan(room - 50);
    }
    expect(wrapText(`a share of ${held}`, estimateTextWidth('a share of 99.4', 10), 10)).toEqual([
      'a share of',
      held,
    ]);
  });
});

describe('clipSegment', () => {
  const area = { x: 0, y: 0, width: 10, height: 10 };
  it('cuts at the edge', () => {
    expect(clipSegment({ x: -10, y: 5 }, { x: 30, y: 5 }, area)).toEqual({
      from: { x: 0, y: 5 },
      to: { x: 10, y: 5 },
    });
    expect(clipSegment({ x: -5, y: 20 }, { x: 5, y: 12 }, area)).toBeNull();
  });
});

describe('palette', () => {
  it('resolves every reference and leaves none', () => {
    const resolved = resolvePalette(
      '<path stroke="var(--chart-optical)" fill="var(--chart-surface)"/>',
      lightPalette,
    );
    expect(resolved).toBe('<path stroke="#0072b2" fill="#ffffff"/>');
  });

  it.each([
    ['light', lightPalette],
    ['dark', darkPalette],
  ])('text on the %s surface has a contrast of at least 4.5', (_, palette) => {
    for (const name of ['ink', 'muted', 'opticalText', 'digitalText'] as const) {
      expect(contrast(palette[name], palette.surface)).toBeGreaterThanOrEqual(4.5);
    }
    // Marks and lines need 3 to 1; load and light are areas with an outline, a pattern and a legend.
    for (const name of ['optical', 'digital', 'detect', 'steps'] as const) {
      expect(contrast(palette[name], palette.surface)).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Contrast of two colours as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('sentences', () => {
  const model = {
    id: 'm',
    name: 'GPT-3',
    width: 12_288,
    macs: 3.66e14,
    energyJoules: 1.51,
    femtojoulesPerMac: 4.13,
    advantage: 72.5,
  };
  const digital = [{ name: 'digital', femtojoulesPerMac: 300, chosen: true }];

  it('says what the design and digital cost', () => {
    const sentence = energyVersusMacsSentence([], model, digital, text);
    // 3.66e14 MAC × 300 fJ = 109.8 J.
    expect(sentence).toBe('GPT-3: 1.51 J for 3.66·10¹⁴ MACs; digital at 300 fJ per MAC takes 110 J.');
  });

  it('does not claim an advantage where there is none', () => {
    const sentence = energyVersusMacsSentence([], { ...model, energyJoules: 200 }, digital, text);
    expect(sentence).toContain('takes only 110 J');
  });

  it('reads the slope of the curve at the width of the design', () => {
    const curve = [256, 1024, 4096, 16_384, 65_536].map((width) => ({
      width,
      femtojoulesPerMac: 5e4 / width,
      advantage: 1,
    }));
    expect(perMacSentence(curve, 4096, text)).toContain('from 4,096 multiplies the energy per MAC by 0.5;');
    const flat = curve.map((point) => ({ ...point, femtojoulesPerMac: 3 }));
    expect(perMacSentence(flat, 4096, text)).toContain('only 0 %');
    const rising = curve.map((point) => ({ ...point, femtojoulesPerMac: point.width }));
    expect(perMacSentence(rising, 4096, text)).toContain('by 2: the weights no longer fit');
  });

  it('names the two largest components and the share of light', () => {
    const byComponent = { load: 5, detect: 3, digital: 1.5, maintenance: 0.4, optical: 0.1 };
    expect(byComponentSentence({ name: 'GPT-3', macs: 1, byComponent }, text)).toBe(
      'Loading and detecting take 80 % at GPT-3; light itself 1 %.',
    );
  });

  it('finds the fewest photons within 1 % of digital, and only where all larger budgets hold too', () => {
    const baseline = {
      digital: { bits: 8, loss: Math.log(25), standardError: 0.02 },
      digitalFloat: { loss: 3.2, standardError: 0.02 },
    };
    const point = (photonsPerMac: number, minusDigital: number) => ({
      photonsPerMac,
      loss: Math.log(25) + minusDigital,
      standardError: 0.02,
      minusDigital,
      minusDigitalStandardError: 0.001,
    });
    // ln 1.01 = 0.00995: 0.009 counts, 0.011 does not; the lucky 0.005 at 50 lies below a budget that fails.
    const points = [point(50, 0.005), point(100, 0.011), point(200, 0.009), point(1000, 0.001)];
    expect(photonsSentence(points, null, baseline, text)).toBe(
      'From 200 photons per MAC on, light reads within 1 % of digital at 8 bits (25).',
    );
    expect(photonsSentence([point(100, 0.2)], null, baseline, text)).toContain(
      'At 100 photons per MAC, the most measured so far',
    );
    expect(photonsSentence([], null, baseline, text)).toContain('No point has arrived yet');
    // exp(0.0198) = 1.02.
    expect(photonsSentence([], point(100, 0.0198), baseline, text)).toContain(
      'perplexity is 2 % above digital',
    );
  });
});

describe('operationBars', () => {
  it('adds up components of one operation, in order, without the empty ones', () => {
    const bars = operationBars([
      { operation: 'queryKey', component: 'load', joules: 1 },
      { operation: 'head', component: 'load', joules: 0 },
      { operation: 'softmax', component: 'digital', joules: 2 },
      { operation: 'queryKey', component: 'detect', joules: 3 },
    ]);
    expect(bars.map((bar) => [bar.operation, bar.joules])).toEqual([
      ['queryKey', 4],
      ['softmax', 2],
    ]);
    expect(bars[0]?.parts).toEqual({ load: 1, detect: 3, digital: 0, maintenance: 0, optical: 0 });
  });
});

describe('ticksThatFit', () => {
  const evenly = (most: number) =>
    Array.from({ length: most }, (_, index) => (index * 100) / (most - 1 || 1));

  it('keeps as many as stand side by side', () => {
    // Twenty pixels each and eight between: four ticks stand 33 apart, five only 25.
    const extent = (tick: number) => [tick - 10, tick + 10] as const;
    expect(ticksThatFit(evenly, 5, extent)).toHaveLength(4);
    expect(ticksThatFit(evenly, 3, extent)).toHaveLength(3);
  });

  it('keeps one where no two fit', () => {
    expect(ticksThatFit(evenly, 5, (tick) => [tick - 80, tick + 80])).toHaveLength(1);
  });
});
