/**
 * A worker behind comlink whose calls always end. Comlink itself leaves a call pending for ever when the worker
 * crashes or is terminated, so every call here races the worker's error events, the end of its life, a deadline and an
 * abort signal.
 * A crashed or silent worker is replaced and the call replayed once. Services live at module level, outside React:
 * a component that mounts twice must not start two workers, and a proxy that is collected drops its calls.
 */
import { type Remote, wrap } from 'comlink';
import { watchLife } from '../../workers/watchLife';

export type WorkerFailureKind = 'crashed' | 'deadline' | 'cancelled';
export interface WorkerFailure {
  kind: WorkerFailureKind;
  message: string;
}
/** How a call ended: with a value or with a typed failure. */
export type WorkerOutcome<Value> = { ok: true; value: Value } | { ok: false; error: WorkerFailure };

export interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds after which a silent worker counts as hung. */
  deadline?: number;
}

export interface WorkerService<Api> {
  /** Calls the worker. Never rejects and never stays pending. */
  call<Value>(
    use: (api: Remote<Api>) => Promise<Value>,
    options?: CallOptions,
  ): Promise<WorkerOutcome<Value>>;
  /** Listens to plain messages (progress, points); survives a restart of the worker. Returns how to stop. */
  listen(listener: (message: unknown) => void): () => void;
  /** Ends the worker; the next call starts a new one. */
  terminate(): void;
}

interface Running<Api> {
  worker: Worker;
  api: Remote<Api>;
  /** Resolves when the worker reports an uncaught error or is gone; never rejects. */
  crashed: Promise<WorkerFailure>;
  stopWatching: () => void;
}

const defaultDeadline = 20_000;

/** Makes a service from a function that starts the worker (written out at the caller, so that the bundler sees it). */
export function createWorkerService<Api>(start: () => Worker): WorkerService<Api> {
  let running: Running<Api> | null = null;
  const listeners = new Set<(message: unknown) => void>();

  function launch(): Running<Api> {
    const worker = start();
    let stopWatching = () => {};
    const crashed = new Promise<WorkerFailure>((resolve) => {
      const report = (message: string) => resolve({ kind: 'crashed', message });
      worker.addEventListener('error', (event) => report(event.message || 'The worker stopped.'));
      worker.addEventListener('messageerror', () => report('The worker sent something unreadable.'));
      stopWatching = watchLife(worker, () => report('The worker was stopped.'));
    });
    worker.addEventListener('message', (event) => {
      for (const listener of listeners) listener(event.data);
    });
    return { worker, api: wrap<Api>(worker), crashed, stopWatching };
  }

  function discard(target: Running<Api>): void {
    target.stopWatching();
    target.worker.terminate();
    if (running === target) running = null;
  }

  async function attempt<Value>(
    use: (api: Remote<Api>) => Promise<Value>,
    { signal, deadline = defaultDeadline }: CallOptions,
  ): Promise<WorkerOutcome<Value>> {
    running ??= launch();
    const target = running;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort: (() => void) | undefined;
    const fail = (error: WorkerFailure): WorkerOutcome<Value> => ({ ok: false, error });
    const answer = use(target.api).then(
      (value): WorkerOutcome<Value> => ({ ok: true, value }),
      (cause: unknown) =>
        fail({ kind: 'crashed', message: cause instanceof Error ? cause.message : String(cause) }),
    );
    const late = new Promise<WorkerOutcome<Value>>((resolve) => {
      timer = setTimeout(
        () => resolve(fail({ kind: 'deadline', message: `No answer within ${deadline / 1000} s.` })),
        deadline,
      );
    });
    const aborted = new Promise<WorkerOutcome<Value>>((resolve) => {
      abort = () => resolve(fail({ kind: 'cancelled', message: 'Replaced by a newer request.' }));
      signal?.addEventListener('abort', abort, { once: true });
    });
    const outcome = await Promise.race([answer, target.crashed.then(fail), late, aborted]);
    clearTimeout(timer);
    if (abort) signal?.removeEventListener('abort', abort);
    if (!outcome.ok && outcome.error.kind !== 'cancelled') discard(target);
    return outcome;
  }

  return {
    async call(use, options = {}) {
      if (options.signal?.aborted) {
        return { ok: false, error: { kind: 'cancelled', message: 'Cancelled before it began.' } };
      }
      const first = await attempt(use, options);
      if (first.ok || first.error.kind === 'cancelled' || options.signal?.aborted) return first;
      return attempt(use, options);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    terminate() {
      if (running) discard(running);
    },
  };
}
