import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hardwareKeys, hardwarePreset, table } from './index';

const model = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8');

describe('docs/model.md', () => {
  it('names every parameter of the energy model', () => {
    const groups = ['shape', 'accounting', 'hardware', 'digital'];
    // These explain themselves or are named by their symbol.
    const symbols = ['model', 'hardware', 'digital', 'phase', 'window', 'extraProjections'];
    const missing = table.filter(
      ({ key, group }) => groups.includes(group) && !symbols.includes(key) && !model.includes(key),
    );
    expect(missing.map(({ key }) => key)).toEqual([]);
  });

  it('prints the constants that are computed with', () => {
    const constants = model.slice(model.indexOf('## 2. Constants'), model.indexOf('## 3.'));
    for (const preset of ['paper-2023', 'paper-future'])
      for (const key of hardwareKeys) {
        const value = hardwarePreset(preset)!.values[key];
        const line = constants.split('\n').find((row) => row.includes(key));
        const printed = value === null ? 'unlimited' : value === 1e7 ? '10⁷' : String(value);
        const columns = line?.split('|') ?? [];
        const column = columns[preset === 'paper-2023' ? 2 : 3] ?? '';
        expect(
          column.includes(printed) || column.includes('same'),
          `${preset} ${key} ${printed} in “${column}”`,
        ).toBe(true);
      }
  });

  it('lists all inconsistencies', () => {
    for (let i = 1; i <= 9; i += 1) expect(model).toContain(`**I${i}, `);
  });
});
