import { withValue } from './overrides';
import type { Overrides, Scenario } from './types';

/** Photons that a dot product was found to need, by simulating a trained Transformer. */
export interface MeasuredPhotons {
  /** Id of the checkpoint that was simulated. */
  checkpoint: string;
  /** Photons per dot product: the estimate and its 95 % interval, low < estimate < high. */
  photonsPerDot: number;
  low: number;
  high: number;
}

/** Photons per dot product are told apart no finer than this: an interval is known to two digits at best. */
const DIGITS = 4;

/**
 * The overrides with a measured need in place: the energy model spends the estimate, and its uncertainty draws from the
 * interval. Uncertainty is switched on where it was off, for an interval that nobody sees says nothing.
 */
export function withMeasuredPhotons(overrides: Overrides, measured: MeasuredPhotons): Overrides {
  const rounded = (photons: number) => Number(photons.toPrecision(DIGITS));
  // In this order: a number of photons set anew drops the interval of the old one.
  const changes = [
    ['photonsPerDot', rounded(measured.photonsPerDot)],
    ['photonsLow', rounded(measured.low)],
    ['photonsHigh', rounded(measured.high)],
    ['photonsFrom', measured.checkpoint],
    ...(overrides.uncertainty === 'off' ? [['uncertainty', 'loguniform'] as const] : []),
  ] as const;
  return changes.reduce((before: Overrides, [key, value]) => withValue(before, key, value), overrides);
}

/** The measured need that a scenario spends; null where there is none, or its photons lie outside of the interval. */
export function measuredPhotons(scenario: Scenario): MeasuredPhotons | null {
  const { photonsPerDot, photonsLow: low, photonsHigh: high, photonsFrom: checkpoint, receiver } = scenario;
  if (receiver !== 'photons' || !(low > 0 && low < photonsPerDot && photonsPerDot < high)) return null;
  return { checkpoint, photonsPerDot, low, high };
}
