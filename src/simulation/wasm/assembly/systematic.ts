/** Size of the systematic error: from the means of the passes, which need no product. */
import { job } from './job';
import { First, Second } from './operand';

/**
 * Per row the variance of the systematic error, σ²·Σ_st (rowmax·matrixmax·ȳ)².
 *
 * @param meanPlusPlus … ȳ of the four passes, first sign of x, second of w
 */
export function setSystematicVariance(
  x: First,
  w: Second,
  sigma: f64,
  meanPlusPlus: f64,
  meanMinusMinus: f64,
  meanPlusMinus: f64,
  meanMinusPlus: f64,
): void {
  const wPlus = <f64>w.maxPlus;
  const wMinus = <f64>w.maxMinus;
  const plus =
    wPlus * wPlus * meanPlusPlus * meanPlusPlus + wMinus * wMinus * meanPlusMinus * meanPlusMinus;
  const minus =
    wMinus * wMinus * meanMinusMinus * meanMinusMinus + wPlus * wPlus * meanMinusPlus * meanMinusPlus;
  for (let row = 0; row < ((x.rows + 3) & -4); row++) {
    const at = <usize>row << 2;
    const one = <f64>load<f32>(x.maxPlus + at);
    const two = x.nonNegative ? 0 : <f64>load<f32>(x.maxMinus + at);
    store<f32>(
      job.systematicVariance + at,
      <f32>(sigma * sigma * (one * one * plus + two * two * minus)),
    );
  }
}

/** ȳ of one pass (of one head): Σ_k mean of xN · mean of wN; part 0 positive, 1 negative. */
export function meanOutput(x: First, w: Second, xPart: i32, wPart: i32): f64 {
  const part = <usize>((x.inner + 7) & -8) << 2;
  let sum: f64 = 0;
  for (let k = 0; k < x.inner; k++) {
    const at = <usize>k << 2;
    sum += <f64>load<f32>(x.means + part * xPart + at) * <f64>load<f32>(w.means + part * wPart + at);
  }
  return sum;
}
