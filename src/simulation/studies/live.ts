import type { StudyRequest, StudyUpdate } from '../protocol';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { baseline, baselineWork, finished, opticalBudget } from './losses';
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
  yield finished(context, request, start, windows, digital, { optical: [point] });
}
