import { type DifferenceCurve, needExponent, photonNeed, windowsWanted } from '../photonNeed';
import type { StudyRequest, StudyUpdate } from '../protocol';
import { ONE_PERCENT_PERPLEXITY } from '../statistics';
import type { NeedReading, NeedRow, StudyRow } from '../studyRows';
import type { StudyContext } from './context';
import { windowsFor } from './evaluate';
import { kin, withCheckpoint } from './family';
import { baseline, baselineWork, finished } from './losses';
import { type Foresight, NeedSearch } from './needSearch';
import { createProgress, type Progress } from './progress';
import { costOf, needWork } from './work';

/** A search adds windows up to so many times those that were asked for: the tokens of a request still say how long to try. */
const MOST_TIMES = 8;

const targets: Readonly<Record<NeedReading, number>> = {
  withinOnePercent: ONE_PERCENT_PERPLEXITY,
  crossing: 0,
};

/**
 * Photons needed for the digital perplexity against width: for every checkpoint of the family of
 * the request (those tuned for the same bits), both readings, then the exponent over the widths.
 */
export async function* needStudy(context: StudyContext, request: StudyRequest): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const progress = createProgress(context.now);
  const family = await kin(context);
  const cost = (width: number) => costOf(width, context.checkpoint.config.width);
  const typical = needWork(windows.length, request.seeds);
  progress.expect(baselineWork(windows));
  let ahead = family.reduce((sum, { width }) => sum + typical * cost(width), 0);
  progress.foresee(ahead);
  const digital = yield* baseline(context, progress, windows);
  const rows: StudyRow[] = [];
  const curves: { width: number; curve: DifferenceCurve }[] = [];

  for (const { id, width } of family) {
    ahead -= typical * cost(width);
    let announced = 0;
    const foresee: Foresight = (now, left) => {
      announced += now;
      progress.foresee(ahead + Math.max(left, typical - announced) * cost(width));
    };
    const updates = withCheckpoint(context, id, (opened) =>
      needOf(opened, progress.at(cost(width)), foresee, request),
    );
    const { found, curve } = yield* updates;
    rows.push(...found);
    curves.push({ width: found[0]!.width, curve });
  }

  for (const reading of ['withinOnePercent', 'crossing'] as const) {
    const resolved = new Set(
      rows.flatMap((row) =>
        row.kind === 'need' && row.reading === reading && row.photonsPerMac ? [row.width] : [],
      ),
    );
    const fitted = curves.filter(({ width }) => resolved.has(width));
    const fit = needExponent(fitted, targets[reading]);
    if (!fit) continue;
    const widths = fitted.map(({ width }) => width);
    const row = { kind: 'needFit', reading, ...fit, widths, degreesOfFreedom: widths.length - 2 } as const;
    rows.push(row);
    yield { type: 'row', row };
  }
  progress.foresee(0);
  yield progress.update();
  yield finished(context, request, start, windows, digital, { rows });
}

/**
 * Both readings for one checkpoint, and the curve that they were read from. Windows are added until the headline, the
 * need within 1 %, has an interval narrow enough; every estimate on the way is told of.
 */
async function* needOf(
  context: StudyContext,
  progress: Progress,
  foresee: Foresight,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate, { found: NeedRow[]; curve: DifferenceCurve }> {
  const { id: checkpoint, config } = context.checkpoint;
  const { width } = config;
  const rowOf = (search: NeedSearch, reading: NeedReading): NeedRow => {
    const need = photonNeed(search.curve(), targets[reading]);
    const photonsPerDot = need.photonsPerMac === null ? null : need.photonsPerMac * width;
    const tokens = search.windows.length * config.context;
    return { kind: 'need', checkpoint, width, reading, ...need, photonsPerDot, tokens };
  };
  const asked = windowsFor(context, request.tokens).length;
  const most = windowsFor(context, MOST_TIMES * asked * config.context).length;
  const searchWith = (windows: number) => new NeedSearch(context, progress, foresee, request, windows);

  let search = searchWith(asked);
  yield* search.around(targets.withinOnePercent);
  let within = rowOf(search, 'withinOnePercent');
  yield { type: 'row', row: within };
  for (;;) {
    const windows = Math.min(most, windowsWanted(within, search.windows.length));
    if (windows <= search.windows.length) break;
    const from = search.nearest(targets.withinOnePercent);
    search = searchWith(windows);
    yield* search.around(targets.withinOnePercent, from);
    within = rowOf(search, 'withinOnePercent');
    yield { type: 'row', row: within };
  }
  yield* search.around(targets.crossing, search.nearest(targets.crossing));
  const found = [rowOf(search, 'withinOnePercent'), rowOf(search, 'crossing')];
  for (const row of found) yield { type: 'row', row };
  return { found, curve: search.curve() };
}
