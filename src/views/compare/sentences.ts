/** The sentences of the compare view, computed from its designs. */
import type { WidthPoint } from '../../energy';
import { withoutMarks } from '../../locales/marks';
import type { Waterfall } from '../../scenario/comparison';
import type { ComparedDesign } from './designs';
import type { CompareText } from './text';

const femto = 1e-15;
/** Ratios this close to one read as "as much". */
const sameWithin = 0.005;

export const labelOf = (design: ComparedDesign): string => `${design.letter}, ${design.name}`;

/** "1.89 times less than A", "2 times more than A" or "as much as A", with the marks of `parseMarks`. */
export function comparedWords(value: number, base: number, baseline: string, text: CompareText): string {
  const ratio = base / value;
  if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < sameWithin) return text.t('same', { baseline });
  return ratio > 1
    ? text.t('less', { times: text.number(ratio), baseline })
    : text.t('more', { times: text.number(1 / ratio), baseline });
}

const isAsMuch = (design: ComparedDesign, baseline: ComparedDesign) =>
  Math.abs(baseline.evaluation.femtojoulesPerMac / design.evaluation.femtojoulesPerMac - 1) < sameWithin;

/** How a design compares with the baseline, in energy per multiply-accumulate. */
export function againstBaseline(
  design: ComparedDesign,
  baseline: ComparedDesign,
  name: string,
  text: CompareText,
): string {
  return comparedWords(
    design.evaluation.femtojoulesPerMac,
    baseline.evaluation.femtojoulesPerMac,
    name,
    text,
  );
}

const perMac = (design: ComparedDesign, text: CompareText) =>
  text.quantity(design.evaluation.femtojoulesPerMac * femto, 'J');

function byCost(designs: readonly ComparedDesign[]): ComparedDesign[] {
  return [...designs].sort((a, b) => a.evaluation.femtojoulesPerMac - b.evaluation.femtojoulesPerMac);
}

/** The finding in one sentence, with the marks of `parseMarks`. */
export function compareHeadline(designs: readonly ComparedDesign[], text: CompareText): string {
  const baseline = designs.find((design) => design.isBaseline);
  if (!baseline) return text.t('headlineEmpty');
  if (designs.length === 1)
    return text.t('headlineOne', { design: labelOf(baseline), perMac: perMac(baseline, text) });
  const [cheapest, ...others] = byCost(designs);
  if (!cheapest) return '';
  if (cheapest.id === baseline.id) {
    // Beside a design that costs the same nothing is cheapest; the next one that differs says more.
    const second = others.find((design) => !isAsMuch(design, baseline));
    if (!second)
      return text.t('headlineSame', { perMac: perMac(baseline, text), baseline: labelOf(baseline) });
    return text.t('headlineBaseline', {
      design: labelOf(baseline),
      perMac: perMac(baseline, text),
      other: labelOf(second),
      words: againstBaseline(second, baseline, baseline.letter, text),
    });
  }
  return text.t('headline', {
    design: labelOf(cheapest),
    perMac: perMac(cheapest, text),
    words: againstBaseline(cheapest, baseline, labelOf(baseline), text),
    baselinePerMac: perMac(baseline, text),
  });
}

/** One short line per design, for the strip that follows the reader. */
export function compareStrip(designs: readonly ComparedDesign[], text: CompareText): string {
  return designs.length === 0
    ? text.t('headlineEmpty')
    : designs.map((design) => `${design.letter} <o>${perMac(design, text)}</o>`).join(' · ');
}

/** What the designs cost at the width of the baseline: what the machine alone does. */
export function curvesSentence(designs: readonly ComparedDesign[], text: CompareText): string {
  const baseline = designs.find((design) => design.isBaseline);
  const others = designs.filter((design) => !design.isBaseline);
  if (!baseline) return '';
  if (others.length === 0) return text.t('curves.sentenceOne', { design: labelOf(baseline) });
  const { width } = baseline.scenario;
  const list = others
    .map((design) => {
      return text.t('curves.each', {
        letter: design.letter,
        words: withoutMarks(
          comparedWords(design.atBaselineWidth, baseline.evaluation.femtojoulesPerMac, baseline.letter, text),
        ),
      });
    })
    .join(text.t('separator'));
  return text.t('curves.sentence', { width: text.number(width), baseline: baseline.letter, list });
}

/** The group that changes most, and how much of the whole difference it makes. */
export function waterfallSentence(
  fall: Waterfall,
  from: ComparedDesign,
  to: ComparedDesign,
  format: (value: number) => string,
  text: CompareText,
): string {
  const largest = [...fall.steps].sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
  if (!largest || largest.change === 0)
    return text.t('waterfall.sentenceSame', { from: from.letter, to: to.letter });
  return text.t(largest.change < 0 ? 'waterfall.sentenceLess' : 'waterfall.sentenceMore', {
    from: from.letter,
    to: to.letter,
    start: format(fall.from),
    end: format(fall.to),
    group: text.t(`group.${largest.group}`),
    change: format(Math.abs(largest.change)),
  });
}

/** The operation in which two designs differ most. */
export function operationsSentence(
  bars: readonly { name: string; values: readonly number[] }[],
  designs: readonly ComparedDesign[],
  format: (value: number) => string,
  text: CompareText,
): string {
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const widest = [...bars].sort((a, b) => spread(b.values) - spread(a.values))[0];
  if (!widest || designs.length < 2 || !(spread(widest.values) > 0)) {
    const first = [...bars].sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0))[0];
    return first
      ? text.t('operations.sentenceOne', { operation: first.name, value: format(first.values[0] ?? 0) })
      : '';
  }
  const low = widest.values.indexOf(Math.min(...widest.values));
  const high = widest.values.indexOf(Math.max(...widest.values));
  return text.t('operations.sentence', {
    operation: widest.name,
    low: designs[low]?.letter ?? '',
    lowValue: format(widest.values[low] ?? 0),
    high: designs[high]?.letter ?? '',
    highValue: format(widest.values[high] ?? 0),
  });
}

/** What takes most in each design. */
export function componentsSentence(
  designs: readonly ComparedDesign[],
  componentName: (component: string) => string,
  text: CompareText,
): string {
  const list = designs
    .map((design) => {
      const parts = Object.entries(design.evaluation.byComponent).sort((a, b) => b[1] - a[1]);
      const [component, joules] = parts[0] ?? ['', 0];
      return text.t('components.each', {
        letter: design.letter,
        component: componentName(component),
        share: text.percent(joules / design.evaluation.energyJoules),
      });
    })
    .join(text.t('separator'));
  return text.t('components.sentence', { list });
}

/** Points of a curve as the chart draws them. */
export function curvePoints(curve: readonly WidthPoint[]): { x: number; y: number }[] {
  return curve.map((point) => ({ x: point.width, y: point.femtojoulesPerMac }));
}
