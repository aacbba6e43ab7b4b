import { pathToFileURL } from 'node:url';
import { decode, MODEL_VERSION, NotALinkError, resolve } from '../src/scenario';
import { chooseBackend } from '../src/simulation/backends';
import { memoryLossStore } from '../src/simulation/cache/lossStore';
import { SimulationError } from '../src/simulation/errors';
import { isStudyName, type StudyResult, toStudyRequest } from '../src/simulation/protocol';
import { runStudy } from '../src/simulation/studies';
import type { BackendName } from '../src/simulation/types';
import { loadShippedCheckpoint, shippedFamily } from './checkpointFiles';

/**
 * The headless face of the simulation: takes a link of the page, or its hash, runs the study that it names on a
 * shipped checkpoint, and returns one JSON object. Losses in nats per token.
 *
 * @param force a backend to use instead of the fastest one that works here
 * @throws NotALinkError for text that is no link at all
 */
export async function simulateLink(link: string, force?: BackendName) {
  const { overrides, warnings } = decode(link);
  const scenario = resolve(overrides);
  if (!isStudyName(scenario.study)) {
    warnings.push({ key: 'study', message: `There is no study “${scenario.study}”.` });
    scenario.study = 'live';
  }
  const checkpoint = await loadShippedCheckpoint(scenario.checkpoint).catch((error: unknown) => {
    if (!(error instanceof SimulationError) || !['not-found', 'invalid-request'].includes(error.kind))
      throw error;
    warnings.push({ key: 'checkpoint', message: `There is no checkpoint “${scenario.checkpoint}”.` });
    scenario.checkpoint = resolve({}).checkpoint;
    return loadShippedCheckpoint(scenario.checkpoint);
  });
  const { create } = await chooseBackend({ force });
  const backend = await create(checkpoint);
  const updates = runStudy(
    {
      backend,
      checkpoint,
      signal: new AbortController().signal,
      store: memoryLossStore(),
      now: () => performance.now(),
      pause: async () => undefined,
      family: shippedFamily,
      open: async (id) => {
        const other = await loadShippedCheckpoint(id);
        return { checkpoint: other, backend: await create(other) };
      },
    },
    toStudyRequest(scenario),
  );
  let result: StudyResult | undefined;
  for await (const update of updates) if (update.type === 'done') result = update.result;
  backend.dispose();
  if (!result) throw new Error('the study ended without a result');
  return { modelVersion: MODEL_VERSION, scenario, warnings, ...facts(result) };
}

/** The fields of a result, in the order in which they are documented. */
function facts({
  checkpoint,
  backend,
  windows,
  tokens,
  seeds,
  digitalFloat,
  digital,
  optical,
  rows,
  seconds,
}: StudyResult) {
  return {
    checkpoint,
    backend,
    windows,
    tokens,
    seeds,
    digitalFloat,
    digital,
    optical: optical.map(
      ({ photonsPerMac, loss, standardError, minusDigital, minusDigitalStandardError }) => ({
        photonsPerMac,
        loss,
        standardError,
        minusDigital,
        minusDigitalStandardError,
      }),
    ),
    // The studies of losses have no rows of their own, and no field for them.
    ...(rows ? { rows } : {}),
    seconds,
  };
}

async function main(): Promise<void> {
  const link = process.argv[2];
  if (link === undefined) {
    process.stderr.write("Usage: npm run --silent simulate -- '<link or its hash>'\n");
    process.exitCode = 2;
    return;
  }
  try {
    process.stdout.write(`${JSON.stringify(await simulateLink(link), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof NotALinkError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
