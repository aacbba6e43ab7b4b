import type { DigitalEstimate, Estimate, OpticalPoint, StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings, floatSettings } from '../settings';
import { meanAndError, meanOverSeeds, pairedDifference } from '../statistics';
import type { StudyRow } from '../studyRows';
import type { SimulationSettings } from '../types';
import type { StudyContext } from './context';
import { evaluate } from './evaluate';
import type { Progress } from './progress';

/** Bits of the digital model that optical losses are counted from [paper, Fig. 4]. */
export const BASELINE_BITS = 8;

/** A point that is still refined is told of at most this often, milliseconds. */
const PARTIAL_INTERVAL = 80;

/** Window losses of the two digital models. */
export interface Baseline {
  float: Float64Array;
  digital: Float64Array;
}

/** Windows of work that a baseline takes. */
export const baselineWork = (windows: readonly number[]): number => 2 * windows.length;

/** The digital baselines, announced as soon as both are known. */
export async function* baseline(
  context: StudyContext,
  progress: Progress,
  windows: readonly number[],
): AsyncGenerator<StudyUpdate, Baseline> {
  const float = yield* evaluate(context, progress, floatSettings, windows);
  const digital = yield* evaluate(context, progress, digitalSettings(BASELINE_BITS), windows);
  const losses = { float, digital };
  yield { type: 'baseline', ...baselineEstimates(losses) };
  return losses;
}

export function baselineEstimates({ float, digital }: Baseline): {
  digitalFloat: Estimate;
  digital: DigitalEstimate;
} {
  return { digitalFloat: estimate(float), digital: { bits: BASELINE_BITS, ...estimate(digital) } };
}

export function estimate(losses: ArrayLike<number>): Estimate {
  const { mean, standardError } = meanAndError(losses);
  return { loss: mean, standardError };
}

/** The optical model of a request, at one photon budget and seed. */
export function opticalSettings(
  request: StudyRequest,
  photonsPerMac: number,
  seed: number,
): SimulationSettings {
  const { shotNoise, noiseLinear, noiseAttention, minTransmission, inputBits, weightBits, outputBits } =
    request;
  return {
    mode: 'optical',
    photonsPerMac,
    shotNoise,
    noiseLinear,
    noiseAttention,
    minTransmission,
    inputBits,
    weightBits,
    outputBits,
    seed: seed >>> 0,
  };
}

/**
 * The point that window losses at one budget make, paired with the digital model.
 *
 * @param perSeed one list per seed; windows that are NaN in any of them are left out
 * @param digital of the same windows
 */
export function opticalPoint(
  photonsPerMac: number,
  perSeed: readonly Float64Array[],
  digital: Float64Array,
): OpticalPoint {
  const mean = meanOverSeeds(perSeed);
  const present = [...mean.keys()].filter((i) => !Number.isNaN(mean[i]));
  const losses = present.map((i) => mean[i]!);
  const { loss, standardError } = estimate(losses);
  const difference = pairedDifference(
    losses,
    present.map((i) => digital[i]!),
  );
  return {
    photonsPerMac,
    loss,
    standardError,
    perplexity: Math.exp(loss),
    minusDigital: difference.mean,
    minusDigitalStandardError: difference.standardError,
    windows: present.length,
    seeds: perSeed.length,
  };
}

/**
 * One budget over all seeds of a request. A point is yielded after every seed (and, with
 * `partial`, while the windows of the first one arrive); each replaces the one before.
 */
export async function* opticalBudget(
  context: StudyContext,
  progress: Progress,
  request: StudyRequest,
  photonsPerMac: number,
  windows: readonly number[],
  digital: Float64Array,
  partial = false,
): AsyncGenerator<StudyUpdate, OpticalPoint> {
  const perSeed: Float64Array[] = [];
  const pointOf = (losses: readonly Float64Array[]) => opticalPoint(photonsPerMac, losses, digital);
  for (let i = 0; i < request.seeds; i += 1) {
    const settings = opticalSettings(request, photonsPerMac, request.seed + i);
    let told = Number.NEGATIVE_INFINITY;
    const losses = yield* evaluate(context, progress, settings, windows, (soFar) => {
      if (!partial || i > 0 || context.now() - told < PARTIAL_INTERVAL) return undefined;
      told = context.now();
      return { type: 'point', point: pointOf([soFar]) };
    });
    perSeed.push(losses);
    yield { type: 'point', point: pointOf(perSeed) };
  }
  return pointOf(perSeed);
}

/** The last update of a study: its result. */
export function finished(
  context: StudyContext,
  request: StudyRequest,
  startMilliseconds: number,
  windows: readonly number[],
  digital: Baseline,
  found: { optical?: OpticalPoint[]; rows?: StudyRow[] },
): StudyUpdate {
  return {
    type: 'done',
    result: {
      study: request.study,
      checkpoint: context.checkpoint.id,
      backend: context.backend.name,
      windows: windows.length,
      tokens: windows.length * context.checkpoint.config.context,
      seeds: request.seeds,
      ...baselineEstimates(digital),
      optical: found.optical ?? [],
      ...(found.rows ? { rows: found.rows } : {}),
      seconds: (context.now() - startMilliseconds) / 1000,
    },
  };
}
