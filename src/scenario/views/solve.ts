import { type Component, components, evaluateDesign, type Solution, solveFor } from '../../energy';
import { boundsOf } from '../bounds';
import { toDesign } from '../design';
import { isShown } from '../shown';
import { findRow } from '../table';
import type { Scenario, ScenarioKey } from '../types';
import { vary } from '../vary';

/** Why a target is out of reach: what the energy goes to at the best value of the parameter. */
export interface Limit {
  component: Component;
  /** Share of the energy at the best value. */
  share: number;
}

export type SolveView =
  | { solved: 'no'; reason: 'unknown' | 'hidden' }
  | { solved: 'yes'; key: ScenarioKey; target: number; value: number; advantage: number }
  | {
      solved: 'limit';
      key: ScenarioKey;
      target: number;
      bestValue: number;
      bestAdvantage: number;
      limit: Limit;
    };

/**
 * What it takes: the value of `scenario.solve` at which the advantage reaches `scenario.target`, nearest to where it
 * is, within its bounds. Where no value does: how far it gets, and what the energy then goes to.
 */
export function solveView(scenario: Scenario): SolveView {
  const row = findRow(scenario.solve);
  if (!row || (row.kind !== 'number' && row.kind !== 'integer')) return { solved: 'no', reason: 'unknown' };
  const { key } = row;
  if (!isShown(key, scenario)) return { solved: 'no', reason: 'hidden' };
  const at = vary(scenario);
  const evaluate = (value: number) => evaluateDesign(toDesign(at({ [key]: value })));
  const { min, max } = boundsOf(key, scenario);
  const current = scenario[key];
  const solution: Solution = solveFor((value) => evaluate(value).advantage, scenario.target, {
    min,
    max,
    scale: row.scale,
    whole: row.kind === 'integer',
    near: Math.min(max, Math.max(min, typeof current === 'number' ? current : max)),
  });
  const { target } = scenario;
  if (solution.reachable)
    return { solved: 'yes', key, target, value: solution.value, advantage: solution.reached };
  const { byComponent, energyJoules } = evaluate(solution.bestValue);
  const component = components.reduce((a, b) => (byComponent[b] > byComponent[a] ? b : a));
  const limit = { component, share: byComponent[component] / energyJoules };
  return { solved: 'limit', key, target, bestValue: solution.bestValue, bestAdvantage: solution.best, limit };
}

/** Where light starts to win as the model widens, all else as it is. */
export type Crossover = { wins: 'always' } | { wins: 'never' } | { wins: 'from'; width: number };

const NARROWEST = 16;
const WIDEST = 1e7;

/** The crossover width, head dimension and feed-forward ratio kept. */
export function crossoverWidth(scenario: Scenario): Crossover {
  const at = vary(scenario);
  const advantage = (width: number) => evaluateDesign(toDesign(at({ width }))).advantage;
  if (advantage(NARROWEST) >= 1) return { wins: 'always' };
  const range = { min: NARROWEST, max: WIDEST, scale: 'log', whole: false, near: NARROWEST } as const;
  const solution = solveFor(advantage, 1, range);
  return solution.reachable ? { wins: 'from', width: solution.value } : { wins: 'never' };
}
