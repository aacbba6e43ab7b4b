/** What the energy model says about the present state. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  type EvaluationView,
  evaluationView,
  type Overrides,
  type Scenario,
  type UncertaintyView,
} from '../scenario';
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
  /** Behind the band of the headline: the newest that has come, a step behind `evaluation` while a slider moves. */
  uncertainty: UncertaintyView | null;
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
    uncertainty: null,
    error: null,
  };
}

const request = newestRequest(async (overrides: Overrides) => {
  const scenario = scenarioOf(overrides);
  const asked = askEnergy(scenario);
  const outcome = await asked.answer;
  if (!outcome.ok) return fail(overrides, outcome.error);
  const { evaluation } = outcome.value;
  energyStore.setState({ overrides, scenario, evaluation, answer: outcome.value, error: null });
  const drawn = await asked.uncertainty;
  if (!drawn.ok) return fail(overrides, drawn.error);
  energyStore.setState({ status: statusAfter(overrides, 'idle'), uncertainty: drawn.value });
});

/** A later state is still being evaluated, or this one was the last. */
const statusAfter = (overrides: Overrides, last: 'idle' | 'error') =>
  scenarioStore.getState().overrides === overrides ? last : 'running';

function fail(overrides: Overrides, error: EnergyFailure): void {
  energyStore.setState({ status: statusAfter(overrides, 'error'), error });
}

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

/** The newest draws alone, for what shows nothing else of the results. */
export function useUncertainty(): UncertaintyView | null {
  return useStore(energyStore, ({ uncertainty }) => uncertainty);
}
