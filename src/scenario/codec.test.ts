import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, MAX_LINK_LENGTH, NotALinkError } from './codec';
import { differences, normalise, withoutValue, withValue } from './overrides';
import { presetValue, resolve } from './resolve';
import { rowOf, table } from './table';
import type { Overrides, ParameterRow, ScenarioKey } from './types';

/** Any value the row allows, its ends included. */
function arbitraryValue(row: ParameterRow): fc.Arbitrary<unknown> {
  switch (row.kind) {
    case 'integer':
    case 'number': {
      const numbers =
        row.kind === 'integer'
          ? fc.oneof(
              fc.integer({ min: row.min, max: Math.min(row.max, 2 ** 31 - 1) }),
              fc.constantFrom(row.min, row.max),
              fc.maxSafeInteger().map((n) => row.min + (Math.abs(n) % (row.max - row.min + 1))),
            )
          : fc.double({ min: row.min, max: row.max, noNaN: true });
      return row.none ? fc.oneof(numbers, fc.constant(null)) : numbers;
    }
    case 'choice':
      return fc.constantFrom(...row.choices.map(({ value }) => value));
    case 'boolean':
      return fc.boolean();
    case 'text':
      return row.pattern
        ? fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/)
        : fc.string({ unit: 'grapheme', maxLength: 40 });
  }
}

const changes = fc.array(
  fc.constantFrom(...table).chain((row) => arbitraryValue(row).map((value) => [row.key, value] as const)),
  { maxLength: 25 },
);
const build = (list: readonly (readonly [ScenarioKey, unknown])[]): Overrides =>
  list.reduce<Overrides>((overrides, [key, value]) => withValue(overrides, key, value), {});

describe('a link', () => {
  it('is readable, and holds only what differs', () => {
    expect(encode({})).toBe('v=1');
    const overrides = withValue(
      withValue(withValue({}, 'model', 'mt-nlg-530b'), 'cores', 3000),
      'dacPj',
      0.3125,
    );
    expect(encode(overrides)).toBe('v=1&model=mt-nlg-530b&dacPj=0.3125&cores=3000');
    expect(encode(withValue({}, 'photonsPerDot', 1e9))).toBe('v=1&photonsPerDot=1e9');
    expect(encode(withValue({}, 'countDigital', false))).toBe('v=1&countDigital=0');
    expect(encode({ layers: 96, headDim: 128 })).toBe('v=1');
  });

  it.each(table.map((row) => [row.key, row] as const))(
    'carries %s exactly, whatever its value',
    (key, row) => {
      fc.assert(
        fc.property(arbitraryValue(row), (value) => {
          const overrides = withValue({}, key, value);
          const { overrides: read, warnings } = decode(encode(overrides));
          expect(warnings).toEqual([]);
          expect(read).toEqual(overrides);
          expect(resolve(read)).toEqual(resolve(overrides));
        }),
      );
    },
  );

  it('carries any state of the page', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const overrides = build(list);
        const { overrides: read, warnings } = decode(`https://example.org/x/#${encode(overrides)}`);
        expect(warnings).toEqual([]);
        expect(resolve(read)).toEqual(resolve(overrides));
        expect(encode(read)).toBe(encode(overrides));
        expect(read).toEqual(normalise(read));
      }),
      { numRuns: 200 },
    );
  });

  it('loses an automatic value that no one could have typed: 16 wide over 96 heads is a sixth a head', () => {
    const narrow = withValue({}, 'width', 16);
    expect(withValue(narrow, 'valueDim', presetValue(narrow, 'valueDim'))).toEqual(narrow);
  });

  it('loses every value that returns to its preset', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(...table), (list, { key }) => {
        const overrides = build(list);
        const returned = withValue(overrides, key, presetValue(overrides, key));
        expect(Object.hasOwn(returned, key)).toBe(false);
        expect(encode(withoutValue(overrides, key))).not.toContain(`&${key}=`);
      }),
    );
  });
});

describe('bad links', () => {
  const keys = (link: string) => decode(link).warnings.map(({ key }) => key);

  it('fall back and say so, once for each', () => {
    const { overrides, warnings } = decode(
      'v=1&layers=abc&model=gpt9&batch=1e9&countDigital=maybe&context=12.5&wings=2&seed=%E0%A4%A&cores=unlimited&heads=12&heads=24',
    );
    expect(overrides).toEqual({ batch: 100_000, context: 13, heads: 24 });
    expect(warnings.map(({ key }) => key).sort()).toEqual(
      ['batch', 'context', 'countDigital', 'heads', 'layers', 'model', 'seed', 'wings'].sort(),
    );
    for (const { message } of warnings) expect(message).toMatch(/^[A-Z“].*\.$/);
    expect(warnings.find(({ key }) => key === 'batch')!.message).toContain('100000 is used');
  });

  it('refuse numbers that are none', () => {
    for (const text of ['NaN', 'Infinity', '-Infinity', '0x10', '', ' ', '1e', '--1', '1_000', 'null'])
      expect(keys(`width=${encodeURIComponent(text)}`)).toEqual(['width']);
    expect(decode('v=1&dacPj=1e400').warnings).toHaveLength(1);
  });

  it('touch nothing of the language', () => {
    const link = 'v=1&__proto__=1&constructor=2&prototype.x=3&toString=4&hasOwnProperty=5';
    const { overrides, warnings } = decode(link);
    expect(overrides).toEqual({});
    expect(Object.getPrototypeOf(overrides)).toBe(Object.prototype);
    expect(warnings).toHaveLength(5);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('of another version show the defaults', () => {
    expect(decode('v=2&layers=3')).toEqual({
      overrides: {},
      warnings: [{ key: 'v', message: expect.stringContaining('2') }],
    });
    expect(decode('v=one&layers=3').overrides).toEqual({});
    // A link written by hand may leave the version out.
    expect(decode('layers=3').overrides).toEqual({ layers: 3 });
  });

  it('that are too long are not read', () => {
    const { overrides, warnings } = decode(`v=1&prompt=${'a'.repeat(MAX_LINK_LENGTH)}`);
    expect([overrides, warnings.length]).toEqual([{}, 1]);
    expect(decode(`v=1&${'x=1&'.repeat(1500)}`).warnings.length).toBeLessThanOrEqual(50);
  });

  it('throw only where there is no parameter at all', () => {
    for (const text of ['hello world', '???', '{"a":1}', '&&&', '=5', '#nothing'])
      expect(() => decode(text)).toThrow(NotALinkError);
    for (const text of ['', '#', 'https://example.org/', 'https://example.org/#'])
      expect(decode(text).overrides).toEqual({});
  });

  it('never break the reader', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { overrides } = decode(`#v=1&${text}`);
        expect(decode(encode(overrides)).overrides).toEqual(overrides);
      }),
      { numRuns: 500 },
    );
  });

  it('leave keys of comparisons to come alone', () => {
    expect(decode('v=1&a.model=gpt2-1.5b&b.cores=3&sweepX=heads&draws=500')).toEqual({
      overrides: { sweepX: 'heads', draws: 500 },
      warnings: [],
    });
  });
});

describe('changing values', () => {
  it('clamps to the bounds and ignores what is no value', () => {
    expect(withValue({}, 'batch', 1e12)).toEqual({ batch: 100_000 });
    expect(withValue({}, 'layers', 2.6)).toEqual({ layers: 3 });
    expect(withValue({ layers: 3 }, 'layers', 'many')).toEqual({ layers: 3 });
    expect(withValue({}, 'model', 'nothing')).toEqual({});
    expect(withValue({}, 'layers', Number.NaN)).toEqual({});
  });

  it('clears what a preset decides when another is chosen', () => {
    const changed = build([
      ['layers', 5],
      ['dacPj', 1],
      ['batch', 4],
      ['noiseLinear', 0.1],
      ['digitalFjPerMac', 7],
    ]);
    expect(Object.keys(changed).sort()).toEqual([
      'batch',
      'dacPj',
      'digitalFjPerMac',
      'layers',
      'noiseLinear',
    ]);
    expect(withValue(changed, 'model', 'gpt2-1.5b')).toEqual({
      dacPj: 1,
      batch: 4,
      noiseLinear: 0.1,
      digitalFjPerMac: 7,
      model: 'gpt2-1.5b',
    });
    expect(Object.keys(withValue(changed, 'hardware', 'paper-future')).sort()).toEqual([
      'batch',
      'digitalFjPerMac',
      'hardware',
      'layers',
      'noiseLinear',
    ]);
    expect(withValue(changed, 'optics', 'hardware-2023').noiseLinear).toBeUndefined();
    expect(withValue(changed, 'digital', 'b200-fp4').digitalFjPerMac).toBeUndefined();
    expect(resolve(withValue({}, 'optics', 'hardware-2023')).noiseAttention).toBe(0.0565);
  });

  it('lets automatic values follow until they are set', () => {
    expect(resolve({ width: 1024 })).toMatchObject({
      headDim: 1024 / 96,
      ffnWidth: 4096,
      kvHeads: 96,
      valueDim: 1024 / 96,
    });
    expect(resolve({ width: 1024, headDim: 64, heads: 16, kvHeads: 4 })).toMatchObject({
      headDim: 64,
      kvHeads: 4,
      valueDim: 64,
    });
    expect(resolve({ heads: 2, kvHeads: 8 }).kvHeads).toBe(2);
    expect(resolve({ digital: 'b200-fp4' })).toMatchObject({ digitalFjPerMac: 222.2, year: 2024 });
  });

  it('lists what differs, with the preset’s value', () => {
    expect(differences({ layers: 5, width: 12_288 })).toEqual([{ key: 'layers', value: 5, presetValue: 96 }]);
  });
});

describe('the table', () => {
  it('has a default within bounds, a label, a help and a source for every parameter', () => {
    for (const row of table) {
      expect(row.label, row.key).not.toBe('');
      expect(row.help, row.key).toMatch(/\.$/);
      expect(row.source, row.key).not.toBe('');
      if (row.kind === 'number' || row.kind === 'integer') {
        expect(row.max, row.key).toBeGreaterThan(row.min);
        if (row.scale === 'log') expect(row.min, row.key).toBeGreaterThan(0);
        if (row.default === null) expect(row.none, row.key).toBeTruthy();
        else expect(row.default >= row.min && row.default <= row.max, row.key).toBe(true);
        if (row.literature) {
          const { low, nominal, high } = row.literature;
          expect(low <= nominal && nominal <= high && low >= row.min && high <= row.max, row.key).toBe(true);
        }
      }
      if (row.kind === 'choice')
        expect(
          row.choices.some(({ value }) => value === row.default),
          row.key,
        ).toBe(true);
    }
  });

  it('agrees with itself: defaults are what the default presets resolve to', () => {
    const scenario = resolve({});
    for (const row of table) expect(scenario[row.key], row.key).toBe(row.default);
  });

  it('bounds every value that a preset sets', async () => {
    const { modelPresets, hardwarePresets, opticsPresets } = await import('./index');
    const { checkValue } = await import('./validate');
    for (const { id, values } of [...modelPresets, ...hardwarePresets, ...opticsPresets])
      for (const [key, value] of Object.entries(values))
        expect(checkValue(rowOf(key as ScenarioKey).key, value), `${id} ${key}`).toEqual({
          value,
          problem: null,
        });
  });
});
