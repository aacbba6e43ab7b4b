import { describe, expect, it } from 'vitest';
import { lessons } from '../lessons';
import { resolve } from '../scenario';
import { paletteEntries } from './paletteEntries';
import { findEntries } from './paletteSearch';

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

  it('has every step of every lesson, and every question', () => {
    const steps = lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0);
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
    expect(of('lesson')).toHaveLength(lessons.length + steps);
    expect(of('question')).toHaveLength(8);
  });
});

describe('a search', () => {
  const named = (...names: string[]) => names.map((label) => ({ label, words: '' }));
  const found = (query: string, ...names: string[]) =>
    findEntries(named(...names), query).map(({ label }) => label);

  it('forgives a slip of the keys where nothing is spelt so', () => {
    expect(found('witdh', 'Width', 'Heads')).toEqual(['Width']);
    expect(found('photn', 'Photons per MAC', 'Phase')).toEqual(['Photons per MAC']);
    expect(found('quadrilion', 'The quadrillion-parameter claim')).toEqual([
      'The quadrillion-parameter claim',
    ]);
    expect(found('hedas', 'Heads', 'Height')).toEqual(['Heads']);
  });

  it('forgives none in short words, and does not guess at what is no word of the page', () => {
    expect(found('dca', 'DAC energy')).toEqual([]);
    expect(found('zebra', 'Width', 'Layers')).toEqual([]);
  });

  it('prefers what is spelt as it was typed', () => {
    expect(found('heads', 'Heats', 'Heads')).toEqual(['Heads']);
  });

  it('finds Chinese that shares at least half of its pairs of characters', () => {
    expect(found('上下文长度', '上下文', '宽度')).toEqual(['上下文']);
    expect(found('注意力头数', '注意力头', '头数')).toEqual(['注意力头']);
    expect(found('电压', '上下文', '宽度')).toEqual([]);
  });
});
