import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../energy';
import { type LiteratureKey, literature, resolve, rowOf, toDesign } from './index';
import { electronicsRows } from './presets/electronics';

/** From the unit of the electronics row to that of the parameter, for those that differ. */
const conversions: Partial<Record<LiteratureKey, (value: number) => number>> = {
  sramPjPerBit: (femtojoules) => femtojoules / 1000,
  // 1 µW for 0.1 ns is 0.1 fJ.
  maintenanceFjPerMac: (microwatts) => microwatts * 0.1,
  detectorEfficiency: (amperesPerWatt) => (amperesPerWatt * 1.2398) / 1.55,
};

describe('literature ranges', () => {
  it.each(Object.keys(literature) as LiteratureKey[])('%s is what its row says', (key) => {
    const { row, ...range } = literature[key];
    const found = electronicsRows.find(({ id }) => id === row)!;
    const convert = conversions[key] ?? ((value: number) => value);
    for (const end of ['low', 'nominal', 'high'] as const) {
      const expected = convert(found[end]!);
      expect(Math.abs(range[end] / expected - 1), `${key} ${end}`).toBeLessThan(0.01);
    }
    expect(rowOf(key).literature).toBe(literature[key]);
  });

  it('order the three presets', () => {
    const advantage = (hardware: string) => evaluateDesign(toDesign(resolve({ hardware }))).advantage;
    const [worst, nominal, best] = ['literature-pessimistic', 'literature', 'literature-optimistic'].map(
      advantage,
    );
    expect(worst!).toBeLessThan(nominal!);
    expect(nominal!).toBeLessThan(best!);
  });

  it('cost GPT-3 what the nominal devices add up to', () => {
    // Load 8·0.05 + 1.5 + 5·0.022 = 2.01 pJ; detect 0.3 + 5.67 + 0.4 = 6.37 pJ; digital 0.4 pJ an element.
    // Per block: loads 10nd + hn² = 6.543e8 and detections the same; softmax and activation 1.007e9 elements.
    const joules = 96 * (6.543e8 * (2.01e-12 + 6.37e-12) + 1.0067e9 * 0.4e-12);
    const { energyJoules, byComponent } = evaluateDesign(toDesign(resolve({ hardware: 'literature' })));
    const electronics = byComponent.load + byComponent.detect + byComponent.digital;
    expect(electronics / joules).toBeCloseTo(1, 2);
    // Light: 288,000 eV / 12,288 per MAC through 0.17 · 0.8 and 3 dB.
    const light = (3.6614e14 * (288_000 / 12_288) * 1.602e-19) / (0.17 * 0.8 * 10 ** -0.3);
    expect(byComponent.optical / light).toBeCloseTo(1, 2);
    expect(energyJoules).toBeGreaterThan(electronics);
  });
});
