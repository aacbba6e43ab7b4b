/**
 * The simulation in its worker: one worker for the page, started with the first job. A job is one study on one
 * checkpoint; it ends in `done`, `error` or `cancelled`, whatever happens to the worker.
 */
import type { Remote } from 'comlink';
import { hostHelpers } from '../../workers/hostHelpers';
import type { Result, SimulationErrorKind } from '../simulation/errors';
import type {
  BackendEvent,
  CheckpointSummary,
  LoadProgressEvent,
  ProbeReport,
  SimulationApi,
  StudyEvent,
  StudyRequest,
  StudyUpdate,
} from '../simulation/protocol';
import type { BackendName } from '../simulation/types';
import { createWorkerService, type WorkerService } from './workerService';

export type SimulationFailureKind = SimulationErrorKind | 'crashed' | 'deadline';

export interface SimulationFailure {
  kind: SimulationFailureKind;
  message: string;
}

/** How a job ended. */
export type JobEnd = { type: 'done' } | { type: 'cancelled' } | { type: 'error'; error: SimulationFailure };

/** What a job tells on its way: the worker getting ready, then the updates of the study. */
export type JobEvent =
  | { type: 'probed'; probe: ProbeReport }
  | LoadProgressEvent
  | { type: 'loaded'; summary: CheckpointSummary }
  | { type: 'started' }
  | StudyUpdate;

export interface SimulationClient {
  /** Runs one study. Never rejects; after `signal` is aborted nothing more is told. */
  run(request: StudyRequest, signal: AbortSignal, onEvent: (event: JobEvent) => void): Promise<JobEnd>;
  /** Changes the light of the job that runs; only the writing study takes it up. */
  adjust(photonsPerMac: number): void;
  /**
   * Backend for the jobs to come; null leaves the choice to the probe. A new worker is started for it, so running
   * jobs must have been aborted before.
   */
  force(backend: BackendName | null): void;
}

/** Milliseconds without any word from a working worker after which it counts as hung. */
const longestSilence = 90_000;
/** A job as a whole may take as long as it likes; this is the longest that a timer can wait. */
const noDeadline = 2 ** 31 - 1;

/** What one worker has already been asked to do, so that it is not asked twice. */
interface Preparation {
  probe: Promise<ProbeReport>;
  load?: { checkpoint: string; summary: Promise<CheckpointSummary> };
}

/** Carries a typed failure of the worker through a promise chain. */
class JobFailure extends Error {
  constructor(readonly failure: SimulationFailure) {
    super(failure.message);
  }
}

/**
 * A client over a worker service.
 *
 * @param baseUrl address of the folder of checkpoints, ending in '/'
 */
export function createSimulationClient(
  service: WorkerService<SimulationApi>,
  baseUrl: string,
): SimulationClient {
  let forced: BackendName | null = null;
  let jobs = 0;
  let started: { api: Remote<SimulationApi>; jobId: string } | null = null;
  const prepared = new WeakMap<object, Preparation>();
  let newest: Preparation | null = null;

  // A backend may fail in a job that nobody listens to any more; the jobs after it must not be told of the old one.
  service.listen((message) => {
    const event = asStudyEvent(message);
    if (event?.type === 'backend' && newest) newest.probe = Promise.resolve(event.probe);
  });

  function probeOnce(api: Remote<SimulationApi>): Preparation {
    const known = prepared.get(api);
    if (known) return known;
    const preparation: Preparation = { probe: take(api.probe(forced ?? undefined)) };
    forgetIfItFails(preparation.probe, () => prepared.delete(api));
    prepared.set(api, preparation);
    newest = preparation;
    return preparation;
  }

  function loadOnce(api: Remote<SimulationApi>, preparation: Preparation, checkpoint: string) {
    if (preparation.load?.checkpoint === checkpoint) return preparation.load.summary;
    const load = { checkpoint, summary: take(api.load(checkpoint, baseUrl)) };
    preparation.load = load;
    forgetIfItFails(load.summary, () => {
      if (preparation.load === load) preparation.load = undefined;
    });
    return load.summary;
  }

  async function work(
    api: Remote<SimulationApi>,
    request: StudyRequest,
    signal: AbortSignal,
    onEvent: (event: JobEvent) => void,
  ): Promise<void> {
    jobs += 1;
    const jobId = `job-${jobs}`;
    const tell = (event: JobEvent) => {
      if (!signal.aborted) onEvent(event);
    };
    const watchdog = silenceWatchdog();
    let settle: { resolve: () => void; reject: (error: Error) => void } | null = null;
    const finished = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // Reported by the race below; without this an early failure would count as unhandled.
    finished.catch(() => undefined);
    const stopListening = service.listen((message) => {
      const event = asStudyEvent(message);
      if (!event) return;
      watchdog.pat();
      if (event.type === 'loading') tell(event);
      else if (event.type === 'backend') tell({ type: 'probed', probe: event.probe });
      else if (event.jobId === jobId) {
        if (event.type === 'error') settle?.reject(new JobFailure(event.error));
        else tell(event);
        if (event.type === 'done') settle?.resolve();
      }
    });
    const cancel = () => {
      settle?.reject(new JobFailure({ kind: 'cancelled', message: 'Stopped.' }));
      void service.call(async (current) => {
        if (current === api) await current.cancel(jobId);
      });
    };
    try {
      await Promise.race([
        watchdog.barked,
        (async () => {
          const preparation = probeOnce(api);
          tell({ type: 'probed', probe: await preparation.probe });
          tell({ type: 'loaded', summary: await loadOnce(api, preparation, request.checkpoint) });
          if (signal.aborted) return;
          signal.addEventListener('abort', cancel, { once: true });
          await take(api.start(jobId, request));
          started = { api, jobId };
          tell({ type: 'started' });
          await finished;
        })(),
      ]);
    } finally {
      watchdog.stop();
      stopListening();
      if (started?.jobId === jobId) started = null;
      signal.removeEventListener('abort', cancel);
    }
  }

  return {
    async run(request, signal, onEvent) {
      const outcome = await service.call<JobEnd>(
        async (api) => {
          try {
            await work(api, request, signal, onEvent);
            return { type: 'done' };
          } catch (cause) {
            // A failure that the worker reports is an answer; anything else means a broken worker and is replayed.
            if (!(cause instanceof JobFailure)) throw cause;
            if (cause.failure.kind === 'cancelled') return { type: 'cancelled' };
            return { type: 'error', error: cause.failure };
          }
        },
        { signal, deadline: noDeadline },
      );
      if (signal.aborted) return { type: 'cancelled' };
      if (outcome.ok) return outcome.value;
      if (outcome.error.kind === 'cancelled') return { type: 'cancelled' };
      return { type: 'error', error: { kind: outcome.error.kind, message: outcome.error.message } };
    },
    adjust(photonsPerMac) {
      const job = started;
      if (!job) return;
      void service.call(async (current) => {
        if (current === job.api) await current.adjust(job.jobId, photonsPerMac);
      });
    },
    force(backend) {
      if (backend === forced) return;
      forced = backend;
      service.terminate();
    },
  };
}

/** The value of a result; throws a typed failure where it is none. */
async function take<Value>(answer: Promise<Result<Value>>): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new JobFailure(result.error);
  return result.value;
}

function forgetIfItFails(promise: Promise<unknown>, forget: () => void): void {
  promise.catch(forget);
}

function silenceWatchdog() {
  let bark: (error: Error) => void = () => undefined;
  const barked = new Promise<never>((_, reject) => {
    bark = reject;
  });
  barked.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const pat = () => {
    stop();
    timer = setTimeout(
      () => bark(new Error(`The simulation gave no sign of life for ${longestSilence / 1000} s.`)),
      longestSilence,
    );
  };
  pat();
  return { barked, pat, stop };
}

const eventTypes: ReadonlySet<unknown> = new Set([
  'progress',
  'baseline',
  'point',
  'row',
  'done',
  'error',
  'loading',
  'backend',
]);

/** The message as an event of a study; null for the worker's answers to calls, which come over the same port. */
function asStudyEvent(message: unknown): StudyEvent | BackendEvent | null {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  return eventTypes.has(message.type) ? (message as StudyEvent) : null;
}

/** The client of the page. */
export function startSimulationClient(): SimulationClient {
  const service = createWorkerService<SimulationApi>(() =>
    hostHelpers(
      new Worker(new URL('../../workers/simulation.worker.ts', import.meta.url), {
        type: 'module',
        name: 'simulation',
      }),
      () =>
        new Worker(new URL('../../workers/kernel.worker.ts', import.meta.url), {
          type: 'module',
          name: 'kernel',
        }),
    ),
  );
  return createSimulationClient(service, new URL('checkpoints/', document.baseURI).href);
}
