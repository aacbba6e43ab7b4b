import { coreDemand } from './cores';
import { digitalJoules } from './digital';
import { buildLedger } from './ledger';
import { type PassPlan, planGeneration, planPrompt } from './plan';
import type { Design } from './types';

const JOULES_PER_KILOWATT_HOUR = 3.6e6;

/** Energy of answering one request. Per sequence: a batch of requests shares what it can, and each pays its part. */
export interface RequestEvaluation {
  promptJoules: number;
  generationJoules: number;
  joules: number;
  joulesPerGeneratedToken: number;
  generatedTokensPerKilowattHour: number;
  digitalJoules: number;
  advantage: number;
}

/**
 * A request: the prompt is prefilled in one pass, then tokens are generated one by one, the t-th attending
 * promptTokens + t positions. Joules per request; only the prompt's last position needs the output head. Host and
 * building are added to both sides alike, so they leave the advantage as it is.
 */
export function evaluateRequest(design: Design): RequestEvaluation {
  const { promptTokens, generatedTokens, batch } = design.workload;
  const chunks = coreDemand(design.shape, design.workload, design.hardware).chunks;
  const run = (phaseDesign: Design, plan: PassPlan) => {
    const ledger = buildLedger(phaseDesign, plan, chunks);
    const digital = digitalJoules(phaseDesign, plan, ledger.operations.products);
    return { optical: ledger.energyJoules / batch, digital: digital / batch };
  };
  const promptDesign: Design = { ...design, workload: { ...design.workload, phase: 'prefill' } };
  const prompt = run(promptDesign, planPrompt(design.shape, design.workload, promptTokens));
  const generationDesign: Design = { ...design, workload: { ...design.workload, phase: 'decode' } };
  const generation = run(generationDesign, planGeneration(design.shape, promptTokens, generatedTokens));
  const surroundings = (1 + design.workload.hostOverhead) * design.workload.pue;
  const joules = (prompt.optical + generation.optical) * surroundings;
  const digital = (prompt.digital + generation.digital) * surroundings;
  return {
    promptJoules: prompt.optical * surroundings,
    generationJoules: generation.optical * surroundings,
    joules,
    joulesPerGeneratedToken: joules / generatedTokens,
    generatedTokensPerKilowattHour: (generatedTokens / joules) * JOULES_PER_KILOWATT_HOUR,
    digitalJoules: digital,
    advantage: digital / joules,
  };
}
