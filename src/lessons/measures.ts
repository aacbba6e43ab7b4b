import { type Evaluation, evaluateDesign, withWidth } from '../energy';
import { resolve, type Scenario, toDesign } from '../scenario';
import { formatNumber, formatPercent, formatQuantity, formatRatio } from '../units';
import type { Measure } from './types';

/** Energy of the state of a step, and of small changes of it. */
export function evaluate(scenario: Scenario, change: Partial<Scenario> = {}): Evaluation {
  return evaluateDesign(toDesign({ ...scenario, ...change }));
}

/** The same with values that other values follow: a model or a hardware preset, and what is automatic. */
export function evaluateOverrides(overrides: Parameters<typeof resolve>[0]): Evaluation {
  return evaluateDesign(toDesign(resolve(overrides)));
}

/** The same shape at another width: head dimension and feed-forward ratio stay. */
export function evaluateWidth(scenario: Scenario, width: number): Evaluation {
  const design = toDesign(scenario);
  return evaluateDesign({ ...design, shape: withWidth(design.shape, width) });
}

/** Part of the energy that the products of attention and its softmax take, of one. */
export function attentionShare({ byOperation, energyJoules }: Evaluation): number {
  return (byOperation.queryKey + byOperation.softmax + byOperation.attentionValue) / energyJoules;
}

const measure =
  (as: Measure['as']) =>
  (value: number): Measure => ({ value, as });

export const joules = measure('joules');
/** Femtojoules, as the energy model gives them per multiply-accumulate. */
export const femtojoules = (value: number): Measure => joules(value * 1e-15);
export const times = measure('times');
export const ratio = measure('ratio');
export const share = measure('share');
export const number = measure('number');
export const whole = measure('whole');
export const named = measure('named');
export const bits = measure('bits');
export const year = measure('year');

/** A number as a sentence writes it: three digits, SI prefixes, the separators of the language. */
export function formatMeasure({ value, as }: Measure, locale: string): string {
  switch (as) {
    case 'joules':
      return formatQuantity(value, 'J', { locale });
    case 'times':
      return formatNumber(Math.abs(value) >= 1000 ? Math.round(value) : value, { locale });
    case 'ratio':
      return formatRatio(value, { locale });
    case 'share':
      return formatPercent(value, { digits: 2, locale });
    case 'number':
      return formatNumber(value, { locale });
    case 'whole':
      return formatNumber(Math.round(value), { locale });
    case 'named':
      return new Intl.NumberFormat(locale, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumSignificantDigits: 3,
      }).format(value);
    case 'year':
      return String(value);
    case 'bits':
      return formatNumber(value, { digits: 2, locale });
  }
}

/** All numbers of a step as a sentence writes them. */
export function formatMeasures(
  measures: Readonly<Record<string, Measure>>,
  locale: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(measures).map(([key, value]) => [key, formatMeasure(value, locale)]),
  );
}

/** True if a and b differ by less than the given factor. */
export function isNear(a: number, b: number, within: number): boolean {
  return a > 0 && b > 0 && Math.abs(Math.log(a / b)) <= Math.log(within);
}
