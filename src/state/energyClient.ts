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

/** What the headline and the charts show. */
export interface EnergyAnswer {
  evaluation: EvaluationView;
  models: ModelsView;
  width: WidthView;
}

/** Kinds are those of the worker service, and `failed` from the model itself. */
export interface EnergyFailure {
  kind: string;
  message: string;
}

/** The answer for the charts, and the headline's band, each on its way. Neither rejects. */
export interface EnergyAsked {
  answer: Promise<Result<EnergyAnswer>>;
  /** Null where uncertainty is off. */
  uncertainty: Promise<Result<UncertaintyView | null>>;
}

/**
 * Evaluates a scenario in the worker. The worker answers in order, so that the charts need not wait for the many draws
 * of the band.
 */
export function askEnergy(scenario: Scenario): EnergyAsked {
  const answer = askAnswer(scenario);
  const uncertainty =
    scenario.uncertainty === 'off'
      ? Promise.resolve({ ok: true, value: null } as const)
      : askModel<UncertaintyView>(async (api) => await api.uncertainty(scenario));
  return { answer, uncertainty };
}

async function askAnswer(scenario: Scenario): Promise<Result<EnergyAnswer>> {
  const [evaluation, models, width] = await Promise.all([
    askModel<EvaluationView>(async (api) => await api.evaluate(scenario)),
    askModel<ModelsView>(async (api) => await api.models(scenario)),
    askModel<WidthView>(async (api) => await api.width(scenario)),
  ]);
  if (!evaluation.ok) return evaluation;
  if (!models.ok) return models;
  if (!width.ok) return width;
  return { ok: true, value: { evaluation: evaluation.value, models: models.value, width: width.value } };
}

/** Asks the model in its worker. One result for both ways to fail: the worker did not answer, or the model could not. */
export async function askModel<Value>(
  use: (api: Remote<EnergyApi>) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const outcome = await service.call(use);
  return outcome.ok ? outcome.value : outcome;
}
