import { describe, expect, it } from 'vitest';
import { rowOf } from '../scenario';
import { numberText, valueText } from './valueText';

const words = { unit: '', none: 'unlimited', on: 'on', off: 'off' };

describe('values in words', () => {
  it('group thousands, but not those of a year', () => {
    expect(numberText(12_288, 'en')).toBe('12,288');
    expect(valueText(rowOf('width'), 12_288, 'en', words)).toBe('12,288');
    expect(valueText(rowOf('year'), 2030, 'en', words)).toBe('2030');
    expect(valueText(rowOf('year'), 2030.5, 'en', words)).toBe('2030.5');
  });

  it('write powers of ten only where a number would be unreadable, and say what is none', () => {
    expect(numberText(2.5e-7, 'en')).toBe('2.5e-7');
    expect(numberText(3e14, 'en')).toBe('3e14');
    expect(valueText(rowOf('cores'), null, 'en', words)).toBe('unlimited');
  });
});
