import type { StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import type { SignalRow } from '../studyRows';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { baseline, baselineWork, finished, opticalSettings } from './losses';
import { observeWindow } from './observe';
import { type ProductErrors, productErrors } from './productErrors';
import { createProgress } from './progress';

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
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows));
  const digital = yield* baseline(context, progress, windows);
  const settings = opticalSettings(request, request.photonsPerMac, request.seed);
  const quiet = digitalSettings(request.inputBits, request.weightBits, 0);
  const rows: SignalRow[] = [];
  await observeWindow(context, quiet, windows[0]!, (layer, operation, heads) => {
    const errors = productErrors(context, layer, operation, heads, settings, windows[0]!);
    rows.push({ kind: 'signal', layer, operation, ...signalToNoise(errors) });
  });
  for (const row of rows) yield { type: 'row', row };
  yield finished(context, request, start, windows, digital, { rows });
}

/** Variance of the exact results over the mean squared error. Without noise the ratio is Infinity. */
export function signalToNoise({
  exact,
  noisy,
}: ProductErrors): Omit<SignalRow, 'kind' | 'layer' | 'operation'> {
  const samples = exact.length;
  let mean = 0;
  for (const value of exact) mean += value / samples;
  let [signal, noise] = [0, 0];
  exact.forEach((value, i) => {
    signal += (value - mean) ** 2 / samples;
    noise += (noisy[i]! - value) ** 2 / samples;
  });
  const ratio = signal / noise;
  return { signalToNoise: ratio, decibels: 10 * Math.log10(ratio), samples };
}
