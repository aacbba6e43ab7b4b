import type { StudyName, StudyRequest } from '../protocol';
import { MOST_SAMPLED_WINDOWS, MOST_STEPS, photonGrid, precisions, systematicLevels } from './grids';

/** Budgets that the search for a need takes with all of its windows, of both readings together: it depends on the curve. */
export const BUDGETS_OF_A_NEED = 10;

/** Windows that a search for a need adds, in those of the request, where these do not resolve it: narrow widths take fewer, wide ones more. */
const TIMES_ADDED = 4;

/** A window whose single products are looked at takes as long as some plain ones. */
const SAMPLED_WINDOW = 8;

/**
 * Time of a window goes as width to this power. Measured between 64 and 256 on one core: 1.34 under Gaussian noise, 1.15
 * under Poisson noise; less than 2, because attention and noise go as the width.
 */
const COST_EXPONENT = 1.3;

/** How much longer a window takes at `width` than at `reference`. */
export const costOf = (width: number, reference: number): number => (width / reference) ** COST_EXPONENT;

/** Windows of work that the search for one need takes, in windows of that checkpoint: typical, not exact. */
export const needWork = (windows: number, seeds: number): number =>
  windows + BUDGETS_OF_A_NEED * seeds * windows + (1 + BUDGETS_OF_A_NEED) * TIMES_ADDED * windows;

/**
 * Windows of work that a study takes, in windows of the checkpoint at hand: what a reader should know before the start.
 *
 * @param width of the checkpoint at hand
 * @param family widths that studies over the family go through
 */
export function workOf(
  { study, tokens, seeds }: Pick<StudyRequest, 'study' | 'tokens' | 'seeds'>,
  context: number,
  width: number,
  family: readonly number[],
): number {
  const windows = Math.max(1, Math.round(tokens / context));
  const baseline = 2 * windows;
  const overFamily = (each: number) => family.reduce((sum, other) => sum + each * costOf(other, width), 0);
  const work: Record<StudyName, number> = {
    live: baseline + windows,
    photons: baseline + photonGrid.length * seeds * windows,
    scaling: baseline + overFamily(baseline + photonGrid.length * seeds * windows),
    need: baseline + overFamily(needWork(windows, seeds)),
    systematic: baseline + systematicLevels.length ** 2 * seeds * windows,
    errors: baseline + SAMPLED_WINDOW * Math.min(windows, MOST_SAMPLED_WINDOWS),
    precision: baseline + precisions.length * (1 + seeds) * windows,
    writing: baseline + 2 * MOST_STEPS,
    signal: baseline + SAMPLED_WINDOW * Math.min(windows, MOST_SAMPLED_WINDOWS),
  };
  return work[study];
}
