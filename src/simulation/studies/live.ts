import type { StudyRequest, StudyUpdate } from '../protocol';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { baseline, baselineEstimates, baselineWork, opticalBudget } from './losses';
import { createProgress } from './progress';

/**
 * The live number: the loss at the chosen photon budget and seed beside the digital models. The
 * point is refined as windows arrive, so that a first answer is there after one slice.
 */
export async function* liveStudy(context: StudyContext, request: StudyRequest): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + request.seeds * windows.length);
  const digital = yield* baseline(context, progress, windows);
  const point = yield* opticalBudget(
    context,
    progress,
    request,
    request.photonsPerMac,
    windows,
    digital.digital,
    true,
  );
  yield {
    type: 'done',
    result: {
      study: 'live',
      checkpoint: context.checkpoint.id,
      backend: context.backend.name,
      windows: windows.length,
      tokens: windows.length * context.checkpoint.config.context,
      seeds: request.seeds,
      ...baselineEstimates(digital),
      optical: [point],
      seconds: (context.now() - start) / 1000,
    },
  };
}
