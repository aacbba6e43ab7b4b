import { describe, expect, it } from 'vitest';
import { equations, symbols } from '../equations';
import { type MathNode, parseMath } from './parse';

const flat = ({ tag, text, children }: MathNode): string =>
  text === undefined ? `${tag}(${(children ?? []).map(flat).join(' ')})` : text;

describe('parseMath', () => {
  it('takes a run of letters as one name and single letters as factors', () => {
    expect(flat(parseMath('E_{load} n d'))).toBe('mrow(msub(E load) n d)');
  });

  it('nests fractions, roots and scripts', () => {
    expect(flat(parseMath('\\frac{a^2}{\\sqrt{b+1}}'))).toBe('mfrac(msup(a 2) msqrt(mrow(b + 1)))');
    expect(flat(parseMath('x_i^2'))).toBe('msubsup(x i 2)');
  });

  it('sets the limits of a sum below and above it', () => {
    expect(flat(parseMath('\\sum_{i=1}^n i'))).toBe('mrow(munderover(∑ mrow(i = 1) n) i)');
  });

  it('writes a minus sign, not a hyphen', () => {
    expect(flat(parseMath('a-b'))).toBe('mrow(a − b)');
  });

  it('takes a number with separators and unit as one number', () => {
    const { tag, children } = parseMath('\\frac{"12.4 pJ"}{"5,830"}');
    expect(tag).toBe('mfrac');
    expect(children).toEqual([
      { tag: 'mn', text: '12.4 pJ' },
      { tag: 'mn', text: '5,830' },
    ]);
  });

  it.each(['{a', 'a}', '_2', '\\nothing', '\\frac{a}'])('refuses %s', (source) => {
    expect(() => parseMath(source)).toThrow();
  });
});

describe('the equations', () => {
  it.each(equations.map(({ id, lines }) => [id, lines] as const))('%s can be read', (_, lines) => {
    for (const line of lines) expect(() => parseMath(line)).not.toThrow();
  });

  it('use every symbol that they explain, as it is written', () => {
    const spaceless = (text: string) => text.replace(/\s/g, '');
    for (const { id, lines, keys } of equations)
      for (const key of keys) {
        const symbol = symbols[key];
        expect(symbol, key).toBeDefined();
        expect(spaceless(lines.join(' ')), `${id}: ${key}`).toContain(spaceless(symbol ?? '?'));
      }
  });

  it('have names of their own', () => {
    expect(new Set(equations.map(({ id }) => id)).size).toBe(equations.length);
  });
});
