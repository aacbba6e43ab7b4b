import type { LiteratureRange } from './types';

const range = (row: string, low: number, nominal: number, high: number): LiteratureRange => ({
  low,
  nominal,
  high,
  row,
});

/**
 * Ranges found in the literature, in the unit of the parameter; `row` names the row of data/electronics.json. Where
 * units differ: fJ to pJ per bit of SRAM, µW per weight to fJ per MAC at 10 GHz, A/W at 1550 nm to quantum efficiency
 * (R · 1.2398 / 1.55).
 */
export const literature = {
  dacPj: range('dac_4b', 0.5, 1.5, 3),
  adcPj: range('adc_7enob_10gs', 3.17, 5.67, 12.2),
  amplifierPj: range('tia_sample', 0.0375, 0.3, 0.6),
  modulatorFjPerBit: range('mod_tfln', 1, 22, 450),
  sramPjPerBit: range('sram_local', 0.0068, 0.05, 0.156),
  dramPjPerBit: range('hbm3', 2.5, 3.44, 3.9),
  maintenanceFjPerMac: range('slm_static', 0.0167, 0.02, 0.56),
  amplifierNoisePa: range('tia_noise', 1.2, 5, 20),
  laserEfficiency: range('laser_wpe', 0.08, 0.17, 0.25),
  detectorEfficiency: range('pd_responsivity', 0.48, 0.8, 0.88),
  lossDb: range('loss_mzm', 1.2, 3, 4.5),
  wireFjPerBitMm: range('wire', 50, 100, 240),
} as const;

/** Parameters that a literature range is known for. */
export type LiteratureKey = keyof typeof literature;

/** Of these the larger value costs less. */
const betterWhenHigh: readonly LiteratureKey[] = ['laserEfficiency', 'detectorEfficiency'];

/** The literature's values: nominal, or all at the end that costs least or most. */
export function literatureValues(
  end: 'nominal' | 'optimistic' | 'pessimistic',
): Record<LiteratureKey, number> {
  const pick = (key: LiteratureKey): number => {
    const { low, nominal, high } = literature[key];
    if (end === 'nominal') return nominal;
    return (end === 'optimistic') === betterWhenHigh.includes(key) ? high : low;
  };
  const keys = Object.keys(literature) as LiteratureKey[];
  return Object.fromEntries(keys.map((key) => [key, pick(key)])) as Record<LiteratureKey, number>;
}
