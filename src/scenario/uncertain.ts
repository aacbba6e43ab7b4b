import type { UncertainField } from '../energy';
import { type LiteratureKey, literature } from './literature';
import { measuredPhotons } from './measuredPhotons';
import { isShown } from './shown';
import { rowOf } from './table';
import type { Scenario } from './types';

/** A drawn parameter by its key. */
export type UncertainParameter = UncertainField & { field: LiteratureKey | 'photonsPerDot' };

/** Random numbers belong to a place in this list for good: a new key goes to the end. */
const streams: readonly LiteratureKey[] = [
  'dacPj',
  'adcPj',
  'amplifierPj',
  'modulatorFjPerBit',
  'sramPjPerBit',
  'dramPjPerBit',
  'maintenanceFjPerMac',
  'laserEfficiency',
  'detectorEfficiency',
  'lossDb',
  'amplifierNoisePa',
  'wireFjPerBitMm',
];

/** The measured need of photons has the place after the list; a key that comes later must not take it. */
const PHOTON_STREAM = 1000;

/** The design leaves this part out: an ideal laser or detector, no loss, nothing to hold a weight. */
const isIdeal = (key: LiteratureKey, value: number): boolean =>
  value === 0 || ((key === 'laserEfficiency' || key === 'detectorEfficiency') && value === 1);

/**
 * The parameters that are uncertain in a scenario, with their ranges.
 *
 * Around the design: the scenario's value times the relative range of the literature, within the bounds of the
 * parameter, so that the band follows the sliders; what the design leaves out stays out. Around the literature: its
 * ranges as they are, the extensions of the paper included. Only parameters that can move a number. Photons that were
 * measured are drawn from the interval of the measurement either way.
 */
export function uncertainParameters(scenario: Scenario): UncertainParameter[] {
  const measured = measuredPhotons(scenario);
  const drawn = streams.flatMap((key, stream): UncertainParameter[] => {
    if (!isShown(key, scenario)) return [];
    const { low, nominal, high } = literature[key];
    if (scenario.around === 'literature') return [{ field: key, stream, low, nominal, high }];
    const value = scenario[key];
    if (isIdeal(key, value)) return [];
    const row = rowOf(key);
    const max = 'max' in row ? row.max : Number.POSITIVE_INFINITY;
    const scaled = (end: number) => Math.min(max, (value * end) / nominal);
    return [{ field: key, stream, low: scaled(low), nominal: value, high: Math.max(value, scaled(high)) }];
  });
  if (!measured) return drawn;
  const { photonsPerDot: nominal, low, high } = measured;
  return [...drawn, { field: 'photonsPerDot', stream: PHOTON_STREAM, low, nominal, high }];
}
