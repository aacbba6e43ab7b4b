import type { WaterfallMeasure } from '../../scenario/comparison';
import type { ComparedDesign } from './designs';
import type { CompareText } from './text';

/** What bars are long by: femtojoules per multiply-accumulate, or joules per pass. */
export type Measure = WaterfallMeasure;

/** Joules of a pass in the measure. */
export function inMeasure(joules: number, design: ComparedDesign, measure: Measure): number {
  return measure === 'perMac' ? (joules / design.evaluation.macs) * 1e15 : joules;
}

/** A value of the measure with its unit. */
export function formatMeasure(measure: Measure, text: CompareText, digits = 3): (value: number) => string {
  return (value) => text.quantity(measure === 'perMac' ? value * 1e-15 : value, 'J', digits);
}

/** Unit of the raw numbers, as tables and CSV carry them. */
export const unitOf = (measure: Measure): string => (measure === 'perMac' ? 'fJ' : 'J');
