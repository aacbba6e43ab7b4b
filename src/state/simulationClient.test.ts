import type { Remote } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { SimulationApi, StudyEvent, StudyRequest } from '../simulation/protocol';
import { createSimulationClient, type JobEvent } from './simulationClient';
import type { CallOptions, WorkerOutcome, WorkerService } from './workerService';

const request: StudyRequest = {
  study: 'live',
  checkpoint: 'sotu-64',
  tokens: 256,
  seed: 1,
  seeds: 1,
  photonsPerMac: 100,
  shotNoise: 'poisson',
  noiseLinear: 0,
  noiseAttention: 0,
  minTransmission: 0,
  inputBits: 8,
  weightBits: 8,
  outputBits: 0,
};
const probe = {
  backend: 'wasm',
  detail: 'WebGL is software here',
  passedOver: [],
  selfTestError: 1e-6,
} as const;
const summary = {
  id: 'sotu-64',
  config: { layers: 4, width: 64, heads: 4, context: 256, vocab: 1024, layerNormEpsilon: 1e-5 },
  card: {},
  reference: undefined,
  heldoutWindows: 256,
  hash: 'abc',
};
const progress = (jobId: string): StudyEvent => ({
  type: 'progress',
  jobId,
  done: 1,
  total: 2,
  secondsLeft: 1,
  secondsPerWindow: 0.1,
});
const done = (jobId: string): StudyEvent => ({
  type: 'done',
  jobId,
  result: {
    study: 'live',
    checkpoint: 'sotu-64',
    backend: 'wasm',
    windows: 1,
    tokens: 256,
    seeds: 1,
    digitalFloat: { loss: 3, standardError: 0 },
    digital: { bits: 8, loss: 3, standardError: 0 },
    optical: [],
    seconds: 1,
  },
});

/** A service around a scripted worker; it replays a call once, as the real one does. */
function fakeService(script: Partial<SimulationApi>) {
  const calls: string[] = [];
  const listeners = new Set<(message: unknown) => void>();
  let workers = 0;
  const newApi = () => {
    workers += 1;
    return {
      probe: async (force?: string) => {
        calls.push(`probe ${force ?? 'any'}`);
        return { ok: true, value: probe };
      },
      load: async (id: string) => {
        calls.push(`load ${id}`);
        return { ok: true, value: summary };
      },
      start: async (jobId: string) => {
        calls.push(`start ${jobId}`);
        return { ok: true, value: undefined };
      },
      cancel: async (jobId: string) => {
        calls.push(`cancel ${jobId}`);
        return { ok: true, value: undefined };
      },
      ...script,
    } as unknown as Remote<SimulationApi>;
  };
  let api = newApi();
  const attempt = async <Value>(
    use: (api: Remote<SimulationApi>) => Promise<Value>,
    signal?: AbortSignal,
  ): Promise<WorkerOutcome<Value>> => {
    const aborted = new Promise<WorkerOutcome<Value>>((resolve) => {
      signal?.addEventListener('abort', () =>
        resolve({ ok: false, error: { kind: 'cancelled', message: '' } }),
      );
    });
    const answer = use(api).then(
      (value): WorkerOutcome<Value> => ({ ok: true, value }),
      (cause): WorkerOutcome<Value> => ({ ok: false, error: { kind: 'crashed', message: String(cause) } }),
    );
    return Promise.race([answer, aborted]);
  };
  const service: WorkerService<SimulationApi> = {
    async call(use, options: CallOptions = {}) {
      const first = await attempt(use, options.signal);
      if (first.ok || first.error.kind === 'cancelled') return first;
      api = newApi();
      return attempt(use, options.signal);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    terminate() {
      api = newApi();
    },
  };
  return {
    service,
    calls,
    say: (message: unknown) => {
      for (const listener of [...listeners]) listener(message);
    },
    workers: () => workers,
    listeners,
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
}

describe('the simulation client', () => {
  it('prepares once, tells only what belongs to its job, and ends with done', async () => {
    const { service, calls, say, settle, listeners } = fakeService({});
    const client = createSimulationClient(service, 'https://example.org/checkpoints/');
    const told: JobEvent['type'][] = [];
    const first = client.run(request, new AbortController().signal, (event) => told.push(event.type));
    await settle();
    say(progress('another job'));
    say({ id: 'an answer of comlink', type: 'RAW', value: 1 });
    say(progress('job-1'));
    say(done('job-1'));
    expect(await first).toEqual({ type: 'done' });
    expect(told).toEqual(['probed', 'loaded', 'started', 'progress', 'done']);
    // The client's own.
    expect(listeners.size).toBe(1);
    const second = client.run(request, new AbortController().signal, () => undefined);
    await settle();
    say(done('job-2'));
    await second;
    expect(calls).toEqual(['probe any', 'load sotu-64', 'start job-1', 'start job-2']);
  });

  it('tells later jobs of the backend that took over, also where nobody listened when it did', async () => {
    const { service, say, settle } = fakeService({});
    const client = createSimulationClient(service, 'https://example.org/');
    const abort = new AbortController();
    const first = client.run(request, abort.signal, () => undefined);
    await settle();
    abort.abort();
    await first;
    say({ type: 'backend', probe: { ...probe, backend: 'cpu' } });
    const told: JobEvent[] = [];
    const second = client.run(request, new AbortController().signal, (event) => told.push(event));
    await settle();
    say(done('job-2'));
    await second;
    expect(told[0]).toMatchObject({ type: 'probed', probe: { backend: 'cpu' } });
  });

  it('ends as cancelled at once, tells the worker, and nothing more is told', async () => {
    const { service, calls, say, settle, listeners } = fakeService({});
    const client = createSimulationClient(service, 'https://example.org/');
    const abort = new AbortController();
    const told: string[] = [];
    const run = client.run(request, abort.signal, (event) => told.push(event.type));
    await settle();
    abort.abort();
    expect(await run).toEqual({ type: 'cancelled' });
    say(progress('job-1'));
    await settle();
    expect(told).toEqual(['probed', 'loaded', 'started']);
    expect(calls.at(-1)).toBe('cancel job-1');
    // The client's own.
    expect(listeners.size).toBe(1);
  });

  it('hands on a typed failure without a replay, and tries the loading anew next time', async () => {
    let attempts = 0;
    const { service, settle, say, workers } = fakeService({
      load: async () => {
        attempts += 1;
        if (attempts === 1) return { ok: false, error: { kind: 'network', message: 'offline' } };
        return { ok: true, value: summary };
      },
    });
    const client = createSimulationClient(service, 'https://example.org/');
    const end = await client.run(request, new AbortController().signal, () => undefined);
    expect(end).toEqual({ type: 'error', error: { kind: 'network', message: 'offline' } });
    expect(workers()).toBe(1);
    const again = client.run(request, new AbortController().signal, () => undefined);
    await settle();
    say(done('job-2'));
    expect(await again).toEqual({ type: 'done' });
    expect(attempts).toBe(2);
  });

  it('replays a job once on a new worker, with everything prepared again, then gives up visibly', async () => {
    const { service, calls, workers } = fakeService({
      start: async () => {
        throw new Error('the worker is gone');
      },
    });
    const client = createSimulationClient(service, 'https://example.org/');
    const end = await client.run(request, new AbortController().signal, () => undefined);
    expect(end).toMatchObject({ type: 'error', error: { kind: 'crashed' } });
    expect(workers()).toBe(2);
    expect(calls.filter((call) => call.startsWith('probe'))).toHaveLength(2);
    expect(calls.filter((call) => call.startsWith('load'))).toHaveLength(2);
  });

  it('asks a new worker for the backend that is forced', async () => {
    const { service, calls, say, settle } = fakeService({});
    const client = createSimulationClient(service, 'https://example.org/');
    client.force('cpu');
    const run = client.run(request, new AbortController().signal, () => undefined);
    await settle();
    say(done('job-1'));
    await run;
    expect(calls[0]).toBe('probe cpu');
  });
});
