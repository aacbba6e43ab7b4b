import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { floatSettings } from '../src/simulation/settings';
import { syntheticCheckpoint } from '../src/simulation/testing/syntheticCheckpoint';
import type { SimulationSettings } from '../src/simulation/types';
import { createWasmBackend } from '../src/simulation/wasm/backend';
import type { BenchLine } from './report';

/** Runs whose memory is compared; the first ones, in which engines compile and caches fill, do not count. */
const RUNS = 1000;
const FIRST_RUNS = 200;

/** What may come and go by the engine's own doing, kB. */
const HEAP_SLACK = 100;

const noisy: SimulationSettings = {
  ...floatSettings,
  mode: 'optical',
  photonsPerMac: 10,
  shotNoise: 'poisson',
};

/** How much memory grows over 1,000 noisy passes of the WebAssembly backend, each at a seed of its own. */
export async function* measureWasmMemory(): AsyncGenerator<BenchLine> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers, external } = process.memoryUsage();
    return { heap: heapUsed / 1000, outside: (arrayBuffers + external) / 1000 };
  };
  const backend = await createWasmBackend(syntheticCheckpoint());
  const run = async (runs: number) => {
    for (let seed = 0; seed < runs; seed += 1) await backend.windowLosses([0, 1], { ...noisy, seed });
  };
  await run(FIRST_RUNS);
  const before = used();
  await run(RUNS);
  const after = used();
  backend.dispose();
  yield {
    what: `wasm, JavaScript heap after ${RUNS} more runs`,
    value: after.heap - before.heap,
    unit: 'kB',
    against: `${Math.round(before.heap)} kB before`,
    aim: { relation: '≤', value: HEAP_SLACK },
  };
  yield {
    what: `wasm, memory of module and buffers after ${RUNS} more runs`,
    value: after.outside - before.outside,
    unit: 'kB',
    against: `${Math.round(before.outside)} kB before`,
    aim: { relation: '≤', value: HEAP_SLACK },
  };
}
