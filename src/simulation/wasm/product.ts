import { effectiveShotNoise } from '../settings';
import { operationIndex, type ProductSettings } from '../types';
import { type KernelExports, shotNumbers } from './kernel';

/** On which codes a first or second operand is rounded; top = 2^bits − 1. */
export interface OperandCodes {
  top: number;
  /** Codes lie on [−limit, limit], non-negative ones on [0, limit]. */
  limit: number;
  nonNegative?: boolean;
}

/** ȳ of the passes (+,+), (−,−), (+,−), (−,+). */
export type PassMeans = [number, number, number, number];

/**
 * One product by itself, its second operand packed once: what tests and measurements call.
 *
 * @param codes operands to be rounded to integers; without them floats as they are
 */
export function bareProduct(
  kernel: KernelExports,
  w: Float32Array,
  rows: number,
  inner: number,
  columns: number,
  settings: ProductSettings,
  codes?: { x: OperandCodes; w: OperandCodes },
) {
  kernel.bareSizes(rows, inner, columns);
  new Float32Array(kernel.memory.buffer, kernel.bareW(), w.length).set(w);
  const pack = () =>
    kernel.bareSecond(
      shotNumbers[effectiveShotNoise(settings)],
      settings.photonsPerMac,
      settings.systematicError,
      settings.minTransmission,
      codes?.x.top ?? 0,
      codes?.x.limit ?? 1,
      Number(codes?.x.nonNegative ?? false),
      codes?.w.top ?? 0,
      codes?.w.limit ?? 1,
    );
  pack();
  const { seed, layer, operation, window, head } = settings;
  return {
    /** @param x rows × inner, copied into the module */
    setInput(x: Float32Array): void {
      new Float32Array(kernel.memory.buffer, kernel.bareX(), x.length).set(x);
    },
    /** Rounds the first operand and multiplies; the result stays in the module. */
    run(): void {
      kernel.bareProduct(seed, layer, operationIndex[operation], window * 64 + head);
    },
    /** Rounds the first operand, and gives ȳ of the passes (+,+), (−,−), (+,−), (−,+). */
    passMeans(): PassMeans {
      kernel.bareFirst();
      return [kernel.bareMean(0, 0), kernel.bareMean(1, 1), kernel.bareMean(0, 1), kernel.bareMean(1, 0)];
    },
    /** As `run`, with a systematic error that goes by other means than this product's own. */
    runWithMeans(means: PassMeans): void {
      kernel.bareFirst();
      kernel.bareRun(seed, layer, operationIndex[operation], window * 64 + head, ...means);
    },
    /** rows × columns, copied out. */
    result(): Float32Array {
      const stride = Math.ceil(columns / 8) * 8;
      const padded = new Float32Array(kernel.memory.buffer, kernel.bareY(), rows * stride);
      const y = new Float32Array(rows * columns);
      for (let row = 0; row < rows; row += 1)
        y.set(padded.subarray(row * stride, row * stride + columns), row * columns);
      return y;
    },
  };
}
