import * as tf from '@tensorflow/tfjs-core';
import type { ProductSettings } from '../types';
import type { Device, Tensor } from './device';
import { noiseKind, noiseUniformValues } from './products';
import { opticalProduct } from './programs/opticalProduct';
import { bare } from './programs/productFinish';
import { rowPeaks, rowSums } from './programs/rowParts';
import { partMeans, peaksOf } from './weights';

const even = (count: number): number => count + (count % 2);

/** The next power of two, by which operands are divided: exact, and keeps tiny ones within float32. */
const powerOfTwo = (value: number): number => (value > 0 ? 2 ** Math.ceil(Math.log2(value)) : 1);

/** A matrix divided by `scale`, in even dimensions filled with zeros. */
function padded(values: Float32Array, rows: number, columns: number, scale: number): Float32Array {
  const stride = even(columns);
  const out = new Float32Array(even(rows) * stride);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      out[row * stride + column] = values[row * columns + column]! / scale;
  return out;
}

/** (x₊, x₋) means over rows, each row's part divided by its largest: as inputMeans does on the GPU, for any number of rows. */
function inputMeans(x: Float32Array, rows: number, inner: number): Float64Array {
  const means = new Float64Array(2 * inner);
  for (let row = 0; row < rows; row += 1) {
    const values = x.subarray(row * inner, (row + 1) * inner);
    const [plus, minus] = peaksOf(values);
    values.forEach((value, j) => {
      if (value > 0) means[2 * j]! += value / plus / rows;
      if (value < 0) means[2 * j + 1]! -= value / minus / rows;
    });
  }
  return means;
}

/** Rows of one strip: keeps every texture small enough for any device. */
const STRIP_ROWS = 4096;

/**
 * The bare noisy product of one window and head, by the same program as in the Transformer. Only the mean outputs
 * that a systematic error needs are formed on the CPU, for they span all strips of rows.
 *
 * @param x rows × inner
 * @param w inner × columns
 * @returns rows × columns
 * @throws SimulationError `unsupported` when inner or columns exceed the device's textures; `context-lost`
 */
export async function bareProduct(
  device: Device,
  x: Float32Array,
  w: Float32Array,
  rows: number,
  inner: number,
  columns: number,
  settings: ProductSettings,
): Promise<Float32Array> {
  const scaleX = powerOfTwo(Math.max(...peaksOf(x)));
  const scaleW = powerOfTwo(Math.max(...peaksOf(w)));
  const paddedW = padded(w, inner, columns, scaleW);
  const peaks = peaksOf(paddedW);
  const kind = noiseKind(settings, false);
  const program = opticalProduct({
    geometry: { layout: 'linear', inner: even(inner), heads: 1, headDim: 0 },
    noise: kind,
    finish: bare,
  });
  const matrix = device.upload(paddedW, even(inner), even(columns));
  const passMeans = kind.systematic ? passMeansOnCpu() : undefined;
  const y = new Float32Array(rows * columns);
  try {
    for (let first = 0; first < rows; first += STRIP_ROWS) {
      const count = Math.min(STRIP_ROWS, rows - first);
      const strip = x.subarray(first * inner, (first + count) * inner);
      const result = await device.readChecked(
        tf.tidy(() => run(padded(strip, count, inner, scaleX), even(count), first)),
      );
      for (let row = 0; row < count; row += 1)
        for (let column = 0; column < columns; column += 1)
          y[(first + row) * columns + column] = result[row * even(columns) + column]! * scaleX * scaleW;
    }
  } finally {
    matrix.dispose();
    passMeans?.dispose();
  }
  return y;

  function run(values: Float32Array, count: number, firstPosition: number): Tensor {
    const operandX = device.upload(values, count, even(inner));
    const options = { layout: 'heads', pairs: even(inner) / 2, heads: 1 } as const;
    const ofRows = (part: typeof rowSums) => device.run(part(options), [count, 2], { x: operandX });
    return device.run(
      program,
      [count, even(columns)],
      {
        operandX,
        operandW: matrix,
        passMeans,
        rowSums: kind.shot === 'off' ? undefined : ofRows(rowSums),
        rowPeaks: kind.systematic ? ofRows(rowPeaks) : undefined,
      },
      {
        ...noiseUniformValues(settings, inner),
        context: count,
        windows: [settings.window],
        firstHead: settings.head,
        firstPosition,
        matrixPeaks: peaks,
      },
    );
  }

  function passMeansOnCpu(): Tensor {
    const forX = inputMeans(x, rows, inner);
    const forW = partMeans(paddedW, even(columns), columns, peaks, settings.minTransmission);
    const sums = new Float32Array(4);
    for (let j = 0; j < inner; j += 1) {
      const [plus, minus] = [forX[2 * j]!, forX[2 * j + 1]!];
      const [bright, dark] = [forW[2 * j]!, forW[2 * j + 1]!];
      sums[0]! += plus * bright;
      sums[1]! += minus * dark;
      sums[2]! += plus * dark;
      sums[3]! += minus * bright;
    }
    return device.upload(sums, 2, 2);
  }
}
