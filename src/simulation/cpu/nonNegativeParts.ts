/**
 * Light has no sign: a signed matrix is shown as two non-negative ones, and a signed product
 * takes four passes [paper, Eq. 4].
 */

/** One non-negative part of the first operand, with what its normalisation needs. */
export interface InputPart {
  /** rows × inner */
  values: Float64Array;
  rowMax: Float64Array;
  rowSum: Float64Array;
}

/** One non-negative part of the second operand as the modulator shows it. */
export interface WeightPart {
  /** inner × columns */
  values: Float64Array;
  max: number;
}

/** A pass: which part of either operand, and with what sign its result counts. */
export interface Pass {
  x: 0 | 1;
  w: 0 | 1;
  sign: 1 | -1;
}

/** The four passes in the order of the words of a hash: (+,+), (−,−), (+,−), (−,+). */
export const passes: readonly Pass[] = [
  { x: 0, w: 0, sign: 1 },
  { x: 1, w: 1, sign: 1 },
  { x: 0, w: 1, sign: -1 },
  { x: 1, w: 0, sign: -1 },
];

const positivePart = (values: Float64Array) => values.map((value) => Math.max(0, value));
const negativePart = (values: Float64Array) => values.map((value) => Math.max(0, -value));

/** The positive and the negative part of x (rows × inner). */
export function inputParts(x: Float64Array, rows: number, inner: number): [InputPart, InputPart] {
  const part = (values: Float64Array): InputPart => {
    const rowMax = new Float64Array(rows);
    const rowSum = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1)
      for (let k = 0; k < inner; k += 1) {
        const value = values[row * inner + k]!;
        rowMax[row] = Math.max(rowMax[row]!, value);
        rowSum[row]! += value;
      }
    return { values, rowMax, rowSum };
  };
  return [part(positivePart(x)), part(negativePart(x))];
}

/**
 * The positive and the negative part of w, each lifted to the least transmission: no element
 * below `minTransmission` of the part's largest, zeros included. An all-zero part stays dark.
 */
export function weightParts(w: Float64Array, minTransmission: number): [WeightPart, WeightPart] {
  const part = (values: Float64Array): WeightPart => {
    const max = values.reduce((most, value) => Math.max(most, value), 0);
    const floor = minTransmission * max;
    return { values: floor > 0 ? values.map((value) => Math.max(value, floor)) : values, max };
  };
  return [part(positivePart(w)), part(negativePart(w))];
}
