import type { StudyRequest, StudyUpdate } from '../protocol';
import type { StudyRow } from '../studyRows';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { systematicLevels } from './grids';
import { baseline, baselineWork, finished, opticalBudget } from './losses';
import { coarseToFine } from './photons';
import { createProgress } from './progress';

/**
 * Loss over the systematic error of products with weights against that of attention [paper,
 * Fig. 3 top], at the request's photons; coarse to fine.
 */
export async function* systematicStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + systematicLevels.length ** 2 * request.seeds * windows.length);
  const digital = yield* baseline(context, progress, windows);
  const rows: StudyRow[] = [];
  for (const noiseLinear of coarseToFine(systematicLevels))
    for (const noiseAttention of coarseToFine(systematicLevels)) {
      const here = { ...request, noiseLinear, noiseAttention };
      const updates = opticalBudget(context, progress, here, request.photonsPerMac, windows, digital.digital);
      // The points of this study are places on the map, not budgets: only progress passes through.
      let next = await updates.next();
      while (!next.done) {
        if (next.value.type !== 'point') yield next.value;
        next = await updates.next();
      }
      const row = { kind: 'systematic', noiseLinear, noiseAttention, ...next.value } as const;
      rows.push(row);
      yield { type: 'row', row };
    }
  yield finished(context, request, start, windows, digital, { rows });
}
