import { type DifferenceCurve, needExponent, photonNeed } from '../photonNeed';
import type { StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import { meanAndError, meanOverSeeds, ONE_PERCENT_PERPLEXITY } from '../statistics';
import type { NeedReading, NeedRow, StudyRow } from '../studyRows';
import type { StudyContext } from './context';
import { evaluate, windowsFor } from './evaluate';
import { kin, withCheckpoint } from './family';
import { BASELINE_BITS, baseline, baselineWork, finished, opticalSettings } from './losses';
import { createProgress, type Progress } from './progress';

/** Budgets that are searched, photons per MAC. */
const FEWEST = 1;
const MOST = 32_768;

const targets: Readonly<Record<NeedReading, number>> = {
  withinOnePercent: ONE_PERCENT_PERPLEXITY,
  crossing: 0,
};

/**
 * Photons needed for the digital perplexity against width: for every checkpoint of the family of
 * the request (those tuned for the same bits), both readings, then the exponent over the widths.
 */
export async function* needStudy(context: StudyContext, request: StudyRequest): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows));
  const digital = yield* baseline(context, progress, windows);
  const rows: StudyRow[] = [];
  const curves: { width: number; curve: DifferenceCurve }[] = [];

  for (const { id } of await kin(context)) {
    const updates = withCheckpoint(context, id, (opened) => needOf(opened, progress, request, windows));
    const { found, curve } = yield* updates;
    rows.push(...found);
    curves.push({ width: found[0]!.width, curve });
  }

  for (const reading of ['withinOnePercent', 'crossing'] as const) {
    const resolved = new Set(
      rows.flatMap((row) =>
        row.kind === 'need' && row.reading === reading && row.photonsPerMac ? [row.width] : [],
      ),
    );
    const fitted = curves.filter(({ width }) => resolved.has(width));
    const fit = needExponent(fitted, targets[reading]);
    if (!fit) continue;
    const widths = fitted.map(({ width }) => width);
    const row = { kind: 'needFit', reading, ...fit, widths, degreesOfFreedom: widths.length - 2 } as const;
    rows.push(row);
    yield { type: 'row', row };
  }
  yield finished(context, request, start, windows, digital, { rows });
}

/** Both readings for one checkpoint, and the curve that they were read from. */
async function* needOf(
  context: StudyContext,
  progress: Progress,
  request: StudyRequest,
  windows: readonly number[],
): AsyncGenerator<StudyUpdate, { found: NeedRow[]; curve: DifferenceCurve }> {
  const search = new Search(context, progress, request, windows);
  const { id: checkpoint, config } = context.checkpoint;
  const { width } = config;
  const found: NeedRow[] = [];
  for (const reading of ['withinOnePercent', 'crossing'] as const) {
    yield* search.around(targets[reading]);
    const need = photonNeed(search.curve(), targets[reading]);
    const photonsPerDot = need.photonsPerMac === null ? null : need.photonsPerMac * width;
    const row: NeedRow = { kind: 'need', checkpoint, width, reading, ...need, photonsPerDot };
    found.push(row);
    yield { type: 'row', row };
  }
  return { found, curve: search.curve() };
}

/** Looks for the photons of one checkpoint: budgets are powers of two, √2 apart next to a crossing. */
class Search {
  private readonly known = new Map<number, Float64Array>();
  private digital: Float64Array | undefined;

  constructor(
    private readonly context: StudyContext,
    private readonly progress: Progress,
    private readonly request: StudyRequest,
    private readonly windows: readonly number[],
  ) {}

  curve(): DifferenceCurve {
    const budgets = [...this.known.keys()].sort((a, b) => a - b);
    return { budgets, differences: budgets.map((budget) => this.known.get(budget)!) };
  }

  /** Evaluates budgets until `target` is bracketed closely, and by two standard errors on either side. */
  async *around(target: number): AsyncGenerator<StudyUpdate, void> {
    let low = startFor(this.context.checkpoint.config.width);
    while (low > FEWEST && (yield* this.distance(low, target)).mean <= 0) low /= 2;
    let high = low * 2;
    while (high < MOST && (yield* this.distance(high, target)).mean > 0) {
      low = high;
      high *= 2;
    }
    yield* this.distance(low * Math.SQRT2, target);
    while (low > FEWEST && !((yield* this.distance(low, target)).sigmas > 2)) low /= 2;
    while (high < MOST && !((yield* this.distance(high, target)).sigmas < -2)) high *= 2;
    yield* this.distance(high, target);
  }

  /** How far the mean difference at a budget lies above the target, nats and standard errors. */
  private async *distance(
    budget: number,
    target: number,
  ): AsyncGenerator<StudyUpdate, { mean: number; sigmas: number }> {
    let differences = this.known.get(budget);
    if (!differences) {
      differences = yield* this.evaluateAt(budget);
      this.known.set(budget, differences);
    }
    const { mean, standardError } = meanAndError(differences);
    return { mean: mean - target, sigmas: (mean - target) / standardError };
  }

  private async *evaluateAt(budget: number): AsyncGenerator<StudyUpdate, Float64Array> {
    const { context, progress, request, windows } = this;
    this.progress.expect((request.seeds + (this.digital ? 0 : 1)) * windows.length);
    this.digital ??= yield* evaluate(context, progress, digitalSettings(BASELINE_BITS), windows);
    const perSeed: Float64Array[] = [];
    for (let i = 0; i < request.seeds; i += 1)
      perSeed.push(
        yield* evaluate(context, progress, opticalSettings(request, budget, request.seed + i), windows),
      );
    return meanOverSeeds(perSeed).map((loss, i) => loss - this.digital![i]!);
  }
}

/** Where to begin: a power of two near 32,768 photons per dot product. */
const startFor = (width: number): number =>
  Math.min(MOST / 2, Math.max(FEWEST, 2 ** Math.round(15 - Math.log2(width))));
