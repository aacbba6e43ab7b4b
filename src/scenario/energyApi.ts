import type { Scenario } from './types';
import { evaluationView, modelsView, widthView } from './views';

/** What a call across the worker's border returns: errors keep their kind, which a thrown error would lose. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: { kind: string; message: string } };

/** Runs a view and turns whatever it throws, or a number that is none, into a value. */
function guarded<A extends unknown[], T>(view: (scenario: Scenario, ...rest: A) => T) {
  return (scenario: Scenario, ...rest: A): Result<T> => {
    try {
      return { ok: true, value: view(scenario, ...rest) };
    } catch (error) {
      return {
        ok: false,
        error: { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
      };
    }
  };
}

/** The face of the energy worker. Pure: the same functions run in Node. */
export const energyApi = {
  evaluate: guarded(evaluationView),
  models: guarded((scenario) => modelsView(scenario)),
  width: guarded((scenario) => widthView(scenario)),
};

export type EnergyApi = typeof energyApi;
