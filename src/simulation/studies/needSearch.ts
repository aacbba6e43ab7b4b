import type { DifferenceCurve } from '../photonNeed';
import type { StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import { meanAndError, meanOverSeeds } from '../statistics';
import type { StudyContext } from './context';
import { evaluate, windowsFor } from './evaluate';
import { BASELINE_BITS, opticalSettings } from './losses';
import type { Progress } from './progress';
import { BUDGETS_OF_A_NEED } from './work';

/** Budgets that are searched, photons per MAC. */
const FEWEST = 1;
const MOST = 32_768;

/**
 * Told what a search takes, in windows of its checkpoint.
 *
 * @param now windows that it has just announced
 * @param left windows that it will probably take beyond them
 */
export type Foresight = (now: number, left: number) => void;

/**
 * Looks for the photons of one checkpoint: budgets are powers of two, √2 apart next to a crossing. The tokens that were
 * asked for see all seeds. Further windows see one seed each, taken in turn: texts differ more than seeds do, so that
 * for the same work many windows tell more than many seeds.
 */
export class NeedSearch {
  readonly windows: readonly number[];
  private readonly known = new Map<number, Float64Array>();
  private readonly asked: number;
  private digital: Float64Array | undefined;

  /** @param windows how many windows to average */
  constructor(
    private readonly context: StudyContext,
    private readonly progress: Progress,
    private readonly foresee: Foresight,
    private readonly request: StudyRequest,
    windows: number,
  ) {
    this.windows = Array.from({ length: windows }, (_, window) => window);
    this.asked = windowsFor(context, request.tokens).length;
  }

  curve(): DifferenceCurve {
    const budgets = [...this.known.keys()].sort((a, b) => a - b);
    return { budgets, differences: budgets.map((budget) => this.known.get(budget)!) };
  }

  /** The largest budget known whose mean difference still lies above `target`; undefined where there is none. */
  nearest(target: number): number | undefined {
    const { budgets, differences } = this.curve();
    const first = differences.findIndex((values) => meanAndError(values).mean <= target);
    return budgets[(first < 0 ? budgets.length : first) - 1];
  }

  /**
   * Evaluates budgets until `target` is bracketed closely, and by two standard errors on either side.
   *
   * @param from where to begin, photons per MAC
   */
  async *around(
    target: number,
    from = startFor(this.context.checkpoint.config.width),
  ): AsyncGenerator<StudyUpdate, void> {
    let low = Math.min(MOST / 2, 2 ** Math.floor(Math.log2(from)));
    while (low > FEWEST && (yield* this.distance(low, target)).mean <= 0) low /= 2;
    let high = low * 2;
    while (high < MOST && (yield* this.distance(high, target)).mean > 0) {
      low = high;
      high *= 2;
    }
    yield* this.distance(low * Math.SQRT2, target);
    // One window has no standard error (NaN), and nothing to widen for.
    while (low > FEWEST && (yield* this.distance(low, target)).sigmas <= 2) low /= 2;
    while (high < MOST && (yield* this.distance(high, target)).sigmas >= -2) high *= 2;
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
    const asked = windows.slice(0, this.asked);
    const further = windows.slice(this.asked);
    const work = request.seeds * asked.length + further.length;
    const now = work + (this.digital ? 0 : windows.length);
    progress.expect(now);
    // A search that has taken what is usual takes a little more, as far as anybody knows.
    this.foresee(now, work * Math.max(2, BUDGETS_OF_A_NEED - this.known.size - 1));
    this.digital ??= yield* evaluate(context, progress, digitalSettings(BASELINE_BITS), windows);

    const perSeed: Float64Array[] = [];
    const losses = new Float64Array(windows.length);
    for (let i = 0; i < request.seeds; i += 1) {
      const settings = opticalSettings(request, budget, request.seed + i);
      const own = further.filter((window) => window % request.seeds === i);
      const found = yield* evaluate(context, progress, settings, [...asked, ...own]);
      perSeed.push(found.subarray(0, asked.length));
      own.forEach((window, place) => {
        losses[window] = found[asked.length + place]!;
      });
    }
    losses.set(meanOverSeeds(perSeed));
    return losses.map((loss, i) => loss - this.digital![i]!);
  }
}

/** Where to begin: a power of two near 32,768 photons per dot product. */
const startFor = (width: number): number =>
  Math.min(MOST / 2, Math.max(FEWEST, 2 ** Math.round(15 - Math.log2(width))));
