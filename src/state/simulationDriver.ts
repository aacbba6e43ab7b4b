/**
 * Decides what the one simulation worker works on. The live number goes first and the newest one wins; a study gives
 * way to it and is taken up again afterwards (what was computed is kept in the worker, so nothing is done twice).
 */
import type { StudyName, StudyRequest } from '../simulation/protocol';
import type { JobEnd, JobEvent, SimulationClient } from './simulationClient';

export type JobKind = 'live' | 'study';

/** What the driver reports; the store turns it into what the page shows. */
export interface DriverListener {
  started(kind: JobKind, request: StudyRequest): void;
  event(kind: JobKind, request: StudyRequest, event: JobEvent): void;
  ended(kind: JobKind, request: StudyRequest, end: JobEnd): void;
}

export interface SimulationDriver {
  /** What the page wants to see now; null for nothing. Replaces what it wanted before. */
  want(live: StudyRequest | null, study: StudyRequest | null): void;
  /** Tries again what has failed. */
  retry(): void;
  /** Forgets what was done, stops, and does everything again: the backend has changed. */
  restart(change: () => void): void;
}

/**
 * While a slider moves, a live job is left running until its first answer or this many milliseconds, so that numbers
 * keep coming; only then does a newer one replace it.
 */
export const liveHold = 250;

interface Job {
  kind: JobKind;
  key: string;
  startedAt: number;
  hasAnswered: boolean;
  abort: AbortController;
}

/** What a study does not depend on: it goes over these itself, or takes them up while it runs. */
const irrelevant: Readonly<Partial<Record<StudyName, readonly (keyof StudyRequest)[]>>> = {
  photons: ['photonsPerMac'],
  scaling: ['photonsPerMac'],
  need: ['photonsPerMac'],
  systematic: ['noiseLinear', 'noiseAttention'],
  errors: ['seeds'],
  precision: ['inputBits', 'outputBits'],
  writing: ['photonsPerMac', 'seeds', 'tokens'],
  signal: ['seeds'],
};

/** Two requests with the same key have the same result. */
export function requestKey(request: StudyRequest): string {
  const left: Partial<StudyRequest> = { ...request };
  for (const name of irrelevant[request.study] ?? []) delete left[name];
  if (request.study !== 'writing') delete left.prompt;
  return JSON.stringify(left);
}

export function createSimulationDriver(
  client: Pick<SimulationClient, 'run' | 'adjust'>,
  listener: DriverListener,
  now: () => number = () => performance.now(),
): SimulationDriver {
  const wanted: Record<JobKind, StudyRequest | null> = { live: null, study: null };
  /** Keys that need no more work: done, or failed and waiting for a retry. */
  const settled: Record<JobKind, string | null> = { live: null, study: null };
  const failed: Record<JobKind, boolean> = { live: false, study: false };
  let job: Job | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function isOpen(kind: JobKind): boolean {
    const request = wanted[kind];
    return request !== null && settled[kind] !== requestKey(request);
  }

  function next(): JobKind | null {
    if (isOpen('live')) return 'live';
    // Where the live number fails, the study would fail for the same reason.
    if (isOpen('study') && !failed.live) return 'study';
    return null;
  }

  function schedule(): void {
    clearTimeout(timer);
    if (job) {
      reconsider(job);
      return;
    }
    const kind = next();
    const request = kind && wanted[kind];
    if (kind && request) void start(kind, request);
  }

  function reconsider(current: Job): void {
    const request = wanted[current.kind];
    const isWanted = request !== null && requestKey(request) === current.key;
    if (isWanted && request.study === 'writing') {
      // It writes on while the light is changed under its hand; the live number follows when it is done.
      client.adjust(request.photonsPerMac);
      return;
    }
    if (isWanted && (current.kind === 'live' || next() === 'study')) return;
    const held = current.startedAt + liveHold - now();
    if (current.kind === 'live' && request && !current.hasAnswered && held > 0) {
      timer = setTimeout(schedule, held);
      return;
    }
    current.abort.abort();
  }

  async function start(kind: JobKind, request: StudyRequest): Promise<void> {
    const current: Job = {
      kind,
      key: requestKey(request),
      startedAt: now(),
      hasAnswered: false,
      abort: new AbortController(),
    };
    job = current;
    failed[kind] = false;
    listener.started(kind, request);
    const end = await client.run(request, current.abort.signal, (event) => {
      listener.event(kind, request, event);
      if (event.type === 'point' && !current.hasAnswered) {
        current.hasAnswered = true;
        schedule();
      }
    });
    job = null;
    if (end.type !== 'cancelled') settled[kind] = current.key;
    failed[kind] = end.type === 'error';
    listener.ended(kind, request, end);
    schedule();
  }

  function reopen(kinds: readonly JobKind[]): void {
    for (const kind of kinds) {
      settled[kind] = null;
      failed[kind] = false;
    }
  }

  return {
    want(live, study) {
      wanted.live = live;
      wanted.study = study;
      schedule();
    },
    retry() {
      reopen((['live', 'study'] as const).filter((kind) => failed[kind]));
      schedule();
    },
    restart(change) {
      job?.abort.abort();
      reopen(['live', 'study']);
      change();
      schedule();
    },
  };
}
