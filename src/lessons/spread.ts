import type { MonteCarloResult, Summary } from '../energy';
import { type Scenario, uncertaintyView } from '../scenario';

/** The spread of a step's state; drawn once, however often its sentences are written. */
const known = new Map<string, MonteCarloResult>();
const mostKnown = 32;

/** What Monte Carlo over the literature's ranges gives for a state: as many draws as the state names. */
export function spreadOf(scenario: Scenario, change: Partial<Scenario> = {}): MonteCarloResult {
  const asked = { ...scenario, ...change };
  const key = JSON.stringify(asked);
  let result = known.get(key);
  if (!result) {
    ({ result } = uncertaintyView(asked));
    if (known.size >= mostKnown) known.clear();
    known.set(key, result);
  }
  return result;
}

/** From one end of the 90 % interval to the other, as a factor. */
export const widthOf = ({ p05, p95 }: Summary): number => p95 / p05;
