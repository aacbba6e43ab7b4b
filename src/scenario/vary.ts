import { type Shape, withWidth } from '../energy';
import { normalise } from './overrides';
import { resolve } from './resolve';
import type { Overrides, Scenario, ScenarioKey } from './types';

/** A scenario with some values changed, again and again: what sweeps, maps and searches do. */
export type Vary = (changes: Readonly<Partial<Record<ScenarioKey, unknown>>>) => Scenario;

/** Keys of a shape that follow the width in a sweep. */
export const followers = ['heads', 'kvHeads', 'ffnWidth', 'expertWidth', 'kvLatent', 'queryLatent'] as const;

/**
 * Prepares changes of values. Automatic values follow; values may lie between whole numbers. A change of width keeps the
 * head dimension and the ratios of feed-forward and latents, so the number of heads follows and is real; unless one of
 * these is changed as well, which then says itself what it is.
 */
export function vary(scenario: Scenario): Vary {
  const base = normalise(scenario as Overrides);
  const plain: Vary = (changes) => resolve({ ...base, ...changes } as Overrides);
  return ({ width, ...changes }) => {
    if (width === undefined) return plain(changes);
    if ('headDim' in changes || followers.some((key) => key in changes)) return plain({ ...changes, width });
    const narrow = Object.keys(changes).length === 0 ? scenario : plain(changes);
    const shape: Shape = withWidth(narrow, width as number);
    const wide: Scenario = { ...narrow, width: shape.width };
    for (const key of followers) wide[key] = shape[key];
    return wide;
  };
}
