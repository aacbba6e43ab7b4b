import { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput } from '../fast';
import { type PackedField, packedIndex } from '../packed';
import type { UncertainField } from './monteCarlo';

/** Advantage of a packed design with one field changed; the field is put back. */
function advantageAt(input: Float64Array, output: Float64Array, field: PackedField, value: number): number {
  const place = packedIndex[field];
  const kept = input[place]!;
  input[place] = value;
  evaluatePacked(input, output);
  input[place] = kept;
  return output[fastOutput.advantage]!;
}

export interface TornadoBar {
  field: PackedField;
  low: number;
  high: number;
  advantageAtLow: number;
  advantageAtHigh: number;
}

/** Each uncertain parameter at both ends of its range, the others as in the design; widest bar first. */
export function tornado(packed: Float64Array, fields: readonly UncertainField[]): TornadoBar[] {
  const input = packed.slice();
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const bars = fields.map(({ field, low, high }) => ({
    field,
    low,
    high,
    advantageAtLow: advantageAt(input, output, field, low),
    advantageAtHigh: advantageAt(input, output, field, high),
  }));
  const length = (bar: TornadoBar) => Math.abs(Math.log(bar.advantageAtHigh / bar.advantageAtLow));
  return bars.sort((a, b) => length(b) - length(a));
}

/**
 * Percent that the advantage changes per percent of a parameter, others fixed: d ln(advantage) / d ln(parameter), by
 * central difference. 0 for a parameter that is 0.
 */
export function elasticity(packed: Float64Array, field: PackedField): number {
  const value = packed[packedIndex[field]]!;
  if (value === 0 || !Number.isFinite(value)) return 0;
  const input = packed.slice();
  const output = new Float64Array(FAST_OUTPUT_LENGTH);
  const step = 1e-4;
  const above = advantageAt(input, output, field, value * (1 + step));
  const below = advantageAt(input, output, field, value * (1 - step));
  return Math.log(above / below) / Math.log((1 + step) / (1 - step));
}
