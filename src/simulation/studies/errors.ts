import type { StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import type { ErrorsRow } from '../studyRows';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { baseline, baselineWork, finished, opticalSettings } from './losses';
import { observeWindow } from './observe';
import { productErrors } from './productErrors';
import { createProgress } from './progress';

const BINS = 61;

/**
 * Errors of the dot products of Q·Kᵀ and of feed-forward out in the first and last layer [paper,
 * Fig. 3 bottom], at the request's optics. The paper's are measured, these are simulated.
 */
export async function* errorsStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows));
  const digital = yield* baseline(context, progress, windows);
  const { layers } = context.checkpoint.config;
  const settings = opticalSettings(request, request.photonsPerMac, request.seed);
  const rows: ErrorsRow[] = [];
  // Operands of the noiseless model: the errors are those of one product, not of what came before it.
  const quiet = digitalSettings(request.inputBits, request.weightBits, 0);
  await observeWindow(context, quiet, windows[0]!, (layer, operation, heads) => {
    if ((layer !== 0 && layer !== layers - 1) || (operation !== 'qk' && operation !== 'down')) return;
    const { exact, noisy } = productErrors(context, layer, operation, heads, settings, windows[0]!);
    rows.push({ kind: 'errors', layer, operation, ...histogram(exact, noisy) });
  });
  for (const row of rows) yield { type: 'row', row };
  yield finished(context, request, start, windows, digital, { rows });
}

/** Moments and histogram of (noisy − exact)/spread of exact, over ±4 standard deviations of it. */
export function histogram(
  exact: Float64Array,
  noisy: Float64Array,
): Omit<ErrorsRow, 'kind' | 'layer' | 'operation'> {
  const samples = exact.length;
  const spread = moments(exact).standardDeviation;
  const errors = noisy.map((value, i) => (spread > 0 ? (value - exact[i]!) / spread : 0));
  const { mean, standardDeviation, excessKurtosis } = moments(errors);
  const [from, to] = [mean - 4 * standardDeviation, mean + 4 * standardDeviation];
  const counts = new Array<number>(BINS).fill(0);
  for (const error of errors) {
    const bin = to > from ? Math.floor(((error - from) / (to - from)) * BINS) : (BINS - 1) / 2;
    counts[Math.min(BINS - 1, Math.max(0, bin))]! += 1;
  }
  return { samples, mean, standardDeviation, excessKurtosis, from, to, counts };
}

function moments(values: Float64Array) {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  let [second, fourth] = [0, 0];
  for (const value of values) {
    const square = (value - mean) ** 2;
    second += square / n;
    fourth += (square * square) / n;
  }
  const excessKurtosis = second > 0 ? fourth / (second * second) - 3 : 0;
  return { mean, standardDeviation: Math.sqrt(second), excessKurtosis };
}
