import type { StudyRequest, StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import { meanOverSeeds, pairedDifference } from '../statistics';
import type { PrecisionRow } from '../studyRows';
import type { StudyContext } from './context';
import { evaluate, windowsFor } from './evaluate';
import { precisions } from './grids';
import { baseline, baselineWork, estimate, finished, opticalSettings } from './losses';
import { createProgress } from './progress';

/** Loss against input and output bits, digital and optical; weights have the request's bits. */
export async function* precisionStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + precisions.length * (1 + request.seeds) * windows.length);
  const reference = yield* baseline(context, progress, windows);
  const { weightBits } = request;
  const rows: PrecisionRow[] = [];

  const rowOf = (
    mode: PrecisionRow['mode'],
    bits: (typeof precisions)[number],
    losses: Float64Array,
  ): PrecisionRow => {
    const difference = pairedDifference(losses, reference.digital);
    return {
      kind: 'precision',
      mode,
      ...bits,
      weightBits,
      ...estimate(losses),
      minusDigital: difference.mean,
      minusDigitalStandardError: difference.standardError,
    };
  };

  for (const bits of precisions) {
    const { inputBits, outputBits } = bits;
    const digital = yield* evaluate(
      context,
      progress,
      digitalSettings(inputBits, weightBits, outputBits),
      windows,
    );
    rows.push(rowOf('digital', bits, digital));
    yield { type: 'row', row: rows.at(-1)! };

    const perSeed: Float64Array[] = [];
    for (let i = 0; i < request.seeds; i += 1) {
      const settings = opticalSettings({ ...request, ...bits }, request.photonsPerMac, request.seed + i);
      perSeed.push(yield* evaluate(context, progress, settings, windows));
    }
    rows.push(rowOf('optical', bits, meanOverSeeds(perSeed)));
    yield { type: 'row', row: rows.at(-1)! };
  }
  yield finished(context, request, start, windows, reference, { rows });
}
