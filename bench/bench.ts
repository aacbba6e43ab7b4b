/**
 * `npm run bench`: everything that is measured, section by section; name sections to run only those:
 * `npm run bench -- energy page`. Ratios are of one run on one machine; absolute numbers are for orientation.
 * These are measurements, not tests: nothing fails here, a missed aim is printed as missed.
 */
import { spawnSync } from 'node:child_process';
import { measureAgreement } from './agreement';
import { measureEnergy } from './energy';
import { measureWasm } from './kernels-wasm';
import { measureWebglKernels } from './kernels-webgl';
import { measureLighthouse } from './lighthouse';
import { measureLive } from './live';
import { measurePage } from './page';
import { measureProfile } from './profile';
import { type BenchLine, printLine } from './report';

const build = (): void => {
  const result = spawnSync(process.execPath, ['scripts/build.mjs', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) throw new Error('the page did not build');
};

async function* page(): AsyncGenerator<BenchLine> {
  build();
  yield* measurePage();
}

async function* lighthouse(): AsyncGenerator<BenchLine> {
  build();
  yield* measureLighthouse();
}

async function* live(): AsyncGenerator<BenchLine> {
  build();
  yield* measureLive();
}

const sections: Record<string, { title: string; run: () => AsyncGenerator<BenchLine> }> = {
  energy: { title: 'Energy model, one core', run: measureEnergy },
  wasm: {
    title: 'Simulation on WebAssembly, against stock TensorFlow.js wasm and PyTorch',
    run: measureWasm,
  },
  agreement: { title: 'WebAssembly against the float64 reference', run: measureAgreement },
  profile: { title: 'What bounds the WebAssembly kernel: time by function', run: measureProfile },
  webgl: {
    title: 'Simulation on WebGL, against the clean product of the same backend',
    run: measureWebglKernels,
  },
  live: { title: 'The noise view of the built page: answers, held-up page, tokens a second', run: live },
  page: { title: 'The built page, cold cache, loopback', run: page },
  lighthouse: { title: 'Lighthouse of the built page, compressed as hosts send it', run: lighthouse },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

for (const name of asked.length > 0 ? asked : Object.keys(sections)) {
  const section = sections[name]!;
  console.log(section.title);
  try {
    for await (const line of section.run()) printLine(line);
  } catch (error) {
    console.log(`  not measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}
