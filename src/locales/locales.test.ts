import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { table } from '../scenario';
import chineseParameters from './parameters.zh.json';

const folder = dirname(fileURLToPath(import.meta.url));

type Strings = { [key: string]: string | Strings };

const read = (name: string): Strings => JSON.parse(readFileSync(join(folder, name), 'utf8'));

function flat(strings: Strings, before = ''): Map<string, string> {
  return new Map(
    Object.entries(strings).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

/** What a sentence is completed with, and its marks: a translation that loses one shows something wrong. */
const parts = (text: string) => (text.match(/\{\{[^}]+\}\}|<\/?[odb]>/g) ?? []).sort();
/** Names of plain values only: word order and emphasis may differ between languages. */
const values = (text: string) => [...new Set(parts(text).filter((part) => part.startsWith('{{')))].sort();
/** Chinese has one plural form. */
const singular = /_one$/;

const english = readdirSync(folder).filter((name) => /^(.*\.)?en\.json$/.test(name));

describe('strings in every language', () => {
  it('finds the files', () => {
    expect(english).toContain('en.json');
    expect(english.length).toBeGreaterThan(2);
  });

  it.each(english)('%s has its Chinese twin, key by key', (name) => {
    const source = flat(read(name));
    const target = flat(read(name.replace(/en\.json$/, 'zh.json')));
    const missing = [...source.keys()].filter((key) => !singular.test(key) && !target.has(key));
    const empty = [...target].filter(([, text]) => text.trim() === '').map(([key]) => key);
    // More keys than in English are fine: some English words come with the data they name.
    expect({ missing, empty }).toEqual({ missing: [], empty: [] });
  });

  it.each(english)('%s: a translation keeps every value of its sentence, and closes its marks', (name) => {
    const source = flat(read(name));
    for (const [key, text] of flat(read(name.replace(/en\.json$/, 'zh.json')))) {
      const original = source.get(key);
      if (original !== undefined) expect(values(text), key).toEqual(values(original));
      for (const mark of ['o', 'd', 'b']) {
        const opened = parts(text).filter((part) => part === `<${mark}>`).length;
        expect(parts(text).filter((part) => part === `</${mark}>`).length, key).toBe(opened);
      }
    }
  });

  it('every parameter has a label and help, and every choice that is not a proper name has words', () => {
    const { parameters, choices } = chineseParameters as {
      parameters: Record<string, { label: string; help: string }>;
      choices: Record<string, Record<string, string>>;
    };
    const missing = table.filter(({ key }) => !parameters[key]?.label || !parameters[key].help);
    expect(missing.map(({ key }) => key)).toEqual([]);
    const properNames = ['model', 'digital'];
    const unspoken = table.flatMap((row) =>
      row.kind === 'choice' && !properNames.includes(row.key)
        ? row.choices
            .filter(({ value }) => !choices[row.key]?.[String(value)])
            .map(({ value }) => `${row.key}=${value}`)
        : [],
    );
    expect(unspoken).toEqual([]);
  });

  it('has no words for parameters that do not exist', () => {
    const keys = new Set(table.map(({ key }) => key as string));
    expect(Object.keys(chineseParameters.parameters).filter((key) => !keys.has(key))).toEqual([]);
    expect(Object.keys(chineseParameters.choices).filter((key) => !keys.has(key))).toEqual([]);
  });
});
