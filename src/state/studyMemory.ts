/**
 * What studies found, kept on this device: an opened link shows it at once, before worker and weights are there. The
 * worker then completes it from the window losses that it keeps itself, and its word replaces what stands here.
 */
import { clear, createStore as createDatabase, get, keys, set } from 'idb-keyval';
import { KERNEL_VERSION } from '../simulation/cache/lossStore';
import type { StudyRequest } from '../simulation/protocol';
import { checkpointEntries } from './checkpointIndex';
import { requestKey } from './simulationDriver';
import { hasResults, type StudyResults } from './studyResults';

/** Some 10 kB each. */
const MOST_KEPT = 200;

interface Remembered {
  /** Of what it belongs to: kernel and weights of all models, for a study may go over several. */
  version: string;
  results: StudyResults;
}

type Database = ReturnType<typeof createDatabase>;
let database: Database | null = null;

/** Opened with the first use: where IndexedDB is missing, opening throws, and nothing is remembered. */
function opened(): Database {
  database ??= createDatabase('optical-transformer-explorer-studies', 'results');
  return database;
}

async function currentVersion(): Promise<string | null> {
  const entries = await checkpointEntries();
  if (entries.length === 0) return null;
  return [`kernel${KERNEL_VERSION}`, ...entries.map(({ id, modelSha256 }) => `${id} ${modelSha256}`)].join(
    '|',
  );
}

/** A text is no point of a curve, and depends on light that was changed while it was written. */
const isKept = ({ study }: StudyRequest): boolean => study !== 'writing' && study !== 'live';

/** Keeps what was found, also of a study that was stopped. Nobody waits for the disk, and nothing follows if it fails. */
export async function rememberStudy(results: StudyResults): Promise<void> {
  if (!isKept(results.request) || !hasResults(results)) return;
  try {
    const version = await currentVersion();
    if (version === null) return;
    if ((await keys(opened())).length >= MOST_KEPT) await clear(opened());
    const remembered: Remembered = { version, results };
    await set(requestKey(results.request), remembered, opened());
  } catch {
    // Forbidden or full: the next visit waits for the worker.
  }
}

/** What was found for a request under the present weights and kernel, to be completed; null where there is nothing. */
export async function recallStudy(request: StudyRequest): Promise<StudyResults | null> {
  if (!isKept(request)) return null;
  try {
    const remembered = await get<Remembered>(requestKey(request), opened());
    if (!remembered || remembered.version !== (await currentVersion())) return null;
    return { ...remembered.results, request, isComplete: false };
  } catch {
    return null;
  }
}
