/** One tile with Gaussian noise: shot noise, the systematic error, or both in one normal. */
import { biasOf, finish, outputOf } from './finish';
import { hash4, hashed } from './hash';
import { job, sums, varianceFactor } from './job';
import { normals16 } from './normal';
import { First } from './operand';
import { multiplyAdd } from './polynomials';

const normals: usize = memory.data(4 * 32, 16);

/**
 * (Sums of y)·unit plus a normal for each output, of variance (sums of x″·w″)·factor + systematic.
 */
export function normalTile(x: First, row: i32, panel: i32, unit: f32, withShot: bool, key: u32): void {
  // One hash of four counters (a lane a row) is the noise of the whole tile.
  hash4(
    i32x4.splat(panel),
    i32x4.add(i32x4.splat(row), i32x4(0, 1, 2, 3)),
    i32x4.splat(job.place),
    i32x4.splat(key),
  );
  normals16(hashed, normals);
  const rowAt = <usize>row << 2;
  const systematic = job.systematicVariance + rowAt;
  const systematic0 = v128.load32_splat(systematic);
  const systematic1 = v128.load32_splat(systematic, 4);
  const systematic2 = v128.load32_splat(systematic, 8);
  const systematic3 = v128.load32_splat(systematic, 12);
  const perUnit = f32x4.splat(withShot ? varianceFactor : 0);
  const units = x.varianceUnit + rowAt;
  const factor0 = f32x4.mul(v128.load32_splat(units), perUnit);
  const factor1 = f32x4.mul(v128.load32_splat(units, 4), perUnit);
  const factor2 = f32x4.mul(v128.load32_splat(units, 8), perUnit);
  const factor3 = f32x4.mul(v128.load32_splat(units, 12), perUnit);
  const yFactor = f32x4.splat(unit);
  const stride = job.outputStride;
  let out = outputOf(row, panel);
  for (let half: usize = 0; half < 2; half++) {
    const at = normals + (half << 6);
    const even0 = v128.load(at);
    const odd0 = v128.load(at, 16);
    const even1 = v128.load(at, 32);
    const odd1 = v128.load(at, 48);
    // From a lane a row to a lane a column: output 2i is the cosine of word i, 2i + 1 its sine.
    const low0 = v128.shuffle<i32>(even0, odd0, 0, 4, 1, 5);
    const low1 = v128.shuffle<i32>(even1, odd1, 0, 4, 1, 5);
    const high0 = v128.shuffle<i32>(even0, odd0, 2, 6, 3, 7);
    const high1 = v128.shuffle<i32>(even1, odd1, 2, 6, 3, 7);
    const bias = biasOf(panel, half);
    const from = sums + (half << 4);
    finish(noisy(from, yFactor, factor0, systematic0, v128.shuffle<i64>(low0, low1, 0, 2)), bias, out);
    finish(noisy(from + 32, yFactor, factor1, systematic1, v128.shuffle<i64>(low0, low1, 1, 3)), bias, out + stride);
    finish(noisy(from + 64, yFactor, factor2, systematic2, v128.shuffle<i64>(high0, high1, 0, 2)), bias, out + 2 * stride);
    finish(noisy(from + 96, yFactor, factor3, systematic3, v128.shuffle<i64>(high0, high1, 1, 3)), bias, out + 3 * stride);
    out += 16;
  }
}

// @ts-ignore: decorator
@inline
function noisy(at: usize, unit: v128, factor: v128, systematic: v128, normal: v128): v128 {
  const variance = multiplyAdd(v128.load(at, 128), factor, systematic);
  return multiplyAdd(f32x4.sqrt(variance), normal, f32x4.mul(v128.load(at), unit));
}
