/** What dominates, in one sentence each, computed from the breakdowns. */
import type { Breakdown } from '../../../scenario';
import type { Division } from './divisions';
import type { QuestionText } from './text';

/** What one layer of each kind costs, and how many there are: "93 expert layers × 12 mJ (97 %)". */
export function layersSentence({ byLayer, energyJoules }: Breakdown, text: QuestionText): string {
  const [first] = byLayer;
  if (byLayer.length === 1 && first)
    return text.t('dominates.alike', {
      count: text.number(first.count),
      each: text.quantity(first.joules / first.count, 'J'),
      share: text.percent(1 / first.count),
      energy: text.quantity(energyJoules, 'J'),
    });
  const groups = byLayer.map(({ kind, count, joules }) =>
    text.t(count === 1 ? 'dominates.single' : 'dominates.several', {
      kind: text.t(`dominates.layer.${kind}`),
      count: text.number(count),
      each: text.quantity(joules / count, 'J'),
      share: text.percent(joules / energyJoules),
    }),
  );
  return text.t('dominates.layers', {
    groups: groups.join(text.t('dominates.and')),
    energy: text.quantity(energyJoules, 'J'),
  });
}

/** The kind that takes most in most of the models, and how its share goes from the smallest to the largest. */
export function modelsSentence(
  models: readonly Breakdown[],
  { kinds, joulesOf }: Division,
  text: QuestionText,
): string {
  const [only] = kinds;
  if (kinds.length === 1 && only) return text.t('dominates.only', { kind: only.label, all: models.length });
  const smallest = models[0];
  const largest = models.at(-1);
  if (!smallest || !largest) return '';
  const wins = kinds.map((kind) => ({
    kind,
    count: models.filter((model) => {
      const joules = joulesOf(model);
      return kinds.every(({ key }) => (joules[key] ?? 0) <= (joules[kind.key] ?? 0));
    }).length,
  }));
  const most = wins.reduce((a, b) => (b.count > a.count ? b : a));
  const share = (model: Breakdown) =>
    text.percent((joulesOf(model)[most.kind.key] ?? 0) / model.energyJoules);
  return text.t('dominates.sentence', {
    kind: most.kind.label.charAt(0).toUpperCase() + most.kind.label.slice(1),
    count: most.count,
    all: models.length,
    smallest: smallest.name,
    low: share(smallest),
    largest: largest.name,
    high: share(largest),
  });
}
