import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type {} from '../e2e/fixtures/webgl/page';
import { floatSettings } from '../src/simulation/settings';
import type { SimulationSettings } from '../src/simulation/types';
import { type BenchLine, median } from './report';

const here = dirname(fileURLToPath(import.meta.url));
const configFile = join(here, '../e2e/fixtures/webgl/vite.config.ts');
const outDir = join(here, '../build/webgl-fixture');

/** [inner, columns] of the products of widths 64 and 128: projections together, feed-forward in and out. */
const sizes = [
  [64, 192],
  [256, 64],
  [128, 512],
  [512, 128],
] as const;

/** Multiply-accumulates of one timing: long enough for the clock, short enough to alternate often. */
const MACS_PER_TIMING = 5e7;

const TOKENS_PER_WINDOW = 256;

const noisy: SimulationSettings = {
  ...floatSettings,
  mode: 'optical',
  photonsPerMac: 20,
  shotNoise: 'poisson',
};

/** Nanoseconds of processor time that a process's threads have used; undefined where the system does not tell. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce(
      (sum, thread) =>
        sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
      0,
    );
  } catch {
    return undefined;
  }
}

/** The process of a Chromium in which (software) WebGL runs. */
function gpuProcess(browserPid: number): number | undefined {
  if (!existsSync('/proc')) return undefined;
  const status = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parentOf = (pid: string) => Number(/^PPid:\s*(\d+)/m.exec(status(pid, 'status'))?.[1]);
  const descends = (pid: string): boolean => {
    for (let ancestor = Number(pid); ancestor > 1; ancestor = parentOf(String(ancestor)))
      if (ancestor === browserPid) return true;
    return false;
  };
  const found = readdirSync('/proc').find(
    (pid) => /^\d+$/.test(pid) && status(pid, 'cmdline').includes('--type=gpu-process') && descends(pid),
  );
  return found ? Number(found) : undefined;
}

/**
 * Costs of contestants over `rounds` of alternating runs: milliseconds per run of `stock`, and of the others the median
 * ratio to the `stock` of the same round. In software WebGL, where the system tells it, a cost is the processor time of
 * the process that draws: other load on the machine hardly enters.
 */
async function alternate(
  page: Page,
  names: readonly string[],
  repeats: number,
  rounds: number,
  pid: number | undefined,
): Promise<{ stock: number; ratio(name: string): number }> {
  const costs: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const name of names) {
      const before = processorTime(pid);
      const wall = await page.evaluate(([name, repeats]) => window.harness.time(name, repeats), [
        name,
        repeats,
      ] as const);
      const after = processorTime(pid);
      const used = before !== undefined && after !== undefined ? (after - before) / 1e6 : wall;
      if (round >= 0) costs[name]!.push(used / repeats);
    }
  return {
    stock: median(costs.stock!),
    ratio: (name) => median(costs[name]!.map((cost, round) => cost / costs.stock![round]!)),
  };
}

/** Runs whose memory is compared; the first ones, in which programs are compiled and textures set aside, do not count. */
const RUNS = 1000;
const FIRST_RUNS = 50;

/** How many tensors and bytes 1,000 noisy passes leave behind, each at a seed of its own. */
async function* memoryLines(page: Page): AsyncGenerator<BenchLine> {
  const run = (runs: number) =>
    page.evaluate(
      async ([runs, settings]) => {
        for (let seed = 0; seed < runs; seed += 1)
          await window.harness.losses('synthetic', 'webgl', [0, 1], { ...settings, seed });
        return window.harness.memory();
      },
      [runs, noisy] as const,
    );
  const before = await run(FIRST_RUNS);
  const after = await run(RUNS);
  for (const [key, unit] of [
    ['numTensors', 'tensors'],
    ['numBytes', 'bytes'],
  ] as const)
    yield {
      what: `WebGL, left behind by ${RUNS} more runs`,
      value: after[key] - before[key],
      unit,
      against: `${before[key].toLocaleString('en')} before`,
      aim: { relation: '≤', value: 0 },
    };
}

/** What to measure; defaults are the sizes of the prototypes and the checkpoint of width 64. */
export interface WebglBenchOptions {
  rows?: readonly number[];
  rounds?: number;
  checkpoints?: readonly string[];
  /** Windows of a forward pass. */
  windows?: number;
}

/**
 * The WebGL kernels against the clean product of the same backend (tf.matMul), and the whole noisy forward pass
 * against the same Transformer in TensorFlow.js's own operations; in Chromium, every pair in alternation.
 */
export async function* measureWebglKernels({
  rows = [256, 2048],
  rounds = 15,
  checkpoints = ['sotu-64'],
  windows = 8,
}: WebglBenchOptions = {}): AsyncGenerator<BenchLine> {
  await build({ configFile });
  for (const id of checkpoints)
    await cp(join(here, '../public/checkpoints', id), join(outDir, 'checkpoints', id), { recursive: true });
  const server = await preview({ configFile, preview: { port: 0 } });
  const executablePath =
    process.env.CHROMIUM_PATH ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
      existsSync(path),
    );
  const browserServer = await chromium.launchServer({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
  });
  const browser = await chromium.connect(browserServer.wsEndpoint());
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction(() => window.harness !== undefined);
    const { software, detail } = await page.evaluate(() => window.harness.support());
    const pid = software ? gpuProcess(browserServer.process().pid!) : undefined;
    const where = `${detail}${pid ? '; processor time' : '; elapsed time'}`;
    for (const count of rows)
      for (const [inner, columns] of sizes) {
        const names = await page.evaluate((size) => window.harness.prepareProducts(...size), [
          count,
          inner,
          columns,
        ] as [number, number, number]);
        const repeats = Math.max(1, Math.round(MACS_PER_TIMING / (count * inner * columns)));
        const cost = await alternate(page, names, repeats, rounds, pid);
        const line = (name: string, aim?: BenchLine['aim'], bound?: string): BenchLine => ({
          what: `WebGL ${name} product, ${count} × ${inner} × ${columns}`,
          value: cost.ratio(name),
          unit: '×',
          against: `tf.matMul, ${cost.stock.toPrecision(3)} ms (${where})`,
          ...(aim ? { aim } : {}),
          ...(bound ? { bound } : {}),
        });
        yield line('clean');
        yield line('gaussian', { relation: '≤', value: 1.35 }, 'two texture fetches per four sums');
        yield line(
          'poisson',
          { relation: '≤', value: 2.8 },
          'four pass products, four hashes and 16 counts per texel',
        );
      }
    for (const id of checkpoints) {
      const rowsOfHeldout = Array.from({ length: windows }, (_, i) => i);
      const names = await page.evaluate(([id, windows]) => window.harness.prepareForwards(id, windows), [
        id,
        rowsOfHeldout,
      ] as const);
      const cost = await alternate(page, names, 1, Math.min(rounds, 5), pid);
      for (const name of ['clean', 'gaussian', 'poisson']) {
        const what = `WebGL forward of ${id}, ${windows} windows, ${name}`;
        const milliseconds = cost.ratio(name) * cost.stock;
        yield {
          what,
          value: cost.ratio(name),
          unit: '×',
          against: `clean tfjs forward, ${cost.stock.toPrecision(3)} ms (${where})`,
        };
        yield {
          what,
          value: (1000 * windows * TOKENS_PER_WINDOW) / milliseconds,
          unit: pid ? 'tokens per second of processor time' : 'tokens/s',
          against: detail,
        };
      }
    }
    yield* memoryLines(page);
  } finally {
    await browser.close();
    await browserServer.close();
    await server.close();
  }
}
