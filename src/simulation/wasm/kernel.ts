import { SimulationError } from '../errors';

/** Functions of the compiled module; addresses are bytes into `memory`, flags are 0 or 1. */
export interface KernelExports {
  memory: WebAssembly.Memory;
  createModel(
    layers: number,
    width: number,
    heads: number,
    context: number,
    vocab: number,
    feedForward: number,
    epsilon: number,
  ): void;
  tensorLength(tensor: number): number;
  tensorPointer(tensor: number, layer: number): number;
  setLimits(layer: number, operation: number, x: number, w: number, y: number): void;
  finishLoading(): void;
  setSettings(
    mode: number,
    shot: number,
    photonsPerMac: number,
    noiseLinear: number,
    noiseAttention: number,
    minTransmission: number,
    inputBits: number,
    weightBits: number,
    outputBits: number,
    seed: number,
  ): void;
  tokenPointer(): number;
  windowLoss(tokens: number, rows: number, window: number): number;
  lastLogits(tokens: number, rows: number, window: number): number;
  bareSizes(rows: number, inner: number, columns: number): void;
  bareX(): number;
  bareW(): number;
  bareY(): number;
  bareSecond(
    shot: number,
    photonsPerMac: number,
    systematicError: number,
    minTransmission: number,
    inputTop: number,
    inputLimit: number,
    nonNegative: number,
    weightTop: number,
    weightLimit: number,
  ): void;
  bareFirst(): void;
  bareMean(xPart: number, wPart: number): number;
  bareRun(
    seed: number,
    layer: number,
    operation: number,
    place: number,
    plusPlus: number,
    minusMinus: number,
    plusMinus: number,
    minusPlus: number,
  ): void;
  /** Room of so many bytes, never given back. */
  allocate(bytes: number): number;
  /** `count` counters of four words each (a multiple of 4) to their hashes at `target`. */
  probeHash(counters: number, target: number, count: number): void;
  setTapping(on: number): void;
  bareProduct(seed: number, layer: number, operation: number, place: number): void;
}

/** What a tapped forward pass tells of each product: addresses of floats, strides in bytes. */
export type Tap = (
  layer: number,
  operation: number,
  head: number,
  rows: number,
  inner: number,
  columns: number,
  x: number,
  xStride: number,
  w: number,
  wStride: number,
  transposed: number,
) => void;

/** Numbers of the kinds of shot noise in the module. */
export const shotNumbers = { off: 0, gaussian: 1, poisson: 2 } as const;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * A fresh instance of the kernel with memory of its own; the module is compiled once.
 *
 * @param tap told of every product while `setTapping` is on
 * @throws SimulationError 'unsupported' without WebAssembly or its SIMD, 'network' when the file cannot be read
 */
export async function instantiateKernel(tap: Tap = () => undefined): Promise<KernelExports> {
  compiled ??= compile();
  compiled.catch(() => {
    compiled = undefined; // The next call may find the network again.
  });
  const instance = await WebAssembly.instantiate(await compiled, {
    env: {
      tap,
      abort() {
        throw new SimulationError('internal', 'the WebAssembly kernel ran out of memory');
      },
    },
  });
  return instance.exports as unknown as KernelExports;
}

async function compile(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') throw new SimulationError('unsupported', 'no WebAssembly here');
  const bytes = await readModule(new URL('./generated/kernel.wasm', import.meta.url));
  if (!WebAssembly.validate(bytes)) throw new SimulationError('unsupported', 'no WebAssembly SIMD here');
  return WebAssembly.compile(bytes);
}

async function readModule(address: URL): Promise<ArrayBuffer> {
  try {
    if (address.protocol === 'file:') {
      // Under a name that bundlers do not follow: browsers never come here.
      const files = 'node:fs/promises';
      const { readFile } = await import(/* @vite-ignore */ files);
      return new Uint8Array(await readFile(address)).buffer;
    }
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new SimulationError('network', `the WebAssembly kernel could not be read: ${String(error)}`);
  }
}
