import { Session } from 'node:inspector/promises';
import type { Checkpoint, SimulationSettings } from '../src/simulation/types';
import { compileKernel } from '../src/simulation/wasm/build.mjs';
import type { KernelExports } from '../src/simulation/wasm/kernel';
import { applySettings, loadModel } from '../src/simulation/wasm/model';
import { checkpointOfWidth } from './checkpoints';
import { forwards, runWindows } from './forwards';
import type { BenchLine } from './report';
import { optimiseAtOnce } from './timing';

const WIDTHS = [64, 128];
const WINDOWS = [0, 1, 2, 3];

/** How long each forward pass is watched, milliseconds. */
const WATCHED = 5000;

/** Functions with a smaller share are left out, per cent. */
const LEAST_SHARE = 3;

/** Where the time of a noisy forward pass goes, function by function: what bounds the kernel, as V8's sampler sees it. */
export async function* measureProfile(): AsyncGenerator<BenchLine> {
  optimiseAtOnce();
  const module = await WebAssembly.compile(await compileKernel({ names: true }));
  for (const width of WIDTHS) {
    const checkpoint = await checkpointOfWidth(width);
    for (const kind of ['Gaussian', 'Poisson'] as const) {
      const shares = await sharesOf(module, checkpoint, forwards[kind]!);
      for (const [name, share] of shares)
        yield { what: `wasm forward, ${kind}, width ${width}: ${name}`, value: share, unit: '% of its time' };
    }
  }
}

async function sharesOf(
  module: WebAssembly.Module,
  checkpoint: Checkpoint,
  settings: SimulationSettings,
): Promise<[name: string, share: number][]> {
  const env = { tap: () => undefined, abort: () => undefined };
  const instance = await WebAssembly.instantiate(module, { env });
  const kernel = instance.exports as unknown as KernelExports;
  loadModel(kernel, checkpoint);
  applySettings(kernel, settings);
  runWindows(kernel, checkpoint, WINDOWS);

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const start = performance.now();
  while (performance.now() - start < WATCHED) runWindows(kernel, checkpoint, WINDOWS);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const named = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const times = new Map<string, number>();
  let total = 0;
  profile.samples?.forEach((node, i) => {
    const time = profile.timeDeltas?.[i] ?? 0;
    const name = named.get(node)?.replace('assembly/', '') ?? '';
    times.set(name, (times.get(name) ?? 0) + time);
    total += time;
  });
  return [...times]
    .map(([name, time]): [string, number] => [name, (100 * time) / total])
    .filter(([, share]) => share >= LEAST_SHARE)
    .sort(([, a], [, b]) => b - a);
}
