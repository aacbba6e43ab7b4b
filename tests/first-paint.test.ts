import { describe, expect, it } from 'vitest';
import { firstPaintHtml } from '../scripts/first-paint';

const text = firstPaintHtml()
  .replace(/<[^>]*>/g, '')
  .replaceAll('\u00a0', ' ');

describe('what the page shows before any script has run', () => {
  it('says what the model of the paper gives for GPT-3: 15.77 mJ per layer over 3.814e12 MAC, against 300 fJ', () => {
    // Worked by hand in docs/model.md: 15.77e-3 J / 3.814e12 MAC = 4.135 fJ; 300 / 4.135 = 72.5.
    expect(text).toContain('GPT-3 175B');
    expect(text).toContain('4.14 fJ');
    expect(text).toContain('72.5 times');
    expect(text).toContain('300 fJ');
  });

  it('gives the band over the literature around the headline, so that nothing moves when the page takes over', () => {
    const [, low, high] = /([\d.]+) to ([\d.]+)×/.exec(text) ?? [];
    expect(Number(low)).toBeLessThan(72.5);
    expect(Number(high)).toBeGreaterThan(72.5);
  });

  it('shows no unresolved key of a translation', () => {
    expect(text).not.toMatch(/\b(energy|app)\.[a-zA-Z]+/);
    expect(text).not.toContain('{{');
  });

  it('draws the picture from finite numbers', () => {
    const svg = /<svg.*<\/svg>/s.exec(firstPaintHtml())?.[0] ?? '';
    expect(svg).toContain('<polyline');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
