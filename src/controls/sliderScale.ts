import type { NumberBody } from '../scenario';

/** How a slider's position, an integer from 0 to `steps`, maps to a value and back. */
export interface SliderScale {
  steps: number;
  toValue(position: number): number;
  toPosition(value: number): number;
}

export interface SliderRange {
  low: number;
  high: number;
  scale: 'linear' | 'log';
  integer: boolean;
  step?: number;
}

const fineSteps = 1000;
/** Positions, of a thousand, within which a drag snaps to the preset. */
export const snapWithin = 6;
/** Where a logarithmic row begins at zero, position 0 is zero and the rest spans this many decades below the top. */
const decadesAboveZero = 6;

function roundTo(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Values of a dragged slider are rounded to three digits (whole numbers where the row says so): what it sets should be
 * a number a person would write. Sliders over few whole numbers have one position for each.
 */
export function sliderScale(range: SliderRange): SliderScale {
  return range.scale === 'log' ? logScale(range) : linearScale(range);
}

/** The scale of a parameter's slider within the bounds that its scenario leaves it. */
export function rowScale(
  { kind, scale, step, usual }: Pick<NumberBody, 'kind' | 'scale' | 'step' | 'usual'>,
  { min, max }: { min: number; max: number },
): SliderScale {
  const low = usual ? Math.min(max, Math.max(min, usual[0])) : min;
  const high = usual ? Math.max(low, Math.min(max, usual[1])) : max;
  return sliderScale({ low, high, scale, integer: kind === 'integer', step });
}

function linearScale({ low, high, integer, step }: SliderRange): SliderScale {
  const span = high - low;
  const unit = step ?? (integer ? 1 : undefined);
  const steps = unit && span / unit <= fineSteps ? Math.round(span / unit) : fineSteps;
  return {
    steps,
    toValue(position) {
      const value = low + (span * clamp(position, 0, steps)) / steps;
      return integer ? Math.round(value) : clamp(roundTo(value, 6), low, high);
    },
    toPosition: (value) => (span === 0 ? 0 : clamp((value - low) / span, 0, 1) * steps),
  };
}

function logScale({ low, high, integer }: SliderRange): SliderScale {
  const withZero = low <= 0;
  const first = withZero ? (integer ? 1 : high / 10 ** decadesAboveZero) : low;
  const span = Math.log(high / first);
  return {
    steps: fineSteps,
    toValue(position) {
      if (withZero && position < 1) return 0;
      const start = withZero ? 1 : 0;
      const fraction = clamp((position - start) / (fineSteps - start), 0, 1);
      const value = first * Math.exp(span * fraction);
      const rounded = roundTo(value, 3);
      return clamp(integer ? Math.round(rounded) : rounded, low, high);
    },
    toPosition(value) {
      if (withZero && value < first) return 0;
      const start = withZero ? 1 : 0;
      return clamp(start + (Math.log(value / first) / span) * (fineSteps - start), 0, fineSteps);
    },
  };
}

/**
 * The value that the keyboard reaches from `value` towards `position`: where whole numbers lie further apart than
 * positions do, it goes on in the same direction until the value is another one, or the end is reached.
 */
export function nextValue(scale: SliderScale, value: number, position: number): number {
  const direction = Math.sign(position - Math.round(scale.toPosition(value))) || 1;
  let at = position;
  while (scale.toValue(at) === value && at > 0 && at < scale.steps) at += direction;
  return scale.toValue(at);
}
