import { normalAt, pcg4d, poisson, purposes, streamKey } from '../../random';
import { effectiveShotNoise } from '../settings';
import { operationIndex, type ProductSettings } from '../types';
import { multiply } from './matrix';
import { type InputPart, inputParts, passes, type WeightPart, weightParts } from './nonNegativeParts';

/** The two operands of one matrix product. */
export interface Operands {
  /** rows × inner */
  x: Float64Array;
  /** inner × columns */
  w: Float64Array;
}

/** Sizes of a product; all heads of an operation have the same. */
export interface ProductShape {
  rows: number;
  inner: number;
  columns: number;
}

interface Prepared {
  x: [InputPart, InputPart];
  w: [WeightPart, WeightPart];
}

/**
 * The noisy optical product of one window, float64: the specification of every other kernel.
 *
 * Each pass (s, t) over the non-negative parts is normalised by the maximum of its row and of
 * its matrix, photonsPerMac·inner photons enter per output, and a count is Poisson distributed
 * around what arrives. Because maximum × normalised sum is the sum of the unnormalised part,
 * the maximum of a row never has to be formed: λ = (x_s·w_t)·P·inner/(Σx_s·max w_t), and a
 * count is worth Σx_s·max w_t/(P·inner). The systematic error is Gaussian with a standard
 * deviation of σ times the mean output of the pass over the whole window, heads included.
 *
 * @param heads operands per head (one entry for a product with weights); head numbers start at
 *   `settings.head`, which a product of several heads leaves at 0
 * @returns per head rows × columns
 * @throws SimulationError 'invalid-request' for a photon budget that is not above zero
 */
export function opticalProduct(
  heads: readonly Operands[],
  shape: ProductShape,
  settings: ProductSettings,
): Float64Array[] {
  const prepared = heads.map(({ x, w }) => ({
    x: inputParts(x, shape.rows, shape.inner),
    w: weightParts(w, settings.minTransmission),
  }));
  const passMeans = meanOfPasses(prepared, shape);
  return prepared.map((head, h) => {
    const place = settings.window * 64 + settings.head + h;
    const systematic = systematicVariance(head, passMeans, shape.rows, settings.systematicError);
    return effectiveShotNoise(settings) === 'poisson'
      ? withCounts(head, shape, settings, place, systematic)
      : withNormals(head, shape, settings, place, systematic);
  });
}

/**
 * ȳ of every pass: the mean of its normalised outputs over heads, rows and columns, which a
 * vector product gives: Σ_j mean over rows of xN_ij · mean over columns of wN_jk.
 */
function meanOfPasses(heads: readonly Prepared[], { rows, inner, columns }: ProductShape): number[] {
  return passes.map((pass) => {
    let mean = 0;
    for (const head of heads) {
      const x = head.x[pass.x];
      const w = head.w[pass.w];
      if (w.max === 0) continue;
      for (let j = 0; j < inner; j += 1) {
        let overRows = 0;
        for (let row = 0; row < rows; row += 1)
          if (x.rowMax[row]! > 0) overRows += x.values[row * inner + j]! / x.rowMax[row]!;
        let overColumns = 0;
        for (let column = 0; column < columns; column += 1)
          overColumns += w.values[j * columns + column]! / w.max;
        mean += (overRows / rows) * (overColumns / columns);
      }
    }
    return mean / heads.length;
  });
}

/** Variance of the systematic error of each row: σ²·Σ_st (rowmax_s·matrixmax_t·ȳ_st)². */
function systematicVariance(
  head: Prepared,
  passMeans: readonly number[],
  rows: number,
  systematicError: number,
): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    passes.reduce(
      (sum, pass, p) =>
        sum + (systematicError * head.x[pass.x].rowMax[row]! * head.w[pass.w].max * passMeans[p]!) ** 2,
      0,
    ),
  );
}

const words = new Uint32Array(4);

/** Shot noise as Poisson counts, pass by pass. */
function withCounts(
  head: Prepared,
  { rows, inner, columns }: ProductShape,
  settings: ProductSettings,
  place: number,
  systematic: Float64Array,
): Float64Array {
  const { seed, layer, operation, photonsPerMac } = settings;
  const key = streamKey(seed, layer, operationIndex[operation], purposes.poisson);
  const y = new Float64Array(rows * columns);
  passes.forEach((pass, p) => {
    const x = head.x[pass.x];
    const w = head.w[pass.w];
    const light = multiply(x.values, w.values, rows, inner, columns);
    for (let row = 0; row < rows; row += 1) {
      const worth = (x.rowSum[row]! * w.max) / (photonsPerMac * inner);
      if (worth === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        const i = row * columns + column;
        const count = poisson(light[i]! / worth, pcg4d(column, row, place, key, words)[p]!);
        y[i]! += pass.sign * count * worth;
      }
    }
  });
  return addNormals(
    y,
    columns,
    systematic,
    place,
    streamKey(seed, layer, operationIndex[operation], purposes.systematicUnderPoisson),
  );
}

/**
 * Shot noise as a Gaussian of the same variance, together with the systematic error in one
 * normal: the variances of the four passes are a single further product,
 * x″·w″/(P·inner) with x″ = Σ_s Σx_s·x_s per row and w″ = Σ_t max w_t·w_t.
 */
function withNormals(
  head: Prepared,
  { rows, inner, columns }: ProductShape,
  settings: ProductSettings,
  place: number,
  systematic: Float64Array,
): Float64Array {
  const { seed, layer, operation, photonsPerMac } = settings;
  const [plus, minus] = head.w;
  const signedX = head.x[0].values.map((value, i) => value - head.x[1].values[i]!);
  const signedW = plus.values.map((value, i) => value - minus.values[i]!);
  const y = multiply(signedX, signedW, rows, inner, columns);
  const variance = new Float64Array(rows * columns);
  if (effectiveShotNoise(settings) === 'gaussian') {
    const [xPlus, xMinus] = head.x;
    const xx = new Float64Array(rows * inner);
    for (let row = 0, i = 0; row < rows; row += 1)
      for (let j = 0; j < inner; j += 1, i += 1)
        xx[i] = xPlus.rowSum[row]! * xPlus.values[i]! + xMinus.rowSum[row]! * xMinus.values[i]!;
    const ww = plus.values.map((value, i) => plus.max * value + minus.max * minus.values[i]!);
    const light = multiply(xx, ww, rows, inner, columns);
    for (let i = 0; i < light.length; i += 1) variance[i] = light[i]! / (photonsPerMac * inner);
  }
  for (let row = 0, i = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1, i += 1) variance[i]! += systematic[row]!;
  return addNormals(
    y,
    columns,
    variance,
    place,
    streamKey(seed, layer, operationIndex[operation], purposes.gaussian),
  );
}

/**
 * Adds to every output a normal of the given variance, in place.
 *
 * @param variance per output, or per row
 */
function addNormals(
  y: Float64Array,
  columns: number,
  variance: Float64Array,
  place: number,
  key: number,
): Float64Array {
  const perRow = variance.length === y.length / columns;
  for (let i = 0; i < y.length; i += 1) {
    const row = Math.floor(i / columns);
    const here = variance[perRow ? row : i]!;
    if (here > 0) y[i]! += Math.sqrt(here) * normalAt(i % columns, row, place, key);
  }
  return y;
}
