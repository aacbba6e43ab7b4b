import { pathToFileURL } from 'node:url';
import { operandValues } from '../src/simulation/testing/operands';
import type { Checkpoint, ProductSettings, SimulationSettings } from '../src/simulation/types';
import { instantiateKernel } from '../src/simulation/wasm/kernel';
import { applySettings, loadModel } from '../src/simulation/wasm/model';
import { bareProduct } from '../src/simulation/wasm/product';
import { checkpointFolder, checkpointOfWidth } from './checkpoints';
import { forwards, optical, PHOTONS, runWindows } from './forwards';
import { measureWasmMemory } from './memory';
import { type BenchLine, printLine } from './report';
import { startTfjsWasm, tfjsForward, tfjsProduct } from './rivals/tfjsWasm';
import { torchTokensPerSecond } from './rivals/torch';
import { alternate, type Contender, optimiseAtOnce, type Timing } from './timing';

const place = {
  systematicError: 0,
  minTransmission: 0,
  seed: 1,
  layer: 0,
  operation: 'up',
  window: 0,
  head: 0,
} as const;

const noises: Record<string, ProductSettings> = {
  clean: { ...place, shotNoise: 'off', photonsPerMac: Number.POSITIVE_INFINITY },
  Gaussian: { ...place, shotNoise: 'gaussian', photonsPerMac: 10 },
  Poisson: { ...place, shotNoise: 'poisson', photonsPerMac: 10 },
};

/** Inner and columns, with the aims against the clean product of the stock backend. */
const products = [
  { inner: 64, columns: 192, aims: { Gaussian: 1.5 } },
  { inner: 128, columns: 512, aims: { Gaussian: 1.25, Poisson: 3.5 } },
  { inner: 256, columns: 64, aims: { Gaussian: 1.25 } },
  { inner: 512, columns: 128, aims: { Gaussian: 1.25 } },
] as const;

const timingOf = (timings: readonly Timing[], name: string): Timing =>
  timings.find((timing) => timing.name === name)!;

const atMost = (value: number | undefined) =>
  value === undefined ? {} : { aim: { relation: '≤', value } as const };

const atLeast = (value: number) => ({ aim: { relation: '≥', value } as const });

/** One product with operands of 8 bits as in the models: rounded, multiplied, noise added; 256 rows. */
export async function* measureWasmProducts(): AsyncGenerator<BenchLine> {
  optimiseAtOnce();
  await startTfjsWasm();
  const rows = 256;
  for (const { inner, columns, aims } of products) {
    const x = operandValues('signed', rows * inner, 1);
    const w = operandValues('signed', inner * columns, 2);
    const contenders: Contender[] = [{ name: 'tfjs', run: tfjsProduct(x, w, rows, inner, columns) }];
    for (const [name, settings] of Object.entries(noises)) {
      const codes = { x: { top: 255, limit: 4 }, w: { top: 255, limit: 4 } };
      const product = bareProduct(await instantiateKernel(), w, rows, inner, columns, settings, codes);
      product.setInput(x);
      contenders.push({ name, run: product.run });
    }
    const timings = alternate(contenders, { rounds: 41 });
    const shape = `inner ${inner}, ${columns} columns`;
    for (const name of Object.keys(noises))
      yield {
        what: `wasm product, ${name}, ${shape}`,
        value: timingOf(timings, name).ratio,
        unit: '×',
        against: 'clean tf.matMul of the stock wasm backend',
        ...atMost((aims as Record<string, number>)[name]),
      };
    yield {
      what: `wasm product, Gaussian, ${shape}`,
      value: timingOf(timings, 'Gaussian').ratio / timingOf(timings, 'clean').ratio,
      unit: '×',
      against: 'our own clean integer product',
      bound: 'the variance is a second product, and each output takes a normal; see `profile`',
    };
  }
}

/** Forward passes of one window after the other, without promises between them. */
async function ourForward(
  checkpoint: Checkpoint,
  windows: readonly number[],
  settings: SimulationSettings,
): Promise<() => number> {
  const kernel = await instantiateKernel();
  loadModel(kernel, checkpoint);
  return () => {
    applySettings(kernel, settings);
    return runWindows(kernel, checkpoint, windows);
  };
}

/** Whole forward passes, head and loss included, against the clean pass of the stock backend. */
export async function* measureWasmForward(width: number): AsyncGenerator<BenchLine> {
  optimiseAtOnce();
  await startTfjsWasm();
  const checkpoint = await checkpointOfWidth(width);
  const windows = [0, 1, 2, 3];
  const rival = tfjsForward(checkpoint, windows);
  const contenders: Contender[] = [{ name: 'tfjs', run: rival }];
  for (const [name, settings] of Object.entries(forwards))
    contenders.push({ name, run: await ourForward(checkpoint, windows, settings) });
  const timings = alternate(contenders, { rounds: 9, slice: 20 });
  const stock = 1 / timingOf(timings, 'tfjs').milliseconds;
  yield {
    what: `stock tfjs wasm forward, clean, width ${width}`,
    value: stock * 1000 * windows.length * checkpoint.config.context,
    unit: 'tokens/s',
  };
  for (const name of Object.keys(forwards)) {
    const { ratio, milliseconds } = timingOf(timings, name);
    yield {
      what: `wasm forward, ${name}, width ${width}`,
      value: ratio,
      unit: '×',
      against: 'clean forward of stock tfjs wasm',
      ...atMost(width === 128 && name === 'Gaussian' ? 0.6 : undefined),
    };
    yield {
      what: `wasm forward, ${name}, width ${width}`,
      value: (1000 * windows.length * checkpoint.config.context) / milliseconds,
      unit: 'tokens/s',
    };
  }
}

/** One core of WebAssembly against PyTorch on all of them, when PyTorch is there. */
export async function* measureAgainstTorch(width: number): AsyncGenerator<BenchLine> {
  const folder = checkpointFolder(`sotu-${width}`);
  const speeds = folder ? torchTokensPerSecond(folder, PHOTONS) : `checkpoint sotu-${width} is not there`;
  if (typeof speeds === 'string') {
    console.log(`  wasm against training/reference.py, width ${width}: skipped, ${speeds}`);
    return;
  }
  const checkpoint = await checkpointOfWidth(width);
  const windows = [0, 1, 2, 3];
  for (const [name, key, aim] of [
    ['Gaussian', 'gaussian', 4],
    ['Poisson', 'poisson', 6],
  ] as const) {
    const run = await ourForward(checkpoint, windows, optical(key));
    const [timing] = alternate([{ name, run }], { rounds: 9, slice: 50, clock: 'wall' });
    const tokensPerSecond = (1000 * windows.length * checkpoint.config.context) / timing!.milliseconds;
    yield {
      what: `wasm forward on one core, ${name}, width ${width}`,
      value: tokensPerSecond / speeds.tokensPerSecond[key],
      unit: '×',
      against: `tokens/s of training/reference.py on ${speeds.threads} threads`,
      ...atLeast(aim),
    };
  }
}

/** Everything there is to measure of the WebAssembly kernel. */
export async function* measureWasm(): AsyncGenerator<BenchLine> {
  yield* measureWasmMemory();
  yield* measureWasmProducts();
  for (const width of [64, 128]) {
    yield* measureWasmForward(width);
    yield* measureAgainstTorch(width);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const run = async () => {
    for await (const line of measureWasm()) printLine(line);
  };
  void run();
}
