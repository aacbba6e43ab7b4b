/** From a result in registers to the output: clamp or rounding, bias, ReLU6 or residual. */
import { Job, job } from './job';
import { SMALLEST_LIMIT } from './operand';
import { multiplyAdd } from './polynomials';

// @ts-ignore: decorator
@inline
export function outputOf(row: i32, panel: i32): usize {
  return job.output + job.outputStride * <usize>row + (<usize>panel << 5);
}

// @ts-ignore: decorator
@inline
export function biasOf(panel: i32, half: usize): v128 {
  return v128.load(job.bias + (<usize>panel << 5) + (half << 4));
}

/** Clamp, bias, and out; or what else is asked for. */
// @ts-ignore: decorator
@inline
export function finish(y: v128, bias: v128, out: usize): void {
  if (job.special) {
    finishSpecially(y, bias, out);
    return;
  }
  const low = v128.load32_splat(changetype<usize>(job) + offsetof<Job>('low'));
  const high = v128.load32_splat(changetype<usize>(job) + offsetof<Job>('high'));
  v128.store(out, f32x4.add(f32x4.pmin(f32x4.pmax(y, low), high), bias));
}

/** Clamp or rounding, bias, ReLU6 or residual, and out. */
function finishSpecially(y: v128, bias: v128, out: usize): void {
  if (job.top > 0) y = rounded4(y);
  else y = f32x4.pmin(f32x4.pmax(y, f32x4.splat(job.low)), f32x4.splat(job.high));
  y = f32x4.add(y, bias);
  if (job.relu6) y = f32x4.pmin(f32x4.pmax(y, f32x4.splat(0)), f32x4.splat(6));
  else if (job.accumulate) y = f32x4.add(y, v128.load(out));
  v128.store(out, y);
}

function rounded4(y: v128): v128 {
  const limit = max<f32>(job.limit, SMALLEST_LIMIT);
  let t = multiplyAdd(y, f32x4.splat(<f32>(0.5 / <f64>limit)), f32x4.splat(0.5));
  t = f32x4.pmin(f32x4.pmax(t, f32x4.splat(0)), f32x4.splat(1));
  const code = f32x4.floor(multiplyAdd(t, f32x4.splat(<f32>job.top), f32x4.splat(0.5)));
  return multiplyAdd(code, f32x4.splat(<f32>((2 * <f64>limit) / <f64>job.top)), f32x4.splat(-limit));
}
