/** The energy model in its worker: one worker for the page, started with the first question. */
import type { Remote } from 'comlink';
import type {
  EnergyApi,
  EvaluationView,
  ModelsView,
  Result,
  Scenario,
  UncertaintyView,
  WidthView,
} from '../scenario';
import { createWorkerService } from './workerService';

const service = createWorkerService<EnergyApi>(
  () =>
    new Worker(new URL('../../workers/energy.worker.ts', import.meta.url), {
      type: 'module',
      name: 'energy',
    }),
);

/** Everything the energy view shows. */
export interface EnergyAnswer {
  evaluation: EvaluationView;
  models: ModelsView;
  width: WidthView;
  /** The spread over the literature's ranges, where it is switched on. */
  uncertainty: UncertaintyView | null;
}

/** Kinds are those of the worker service, and `failed` from the model itself. */
export interface EnergyFailure {
  kind: string;
  message: string;
}

/** Evaluates a scenario in the worker. Never rejects. */
export async function askEnergy(
  scenario: Scenario,
): Promise<{ ok: true; value: EnergyAnswer } | { ok: false; error: EnergyFailure }> {
  const [evaluation, models, width, uncertainty] = await Promise.all([
    askModel<EvaluationView>(async (api) => await api.evaluate(scenario)),
    askModel<ModelsView>(async (api) => await api.models(scenario)),
    askModel<WidthView>(async (api) => await api.width(scenario)),
    scenario.uncertainty === 'off'
      ? ({ ok: true, value: null } as const)
      : askModel<UncertaintyView>(async (api) => await api.uncertainty(scenario)),
  ]);
  if (!evaluation.ok) return evaluation;
  if (!models.ok) return models;
  if (!width.ok) return width;
  if (!uncertainty.ok) return uncertainty;
  return {
    ok: true,
    value: {
      evaluation: evaluation.value,
      models: models.value,
      width: width.value,
      uncertainty: uncertainty.value,
    },
  };
}

/** Asks the model in its worker. One result for both ways to fail: the worker did not answer, or the model could not. */
export async function askModel<Value>(
  use: (api: Remote<EnergyApi>) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const outcome = await service.call(use);
  return outcome.ok ? outcome.value : outcome;
}
