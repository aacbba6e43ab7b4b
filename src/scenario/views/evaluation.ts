import { type Evaluation, evaluateDesign, evaluateRequest, type RequestEvaluation } from '../../energy';
import { toDesign } from '../design';
import type { Scenario } from '../types';
import { MODEL_VERSION } from '../version';

/** Everything the headline, the breakdowns and the machine's size need. Joules, seconds, watts, counts. */
export interface EvaluationView {
  modelVersion: string;
  evaluation: Evaluation;
  /** One request: prompt read, tokens generated. */
  request: RequestEvaluation;
}

/** Evaluates a scenario: one pass, and one request on the same machine. */
export function evaluationView(scenario: Scenario): EvaluationView {
  const design = toDesign(scenario);
  return {
    modelVersion: MODEL_VERSION,
    evaluation: evaluateDesign(design),
    request: evaluateRequest(design),
  };
}
