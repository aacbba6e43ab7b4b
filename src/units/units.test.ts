import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exchangeFjPerMacAndTopsPerWatt,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatRatio,
  formatTopsPerWatt,
  parseQuantity,
} from './index';

describe('formatting', () => {
  it('writes quantities with SI prefixes and three significant digits', () => {
    const cases: [number, string, string][] = [
      [4.135e-15, 'J', '4.14 fJ'],
      [1.514, 'J', '1.51 J'],
      [0, 'J', '0 J'],
      [999.6e-12, 'J', '1.00 nJ'],
      [999.4e-12, 'J', '999 pJ'],
      [-2e-6, 'J', '−2.00 µJ'],
      [1e-3, 'J', '1.00 mJ'],
      [1000, 'W', '1.00 kW'],
      [3.66e14, 'MAC', '366 TMAC'],
      [1e-30, 'J', '1·10⁻³⁰ J'],
    ];
    for (const [value, unit, text] of cases) expect(formatQuantity(value, unit)).toBe(text);
    expect(formatQuantity(Number.NaN, 'J')).toBe('– J');
    expect(formatQuantity(Number.POSITIVE_INFINITY, 'J')).toBe('∞ J');
  });

  it('groups thousands and never writes 1e-15', () => {
    expect(formatNumber(1234567)).toBe('1,234,567');
    expect(formatNumber(0.03553)).toBe('0.0355');
    expect(formatNumber(8.45e18)).toBe('8.45·10¹⁸');
    expect(formatNumber(2e-7)).toBe('2·10⁻⁷');
    expect(formatNumber(1234.5, { digits: 5, locale: 'de' })).toBe('1.234,5');
  });

  it('writes ratios and percent', () => {
    expect([72.544, 1625.4, 0.8843, 143_793, 1].map((value) => formatRatio(value))).toEqual([
      '72.5×',
      '1,625×',
      '0.884×',
      '143,793×',
      '1×',
    ]);
    expect(formatPercent(0.0909)).toBe('9.09 %');
    expect(formatPercent(1)).toBe('100 %');
  });
});

describe('parsing what a person types', () => {
  const value = (text: string, options = {}) => {
    const parsed = parseQuantity(text, options);
    return parsed.ok ? parsed.value : parsed.message;
  };

  it('understands numbers, prefixes and the unit of the field', () => {
    const picojoules = { unit: 'pJ' };
    expect(value('10 pJ', picojoules)).toBe(10);
    expect(value('10', picojoules)).toBe(10);
    expect(value('1.5nJ', picojoules)).toBe(1500);
    expect(value('24.8 fJ', picojoules)).toBe(0.0248);
    expect(value('1e-3')).toBe(0.001);
    expect(value('−2')).toBe(-2);
    expect(value('12k')).toBe(12_000);
    expect(value('3 M')).toBe(3e6);
    expect(value('0.3 pJ/bit', { unit: 'pJ/bit' })).toBe(0.3);
    expect(value('300 fJ', { unit: 'fJ/MAC' })).toBe(300);
    expect(value('0.3 pJ', { unit: 'fJ/MAC' })).toBe(300);
    expect(value('5 MHz', { unit: 'GHz' })).toBe(0.005);
    expect(value('17 %')).toBe(0.17);
    expect(value('288,000')).toBe(288_000);
    expect(value(' 100× ', { unit: '×' })).toBe(100);
  });

  it('reads the decimal comma where the language has one', () => {
    expect(value('3,2', { locale: 'de' })).toBe(3.2);
    expect(value('1.234,5', { locale: 'de' })).toBe(1234.5);
    expect(value('1 234,5', { locale: 'fr' })).toBe(1234.5);
    expect(value('3.2', { locale: 'zh' })).toBe(3.2);
    expect(value('3.2', { locale: 'de' })).toBe(3.2);
  });

  it('reads the energy of a multiply-accumulate from a data sheet: two operations each', () => {
    const perMac = (text: string, locale = 'en') => value(text, { unit: 'fJ/MAC', locale });
    // 1 TOPS/W is 1 pJ an operation, so 2 pJ a multiply-accumulate.
    expect(perMac('1 TOPS/W')).toBeCloseTo(2000, 9);
    expect(perMac('2 tflops / W')).toBeCloseTo(1000, 9);
    // 700 W / 1979e12 per second · 2 = 707.4 fJ.
    expect(perMac('1,979 TFLOPS at 700 W')).toBeCloseTo(707.43, 2);
    expect(perMac('2 POPS, 1kW')).toBeCloseTo(1000, 9);
    expect(perMac('0,5 TOPS/W', 'de')).toBeCloseTo(4000, 9);
    expect(perMac('0 TOPS/W')).toMatch(/not a unit/);
    expect(perMac('5 TOPS')).toMatch(/not a unit/);
    expect(value('1 TOPS/W', { unit: 'pJ' })).toMatch(/not a unit/);
  });

  it('refuses the rest with a reason', () => {
    expect(value('')).toBe('Type a number.');
    expect(value('abc')).toMatch(/not a number/);
    expect(value('10 kg', { unit: 'pJ' })).toMatch(/not a unit of pJ/);
    expect(value('3,2')).toMatch(/not a number/);
    expect(value('1e999')).toMatch(/not a number/);
    expect(value('1.2.3')).toMatch(/not a number/);
  });

  it('reads back what it wrote, in any language', () => {
    const numbers = fc.double({ min: 1e-20, max: 1e20, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.constantFrom('en', 'de', 'fr', 'zh'), (number, locale) => {
        const parsed = parseQuantity(formatQuantity(number, 'J', { digits: 6, locale }), {
          unit: 'J',
          locale,
        });
        expect(parsed.ok && Math.abs(parsed.value / number - 1)).toBeLessThan(1e-5);
      }),
    );
  });

  it('writes the power of ten where there is no prefix any more', () => {
    expect(formatQuantity(3e40, 'J')).toBe('3·10⁴⁰ J');
    expect(formatQuantity(1e-40, 'J')).toBe('1·10⁻⁴⁰ J');
    expect(formatQuantity(999.4e24, 'J')).toBe('999 YJ');
  });
});

describe('operations per energy', () => {
  it('of a multiply-accumulate are two, both ways', () => {
    // 2 operations in 300 fJ: 2 / 3e-13 J = 6.67e12 operations a joule.
    expect(formatTopsPerWatt(300)).toBe('6.67 TOPS/W');
    expect(formatTopsPerWatt(2000)).toBe('1 TOPS/W');
    expect(formatTopsPerWatt(1.6)).toBe('1,250 TOPS/W');
    expect(exchangeFjPerMacAndTopsPerWatt(exchangeFjPerMacAndTopsPerWatt(4.135))).toBeCloseTo(4.135, 12);
  });
});
