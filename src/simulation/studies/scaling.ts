import { BOOTSTRAP_DRAWS, drawWindows, middle95 } from '../photonNeed';
import type { StudyRequest, StudyUpdate } from '../protocol';
import { type Change, fitScalingLaw, isUpperLimit } from '../scalingLaw';
import { meanAndError, meanOverSeeds } from '../statistics';
import type { ScalingFitRow, ScalingRow, StudyRow } from '../studyRows';
import type { CheckpointConfig } from '../types';
import type { StudyContext } from './context';
import { evaluate, windowsFor } from './evaluate';
import { kin, withCheckpoint } from './family';
import { photonGrid } from './grids';
import { baseline, baselineWork, finished, opticalPoint, opticalSettings } from './losses';
import { createProgress, type Progress } from './progress';
import { costOf } from './work';

/** The budget that changes are counted from: light enough to do no more harm [paper, Fig. 4]. */
const BRIGHT = photonGrid.at(-1)!;

/**
 * Perplexity against photons for every width of the family [paper, Fig. 4 left], and its change
 * from 10⁴ photons per MAC with the fitted law [Fig. 4 middle].
 */
export async function* scalingStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  const family = await kin(context);
  const each = baselineWork(windows) + photonGrid.length * request.seeds * windows.length;
  const cost = (width: number) => costOf(width, context.checkpoint.config.width);
  progress.expect(baselineWork(windows));
  for (const { width } of family) progress.at(cost(width)).expect(each);
  const digital = yield* baseline(context, progress, windows);
  const rows: StudyRow[] = [];
  for (const { id, width } of family) {
    const found = yield* withCheckpoint(context, id, (opened) =>
      scalingOf(opened, progress.at(cost(width)), request, windows),
    );
    rows.push(...found);
  }
  yield finished(context, request, start, windows, digital, { rows });
}

/** Rows of one checkpoint, brightest first, then its law. */
async function* scalingOf(
  context: StudyContext,
  progress: Progress,
  request: StudyRequest,
  windows: readonly number[],
): AsyncGenerator<StudyUpdate, StudyRow[]> {
  const { id: checkpoint, config } = context.checkpoint;
  const { width } = config;
  const updates = baseline(context, progress, windows);
  // The baselines of other widths are not the ones that the page announces: only progress passes through.
  let next = await updates.next();
  while (!next.done) {
    if (next.value.type === 'progress') yield next.value;
    next = await updates.next();
  }
  const { digital } = next.value;

  const rows: StudyRow[] = [];
  const losses = new Map<number, Float64Array>();
  for (const photonsPerMac of [...photonGrid].reverse()) {
    const perSeed: Float64Array[] = [];
    for (let i = 0; i < request.seeds; i += 1)
      perSeed.push(
        yield* evaluate(
          context,
          progress,
          opticalSettings(request, photonsPerMac, request.seed + i),
          windows,
        ),
      );
    const mean = meanOverSeeds(perSeed);
    losses.set(photonsPerMac, mean);
    if (photonsPerMac === BRIGHT) continue;
    const { change, standardError } = changeBetween(mean, losses.get(BRIGHT)!);
    const row: ScalingRow = {
      kind: 'scaling',
      checkpoint,
      width,
      photonsPerDot: photonsPerMac * width,
      totalPhotons: photonsPerMac * opticalMacs(config),
      ...opticalPoint(photonsPerMac, perSeed, digital),
      change,
      changeStandardError: standardError,
      isUpperLimit: isUpperLimit({ change, standardError }),
    };
    rows.push(row);
    yield { type: 'row', row };
  }
  const fit = lawOf(losses);
  if (fit) {
    const row: ScalingFitRow = { kind: 'scalingFit', checkpoint, width, ...fit };
    rows.push(row);
    yield { type: 'row', row };
  }
  return rows;
}

/** Relative change of perplexity and its standard error; the loss is paired window by window. */
function changeBetween(losses: Float64Array, bright: Float64Array, chosen?: Uint32Array) {
  const differences = losses.map((loss, i) => loss - bright[i]!);
  const used = chosen ? Float64Array.from(chosen, (window) => differences[window]!) : differences;
  const { mean, standardError } = meanAndError(used);
  return { change: Math.expm1(mean), standardError: Math.exp(mean) * standardError };
}

/** The law through the changes at all budgets below the bright one, its exponent with an interval. */
function lawOf(
  losses: ReadonlyMap<number, Float64Array>,
): Omit<ScalingFitRow, 'kind' | 'checkpoint' | 'width'> | null {
  const bright = losses.get(BRIGHT)!;
  const lawFor = (chosen?: Uint32Array) => {
    const changes: Change[] = [...losses]
      .filter(([photonsPerMac]) => photonsPerMac < BRIGHT)
      .map(([photonsPerMac, here]) => ({ photonsPerMac, ...changeBetween(here, bright, chosen) }));
    return fitScalingLaw(changes);
  };
  const law = lawFor();
  if (!law) return null;
  const exponents = Array.from(
    { length: BOOTSTRAP_DRAWS },
    (_, draw) => lawFor(drawWindows(bright.length, draw))?.exponent,
  );
  const [exponentLow, exponentHigh] = middle95(exponents.filter((exponent) => exponent !== undefined));
  const { amplitude, exponent, cutoff } = law;
  return { amplitude, exponent, exponentLow, exponentHigh, cutoff: Number.isFinite(cutoff) ? cutoff : null };
}

/** Multiply-accumulates with light in one pass over a window: 12·n·d² + 2·n²·d a layer. */
function opticalMacs({ layers, width, context }: CheckpointConfig): number {
  return layers * (12 * context * width ** 2 + 2 * context ** 2 * width);
}
