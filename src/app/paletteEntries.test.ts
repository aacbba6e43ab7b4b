import { describe, expect, it } from 'vitest';
import { resolve } from '../scenario';
import { findEntries, paletteEntries } from './paletteEntries';

const t = ((key: string) => key) as never;
const nothing = () => {};
const commands = { onShare: nothing, onHelp: nothing, onAppearance: nothing, onShowParameters: nothing };
const entries = paletteEntries(t, resolve({}), 'energy', commands);
const labels = (query: string) => findEntries(entries, query).map(({ id }) => id);

describe('command palette', () => {
  it('has every entry once', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('finds models by name, first where the name begins so', () => {
    expect(labels('FUTURE-4q')[0]).toBe('model future-4q');
    expect(labels('gpt-3 175')[0]).toBe('model gpt3-175b');
  });

  it('finds parameters by their key and views by name', () => {
    expect(labels('dacPj')).toContain('parameter dacPj');
    expect(labels('noise')[0]).toContain('noise');
  });

  it('does not offer a knob that cannot move a number', () => {
    expect(labels('kvInDram')).toEqual([]);
    const decode = paletteEntries(t, resolve({ phase: 'decode' }), 'energy', commands);
    expect(findEntries(decode, 'kvInDram').map(({ id }) => id)).toEqual(['parameter kvInDram']);
  });
});
