import { describe, expect, it, vi } from 'vitest';
import { createCpuBackend } from '../cpu/backend';
import { digitalSettings } from '../settings';
import { fakeBackend } from '../testing/studyContext';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import type { BackendFactory, SimulationSettings } from '../types';
import { HELPER_DEADLINE } from './helper';
import { helperFace } from './helperFace';
import type { HelperPort, HelperRequest } from './messages';
import { createPooledBackend } from './pooledBackend';

const settings: SimulationSettings = {
  ...digitalSettings(8, 8, 0),
  mode: 'optical',
  shotNoise: 'poisson',
  photonsPerMac: 50,
  seed: 3,
};

/** A worker of this thread; `sabotage` sees every request and may say that the worker dies of it. */
function port(create: BackendFactory, sabotage: (request: HelperRequest) => boolean = () => false) {
  const answer = helperFace(create);
  const made: HelperPort & { terminated: boolean; requests: HelperRequest[] } = {
    terminated: false,
    requests: [],
    onmessage: null,
    onerror: null,
    postMessage(request) {
      this.requests.push(request);
      if (sabotage(request)) queueMicrotask(() => this.onerror?.(new Error('died')));
      // What crosses to a worker is a copy.
      else void answer(structuredClone(request)).then((data) => this.onmessage?.({ data }));
    },
    terminate() {
      this.terminated = true;
    },
  };
  return made;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the pool of helpers', () => {
  const checkpoint = syntheticCheckpoint();
  const windows = [5, 0, 3, 1, 4];

  it('gives the very losses of one backend, in the order asked for, over all helpers', async () => {
    const local = await createCpuBackend(checkpoint);
    const ports: ReturnType<typeof port>[] = [];
    const pool = createPooledBackend(
      checkpoint,
      fakeBackend(() => Number.NaN),
      () => ports[ports.push(port(createCpuBackend)) - 1]!,
      3,
    );
    await settle();
    expect(pool.parallelWindows).toBe(3);
    expect(await pool.windowLosses(windows, settings)).toEqual(await local.windowLosses(windows, settings));
    for (const { requests } of ports) expect(requests.filter(({ type }) => type === 'losses').length).toBe(1);
    expect(await pool.windowLosses([2], settings)).toEqual(await local.windowLosses([2], settings));
  });

  it('works by itself until the helpers are ready', async () => {
    const local = fakeBackend((window) => window);
    const pool = createPooledBackend(checkpoint, local, () => port(() => new Promise(() => undefined)), 2);
    expect(pool.parallelWindows).toBe(1);
    expect([...(await pool.windowLosses(windows, settings))]).toEqual(windows);
    expect(local.calls.length).toBe(windows.length);
  });

  it('does the work of a helper that dies or cannot start, and asks it no more', async () => {
    const local = fakeBackend((window) => window);
    const ports = [
      port(async () => fakeBackend((window) => window)),
      port(
        async () => fakeBackend((window) => window),
        ({ type }) => type === 'losses',
      ),
      port(() => Promise.reject(new Error('no memory'))),
    ];
    let next = 0;
    const pool = createPooledBackend(checkpoint, local, () => ports[next++]!, 3);
    await settle();
    expect(pool.parallelWindows).toBe(2);
    expect([...(await pool.windowLosses(windows, settings))]).toEqual(windows);
    expect(pool.parallelWindows).toBe(1);
    expect(ports.map(({ terminated }) => terminated)).toEqual([false, true, true]);
    expect([...(await pool.windowLosses(windows, settings))]).toEqual(windows);
    expect(ports[1]!.requests.length).toBe(2);
  });

  it('does the work of a helper that never answers, and ends it', async () => {
    const local = fakeBackend((window) => window);
    const silent = async () => ({ ...local, windowLosses: () => new Promise<Float64Array>(() => undefined) });
    const ports = [port(async () => fakeBackend((window) => window)), port(silent)];
    let next = 0;
    const pool = createPooledBackend(checkpoint, local, () => ports[next++]!, 2);
    await settle();
    vi.useFakeTimers();
    const losses = pool.windowLosses(windows, settings);
    await vi.advanceTimersByTimeAsync(HELPER_DEADLINE);
    vi.useRealTimers();
    expect([...(await losses)]).toEqual(windows);
    expect(pool.parallelWindows).toBe(1);
    expect(ports.map(({ terminated }) => terminated)).toEqual([false, true]);
  });

  it('passes the error of a wrong request on, and stops its helpers in the end', async () => {
    const ports = [port(createCpuBackend), port(createCpuBackend)];
    let next = 0;
    const pool = createPooledBackend(checkpoint, await createCpuBackend(checkpoint), () => ports[next++]!, 2);
    await settle();
    await expect(pool.windowLosses([99], settings)).rejects.toMatchObject({ kind: 'invalid-request' });
    pool.dispose();
    expect(ports.every(({ terminated }) => terminated)).toBe(true);
  });
});
