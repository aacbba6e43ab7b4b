/** What the energy model says about the present state. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type EvaluationView, evaluationView, type Overrides, type Scenario } from '../scenario';
import { askEnergy, type EnergyAnswer, type EnergyFailure } from './energyClient';
import { newestRequest } from './newestRequest';
import { scenarioStore } from './scenarioStore';
import { scenarioOf } from './selectors';

export interface EnergyResults {
  status: 'idle' | 'running' | 'error';
  /** The state that `evaluation` is about: while a slider moves, it is a step behind the sliders. */
  overrides: Overrides;
  scenario: Scenario;
  evaluation: EvaluationView;
  /** What the charts show; null until the worker has answered for the first time. */
  answer: EnergyAnswer | null;
  error: EnergyFailure | null;
}

export const energyStore = createStore<EnergyResults>()(() => firstResults({}));

/**
 * The first sentence is computed here and not in the worker: it is a few microseconds of arithmetic, and an opened
 * link then shows its own numbers from the first frame.
 */
function firstResults(overrides: Overrides): EnergyResults {
  const scenario = scenarioOf(overrides);
  return {
    status: 'running',
    overrides,
    scenario,
    evaluation: evaluationView(scenario),
    answer: null,
    error: null,
  };
}

const request = newestRequest(async (overrides: Overrides) => {
  const scenario = scenarioOf(overrides);
  const outcome = await askEnergy(scenario);
  const isNewest = scenarioStore.getState().overrides === overrides;
  const status = isNewest ? 'idle' : 'running';
  if (outcome.ok) {
    const { evaluation } = outcome.value;
    energyStore.setState({ status, overrides, scenario, evaluation, answer: outcome.value, error: null });
  } else {
    energyStore.setState({ status: isNewest ? 'error' : 'running', error: outcome.error });
  }
});

function ask(overrides: Overrides): void {
  energyStore.setState({ status: 'running' });
  request(overrides);
}

/** Asks again, after an error. */
export function retryEnergy(): void {
  ask(scenarioStore.getState().overrides);
}

/** Evaluates the present state now and after every change. Call once, after the link has been read. */
export function startEnergy(): void {
  const { overrides } = scenarioStore.getState();
  energyStore.setState(firstResults(overrides));
  ask(overrides);
  scenarioStore.subscribe((state, before) => {
    if (state.overrides !== before.overrides) ask(state.overrides);
  });
}

export function useEnergyResults(): EnergyResults {
  return useStore(energyStore);
}
