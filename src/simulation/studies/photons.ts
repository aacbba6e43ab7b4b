import type { OpticalPoint, StudyRequest, StudyUpdate } from '../protocol';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { photonGrid } from './grids';
import { baseline, baselineWork, finished, opticalBudget } from './losses';
import { createProgress } from './progress';

/** The grid's ends and middle first, then the gaps: the shape of the curve is there early. */
export function coarseToFine<T>(grid: readonly T[]): T[] {
  const last = grid.length - 1;
  if (last < 1) return [...grid];
  const order = new Set<number>([last, 0]);
  for (let step = last; order.size < grid.length; step /= 2)
    for (let at = last - step / 2; at > 0; at -= step) order.add(Math.round(at));
  return [...order].map((i) => grid[i]!);
}

/** Perplexity against photons per MAC at the request's optics, over all of its seeds. */
export async function* photonsStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + photonGrid.length * request.seeds * windows.length);
  const digital = yield* baseline(context, progress, windows);
  const points: OpticalPoint[] = [];
  for (const photonsPerMac of coarseToFine(photonGrid))
    points.push(yield* opticalBudget(context, progress, request, photonsPerMac, windows, digital.digital));
  yield finished(context, request, start, windows, digital, {
    optical: points.sort((a, b) => a.photonsPerMac - b.photonsPerMac),
  });
}
