import type { StudyRequest, StudyUpdate } from '../protocol';
import { meanAndError } from '../statistics';
import type { ErrorsRow } from '../studyRows';
import type { OperationName } from '../types';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { MOST_SAMPLED_WINDOWS } from './grids';
import { baseline, baselineWork, finished } from './losses';
import { createProgress } from './progress';
import { added, BINS, momentsOf, type ProductSums, sampleWindows } from './samples';

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
  const sampled = windows.slice(0, MOST_SAMPLED_WINDOWS);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + sampled.length);
  const digital = yield* baseline(context, progress, windows);
  const last = context.checkpoint.config.layers - 1;
  const isWanted = (layer: number, operation: OperationName) =>
    (layer === 0 || layer === last) && (operation === 'qk' || operation === 'down');

  let rows: ErrorsRow[] = [];
  for await (const so of sampleWindows(context, progress, request, sampled, isWanted)) {
    rows = [...so.windows[0]!.keys()].map((name) => {
      const [layer, operation] = name.split('.') as [string, OperationName];
      const parts = so.windows.map((sums) => sums.get(name)!);
      return { kind: 'errors', layer: Number(layer), operation, ...histogram(parts) };
    });
    for (const row of rows) yield { type: 'row', row };
    yield progress.update();
  }
  yield finished(context, request, start, windows, digital, { rows });
}

/**
 * Moments and histogram of (noisy − exact)/spread of exact.
 *
 * @param parts sums of one operation, window by window, with the same bins
 */
export function histogram(parts: readonly ProductSums[]): Omit<ErrorsRow, 'kind' | 'layer' | 'operation'> {
  const all = added(parts);
  const { spread, mean, standardDeviation, excessKurtosis } = momentsOf(all);
  const perSpread = spread > 0 ? 1 / spread : 0;
  const { standardError } = meanAndError(parts.map((part) => momentsOf(part).standardDeviation * perSpread));
  // Without noise there is one bin, at nothing.
  const reach = all.halfWidth * perSpread;
  const middle = all.centre * perSpread;
  return {
    samples: all.samples,
    mean: mean * perSpread,
    standardDeviation: standardDeviation * perSpread,
    standardDeviationError: Number.isFinite(standardError) ? standardError : null,
    excessKurtosis,
    from: middle - reach,
    to: middle + reach,
    counts: Array.from({ length: BINS }, (_, bin) => all.counts[bin]!),
  };
}
