import { describe, expect, it } from 'vitest';
import english from '../../locales/glossary.en.json';
import chinese from '../../locales/glossary.zh.json';
import { equations } from '../methods/equations';
import { findTerms, searchTerms } from './findTerms';
import { terms } from './terms';

type Words = Record<string, { name: string; match: string; text: string }>;
const languages: [string, Words][] = [
  ['en', english.term],
  ['zh', chinese.term],
];
const spellings = (words: Words) =>
  Object.fromEntries(Object.entries(words).map(([id, { match }]) => [id, match]));

describe('the glossary', () => {
  it('has every term once, and only equations that exist', () => {
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    const known = equations.map(({ id }) => id);
    expect(terms.filter(({ equation }) => equation !== null && !known.includes(equation))).toEqual([]);
  });

  it.each(languages)('explains every term, and no other (%s)', (_, words) => {
    expect(Object.keys(words)).toEqual(terms.map(({ id }) => id));
    const names = Object.values(words).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { text } of Object.values(words)) expect(text.length).toBeGreaterThan(12);
  });

  it.each(languages)('spells no two terms alike (%s)', (_, words) => {
    const all = Object.values(words).flatMap(({ match }) => match.toLowerCase().split('|'));
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it('marks a term where it first stands, the longest one', () => {
    const parts = findTerms(
      'Shot noise: a MAC with few photons per MAC. Shot noise again.',
      spellings(english.term),
    );
    expect(parts.filter(({ term }) => term).map(({ text, term }) => [text, term])).toEqual([
      ['Shot noise', 'shotNoise'],
      ['MAC', 'mac'],
      ['photons per MAC', 'photonsPerMac'],
    ]);
    expect(parts.map(({ text }) => text).join('')).toBe(
      'Shot noise: a MAC with few photons per MAC. Shot noise again.',
    );
  });

  it('marks no part of a word, and finds Chinese without spaces', () => {
    expect(
      findTerms('The headless machine', spellings(english.term)).every(({ term }) => term === null),
    ).toBe(true);
    expect(findTerms('光学扇出使散粒噪声相同', spellings(chinese.term)).map(({ term }) => term)).toContain(
      'shotNoise',
    );
  });

  it('is searched by name, spelling and text', () => {
    const read = (id: string) => (english.term as Words)[id]!;
    expect(searchTerms('kv', read)[0]).toBe('kvCache');
    expect(searchTerms('square root', read)).toContain('shotNoise');
    expect(searchTerms('no such word', read)).toEqual([]);
    expect(searchTerms('', read)).toHaveLength(terms.length);
  });
});
