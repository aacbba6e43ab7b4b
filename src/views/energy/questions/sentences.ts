/** What the questions find, in one sentence each, computed from the answers. */
import type {
  ChunkView,
  Crossover,
  MachineRow,
  MapView,
  Scenario,
  SensitivityView,
  ShapeView,
  SolveView,
  SweepView,
  UncertaintyView,
  YearLine,
} from '../../../scenario';
import { rowOf } from '../../../scenario';
import { axisName, withUnit } from './names';
import type { QuestionText } from './text';

/** Advantages this close to each other, relatively, are the same for a reader. */
const sameWithin = 0.005;

const parameter = (key: string, text: QuestionText) => text.page(`parameters.${key}.label`);

/** The band, the chance of beating digital, and that the draws are independent. */
export function sureSentence({ result, spread, parameters }: UncertaintyView, text: QuestionText): string {
  const { advantage, probabilityOfBeating, draws } = result;
  if (parameters.length === 0) return text.t('sure.nothing');
  const chance =
    probabilityOfBeating === 1
      ? text.t('sure.always')
      : probabilityOfBeating === 0
        ? text.t('sure.never')
        : text.t('sure.often', { share: text.percent(probabilityOfBeating, 3) });
  return text.t('sure.sentence', {
    low: text.ratio(advantage.p05),
    high: text.ratio(advantage.p95),
    median: text.ratio(advantage.median),
    draws: text.number(draws),
    chance,
    spread: text.t(`sure.spread.${spread}`),
    count: parameters.length,
  });
}

/** The parameter with the widest bar. */
export function tornadoSentence(
  bars: SensitivityView['bars'],
  _scenario: Scenario,
  text: QuestionText,
): string {
  const [first] = bars;
  if (!first) return text.t('sure.nothing');
  const row = rowOf(first.key);
  return text.t('matters.sentence', {
    parameter: parameter(first.key, text),
    low: withUnit(first.low, row, text),
    high: withUnit(first.high, row, text),
    atLow: text.ratio(first.advantageAtLow),
    atHigh: text.ratio(first.advantageAtHigh),
  });
}

/** The parameter whose percent moves the advantage most. */
export function elasticitySentence(
  elasticities: SensitivityView['elasticities'],
  text: QuestionText,
): string {
  const [first] = elasticities;
  if (!first || first.elasticity === 0) return text.t('elasticity.none');
  return text.t(first.elasticity < 0 ? 'elasticity.falls' : 'elasticity.rises', {
    parameter: parameter(first.key, text),
    change: text.number(Math.abs(Number(first.elasticity.toPrecision(2)))),
  });
}

/** The value that reaches the target; or how far it gets, and what stands in the way. */
export function takeSentence(solved: SolveView, scenario: Scenario, text: QuestionText): string {
  if (solved.solved === 'no') return text.t(`take.${solved.reason}`);
  const row = rowOf(solved.key);
  const here = scenario[solved.key];
  const values = {
    parameter: parameter(solved.key, text),
    target: text.ratio(solved.target),
    now: typeof here === 'number' ? withUnit(here, row, text) : text.t('take.unlimited'),
  };
  if (solved.solved === 'yes')
    return text.t('take.yes', {
      ...values,
      value: withUnit(solved.value, row, text),
      reached: text.ratio(solved.advantage),
    });
  return text.t('take.limit', {
    ...values,
    best: text.ratio(solved.bestAdvantage),
    at: withUnit(solved.bestValue, row, text),
    share: text.percent(solved.limit.share, 2),
    component: text.t(`component.${solved.limit.component}`),
  });
}

/** From where to where the advantage goes, and where it is best. */
export function sweepSentence({ key, points }: SweepView, _scenario: Scenario, text: QuestionText): string {
  const first = points[0];
  if (!first) return text.t('choose');
  const low = points.reduce((a, b) => (b.advantage < a.advantage ? b : a));
  const high = points.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  if (high.advantage / low.advantage - 1 < sameWithin)
    return text.t('scale.flat', { parameter: parameter(key, text), advantage: text.ratio(high.advantage) });
  const row = rowOf(key as keyof Scenario);
  const at = (x: unknown) =>
    typeof x === 'number' && (row.kind === 'number' || row.kind === 'integer')
      ? withUnit(x, row, text)
      : choiceText(key, x, text);
  return text.t('scale.sentence', {
    low: text.ratio(low.advantage),
    atLow: at(low.x),
    high: text.ratio(high.advantage),
    atHigh: at(high.x),
    parameter: axisName(key, text),
  });
}

function choiceText(key: string, value: unknown, text: QuestionText): string {
  if (typeof value === 'boolean') return text.page(value ? 'control.on' : 'control.off');
  const row = rowOf(key as keyof Scenario);
  const choice =
    row.kind === 'choice' ? row.choices.find((candidate) => candidate.value === value) : undefined;
  return text.page(`choices.${key}.${String(value)}`, { defaultValue: choice?.label ?? String(value) });
}

/** The range of the map, and on how much of it light wins. */
export function mapSentence({ advantage }: MapView, text: QuestionText): string {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let wins = 0;
  for (const value of advantage) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (value > 1) wins += 1;
  }
  const values = { low: text.ratio(low), high: text.ratio(high) };
  if (wins === advantage.length) return text.t('scale.mapAll', values);
  return text.t('scale.mapPart', { ...values, share: text.percent(wins / advantage.length, 2) });
}

export function crossoverSentence(crossover: Crossover, text: QuestionText): string {
  return crossover.wins === 'from'
    ? text.t('build.crossover', { width: text.number(Math.round(crossover.width)) })
    : text.t(`build.${crossover.wins}`);
}

/** What chunks do to the largest model, against all weights in place. */
export function chunkSentence({ capacity, models }: ChunkView, text: QuestionText): string {
  const best = models.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  const largest = models.reduce((a, b) => (b.parameters > a.parameters ? b : a));
  return text.t('build.chunkSentence', {
    capacity: text.compact(capacity),
    best: best.name,
    bestAdvantage: text.ratio(best.advantage),
    model: largest.name,
    advantage: text.ratio(largest.advantage),
    whole: text.ratio(largest.advantageUnchunked),
  });
}

/** What a larger batch brings back. */
export function batchSentence({ batches }: ChunkView, text: QuestionText): string {
  const first = batches[0];
  const last = batches.at(-1);
  if (!first || !last) return '';
  if (first.chunks === 1) return text.t('build.batchWhole', { advantage: text.ratio(first.advantage) });
  return text.t('build.batchSentence', {
    first: text.ratio(first.advantage),
    batch: text.number(last.batch),
    last: text.ratio(last.advantage),
    whole: text.ratio(last.advantageUnchunked),
    chunks: text.number(last.chunks),
  });
}

/** When digital has caught up with the design at hand. */
export function whenSentence(lines: readonly YearLine[], scenario: Scenario, text: QuestionText): string {
  const own = lines.find(({ hardware }) => hardware === 'current');
  const future = lines.find(({ hardware }) => hardware === 'paper-future');
  const year = (value: number) => String(Math.round(value));
  const first =
    own?.caughtUp == null
      ? text.t('when.behind')
      : text.t('when.sentence', { year: year(own.caughtUp), now: year(scenario.year) });
  return future?.caughtUp == null
    ? first
    : `${first} ${text.t('when.future', { year: year(future.caughtUp) })}`;
}

/** The best depth, against the one at hand. */
export function depthSentence(view: ShapeView, scenario: Scenario, text: QuestionText): string {
  const best = view.longerHeads.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  const own = view.longerHeads.reduce((a, b) =>
    Math.abs(b.layers - scenario.layers) < Math.abs(a.layers - scenario.layers) ? b : a,
  );
  return text.t(best.layers === 1 ? 'shape.depthOne' : 'shape.depthSentence', {
    layers: text.number(best.layers),
    width: text.number(Math.round(best.width)),
    best: text.ratio(best.advantage),
    own: text.ratio(own.advantage),
    ownLayers: text.number(scenario.layers),
  });
}

/** What fewer heads would bring. */
export function headsSentence(view: ShapeView, scenario: Scenario, text: QuestionText): string {
  const [first] = view.heads;
  const best = view.heads.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  const own = view.heads.reduce((a, b) =>
    Math.abs(b.heads - scenario.heads) < Math.abs(a.heads - scenario.heads) ? b : a,
  );
  if (!first) return '';
  return text.t('shape.headsSentence', {
    heads: text.number(best.heads),
    best: text.ratio(best.advantage),
    ownHeads: text.number(own.heads),
    own: text.ratio(own.advantage),
  });
}

/** What photonic machines have reached, beside the design: measurements and claims are told apart. */
export function machinesSentence(
  machines: readonly (MachineRow & { femtojoulesPerMac: number })[],
  own: number,
  text: QuestionText,
): string {
  const perMac = (femtojoules: number) => text.quantity(femtojoules * 1e-15, 'J');
  const of = (kind: MachineRow['kind']) =>
    machines.filter((row) => row.kind === kind).map((row) => row.femtojoulesPerMac);
  const [measured, claimed] = [of('photonic-measured'), of('photonic-claim')];
  return text.t('machines.sentence', {
    own: perMac(own),
    count: measured.length,
    low: perMac(Math.min(...measured)),
    high: perMac(Math.max(...measured)),
    claimed: claimed.length,
    claimedLow: perMac(Math.min(...claimed)),
    claimedHigh: perMac(Math.max(...claimed)),
  });
}
