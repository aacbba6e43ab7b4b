import type { StudyRequest, StudyUpdate } from '../protocol';
import { meanAndError } from '../statistics';
import type { SignalRow } from '../studyRows';
import type { OperationName } from '../types';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { MOST_SAMPLED_WINDOWS } from './grids';
import { baseline, baselineWork, finished } from './losses';
import { createProgress } from './progress';
import { added, momentsOf, type ProductSums, sampleWindows } from './samples';

/**
 * Where the noise goes: signal-to-noise ratio of every product of every layer at the request's
 * optics, each with the operands of the noiseless model, so that it is the product's own.
 */
export async function* signalStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const sampled = windows.slice(0, MOST_SAMPLED_WINDOWS);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + sampled.length);
  const digital = yield* baseline(context, progress, windows);

  let rows: SignalRow[] = [];
  for await (const so of sampleWindows(context, progress, request, sampled, () => true)) {
    rows = [...so.windows[0]!.keys()].map((name) => {
      const [layer, operation] = name.split('.') as [string, OperationName];
      const parts = so.windows.map((sums) => sums.get(name)!);
      return { kind: 'signal', layer: Number(layer), operation, ...signalToNoise(parts) };
    });
    for (const row of rows) yield { type: 'row', row };
    yield progress.update();
  }
  yield finished(context, request, start, windows, digital, { rows });
}

/**
 * Variance of the exact results over the mean squared error. Without noise the ratio is Infinity.
 *
 * @param parts sums of one operation, window by window
 */
export function signalToNoise(
  parts: readonly ProductSums[],
): Omit<SignalRow, 'kind' | 'layer' | 'operation'> {
  const all = added(parts);
  const ratioOf = (sums: ProductSums) => {
    const { spread, meanSquare } = momentsOf(sums);
    return spread ** 2 / meanSquare;
  };
  const ratio = ratioOf(all);
  const { standardError } = meanAndError(parts.map((part) => 10 * Math.log10(ratioOf(part))));
  return {
    signalToNoise: ratio,
    decibels: 10 * Math.log10(ratio),
    standardError: Number.isFinite(standardError) ? standardError : null,
    samples: all.samples,
  };
}
