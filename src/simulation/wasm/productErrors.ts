import { SimulationError } from '../errors';
import { withoutMasked } from '../masked';
import { codeRange } from '../quantisation';
import { digitalSettings, productSettings } from '../settings';
import {
  type Checkpoint,
  heldoutRowLength,
  type OperationName,
  operationNames,
  type ProductChoice,
  type ProductErrors,
  type SimulationSettings,
} from '../types';
import { instantiateKernel, type KernelExports, type Tap } from './kernel';
import { applySettings, loadModel } from './model';
import { bareProduct, type OperandCodes, type PassMeans } from './product';

/** The operands of one product, per head, not yet rounded. */
interface TappedProduct {
  layer: number;
  operation: OperationName;
  rows: number;
  inner: number;
  columns: number;
  heads: { x: Float32Array; w: Float32Array }[];
}

/** Two kernels of their own, so that the backend's keeps its packed weights: one for the pass, one for products. */
export interface ErrorKernels {
  pass: KernelExports;
  products: KernelExports;
  /** What the last pass let out, of the products that were wanted. */
  tapped: TappedProduct[];
  wanted: ProductChoice;
}

/** @throws SimulationError 'unsupported', 'network' */
export async function createErrorKernels(checkpoint: Checkpoint): Promise<ErrorKernels> {
  const kernels: Partial<ErrorKernels> = { tapped: [], wanted: () => false };
  const tap: Tap = (layer, number, head, rows, inner, columns, x, xStride, w, wStride, transposed) => {
    const operation = operationNames[number]!;
    const { pass, tapped, wanted } = kernels as ErrorKernels;
    if (!wanted(layer, operation)) return;
    if (head === 0) tapped.push({ layer, operation, rows, inner, columns, heads: [] });
    tapped.at(-1)!.heads.push({
      x: copied(pass, x, xStride, rows, inner),
      w: transposed
        ? transposedCopy(pass, w, wStride, columns, inner)
        : copied(pass, w, wStride, inner, columns),
    });
  };
  kernels.pass = await instantiateKernel(tap);
  kernels.products = await instantiateKernel();
  loadModel(kernels.pass, checkpoint);
  return kernels as ErrorKernels;
}

/**
 * The errors of one window's products: a noiseless pass lets the operands out, and each product is
 * then done twice on its own, in integers where they are rounded to few enough bits.
 *
 * @throws SimulationError 'invalid-request' for a window that is not there
 */
export function* errorsOfWindow(
  kernels: ErrorKernels,
  checkpoint: Checkpoint,
  window: number,
  settings: SimulationSettings,
  isWanted: ProductChoice,
): Generator<ProductErrors | undefined> {
  const { config, heldout } = checkpoint;
  const row = heldoutRowLength(config);
  const tokens = heldout.subarray(window * row, (window + 1) * row - 1);
  if (tokens.length !== config.context)
    throw new SimulationError('invalid-request', `there is no held-out window ${window}`);
  const { pass } = kernels;
  applySettings(pass, digitalSettings(settings.inputBits, settings.weightBits, 0));
  new Uint16Array(pass.memory.buffer, pass.tokenPointer(), tokens.length).set(tokens);
  kernels.tapped = [];
  kernels.wanted = isWanted;
  pass.setTapping(1);
  pass.lastLogits(pass.tokenPointer(), tokens.length, window);
  pass.setTapping(0);
  const { tapped } = kernels;
  kernels.tapped = [];
  yield;
  for (const product of tapped) yield errorsOf(kernels.products, checkpoint, product, settings, window);
}

function errorsOf(
  kernel: KernelExports,
  { ranges }: Checkpoint,
  { layer, operation, rows, inner, columns, heads }: TappedProduct,
  settings: SimulationSettings,
  window: number,
): ProductErrors {
  const codesOf = (part: 'x' | 'w', bits: number): OperandCodes => {
    const { extreme, signed } = codeRange(ranges[`${layer}.${operation}`]!, operation, part);
    return { top: 2 ** bits - 1, limit: extreme, nonNegative: !signed };
  };
  const codes = { x: codesOf('x', settings.inputBits), w: codesOf('w', settings.weightBits) };
  const noise = productSettings(settings, layer, operation, window);
  const quiet = { ...noise, shotNoise: 'off', systematicError: 0, minTransmission: 0 } as const;
  const prepared = (head: number, how: typeof noise | typeof quiet) => {
    const { x, w } = heads[head]!;
    const product = bareProduct(kernel, w, rows, inner, columns, { ...how, head }, codes);
    product.setInput(x);
    return product;
  };
  const results = (how: typeof noise | typeof quiet, means: PassMeans) =>
    heads.map((_, head) => {
      const product = prepared(head, how);
      product.runWithMeans(means);
      return product.result();
    });
  const exact = results(quiet, [0, 0, 0, 0]);
  // The systematic error goes by the mean output over all heads.
  const means: PassMeans = [0, 0, 0, 0];
  if (noise.systematicError > 0)
    heads.forEach((_, head) => {
      prepared(head, noise)
        .passMeans()
        .forEach((mean, pass) => {
          means[pass]! += mean / heads.length;
        });
    });
  const noisy = results(noise, means);
  return {
    layer,
    operation,
    exact: withoutMasked(exact, operation, columns),
    noisy: withoutMasked(noisy, operation, columns),
  };
}

function copied(
  { memory }: KernelExports,
  at: number,
  stride: number,
  rows: number,
  columns: number,
): Float32Array {
  const copy = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    copy.set(new Float32Array(memory.buffer, at + row * stride, columns), row * columns);
  return copy;
}

/** columns × rows of the kernel as rows × columns. */
function transposedCopy(
  { memory }: KernelExports,
  at: number,
  stride: number,
  columns: number,
  rows: number,
): Float32Array {
  const copy = new Float32Array(rows * columns);
  for (let column = 0; column < columns; column += 1)
    new Float32Array(memory.buffer, at + column * stride, rows).forEach((value, row) => {
      copy[row * columns + column] = value;
    });
  return copy;
}
