import { expose } from 'comlink';
import { describe, expect, it, vi } from 'vitest';
import { createWorkerService } from './workerService';

interface Api {
  double(value: number): number;
}

type Behaviour = 'answers' | 'silent' | 'crashes' | 'throws' | 'dies';

/** The browser's locks, as far as one that a worker holds goes to the page when the worker ends. */
const locks = {
  isHeld: true,
  waiting: [] as (() => void)[],
  request: async (_name: string, { signal }: { signal: AbortSignal }, granted: () => void) => {
    const grant = () => signal.aborted || granted();
    if (locks.isHeld) locks.waiting.push(grant);
    else grant();
  },
  release: () => {
    locks.isHeld = false;
    for (const grant of locks.waiting.splice(0)) grant();
  },
};
vi.stubGlobal('navigator', { locks });

/** A worker at the other end of a message channel, which behaves as the test wants. */
function fakeWorker(behaviour: Behaviour): Worker {
  const { port1, port2 } = new MessageChannel();
  const events = new EventTarget();
  if (behaviour === 'answers') expose({ double: (value: number) => 2 * value }, port2);
  if (behaviour === 'throws') {
    expose(
      {
        double: () => {
          throw new Error('thrown in the worker');
        },
      },
      port2,
    );
  }
  if (behaviour === 'dies')
    // Takes its lock, and ends with the first real question: the browser then gives the lock on.
    port2.onmessage = ({ data: { type, lock } }) => {
      if (type === 'show-life') {
        port2.postMessage({ type: 'shows-life', lock });
        return;
      }
      locks.release();
    };
  port1.start();
  return {
    postMessage: (message: unknown, transfer: Transferable[] = []) => {
      port1.postMessage(message, transfer);
      if (behaviour !== 'crashes') return;
      setTimeout(() => events.dispatchEvent(Object.assign(new Event('error'), { message: 'it broke' })));
    },
    addEventListener: (type: string, listener: EventListener) =>
      (type === 'message' ? port1 : events).addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListener) =>
      (type === 'message' ? port1 : events).removeEventListener(type, listener),
    terminate: () => {
      port1.close();
      port2.close();
    },
  } as unknown as Worker;
}

function serviceOf(...behaviours: Behaviour[]) {
  let started = 0;
  const service = createWorkerService<Api>(() => fakeWorker(behaviours[started++] ?? 'answers'));
  const double = (value: number, options = {}) => service.call((api) => api.double(value), options);
  return { service, double, started: () => started };
}

describe('worker service: every call ends', () => {
  it('answers, with one worker for many calls', async () => {
    const { double, service, started } = serviceOf('answers');
    expect(await Promise.all([double(1), double(2)])).toEqual([
      { ok: true, value: 2 },
      { ok: true, value: 4 },
    ]);
    expect(started()).toBe(1);
    service.terminate();
  });

  it('replaces a crashed worker and replays the call once', async () => {
    const { double, service, started } = serviceOf('crashes', 'answers');
    expect(await double(3)).toEqual({ ok: true, value: 6 });
    expect(started()).toBe(2);
    service.terminate();
  });

  it('replaces a worker that was taken away without a word, long before the deadline', async () => {
    const { double, service, started } = serviceOf('dies', 'answers');
    expect(await double(3, { deadline: 2 ** 31 - 1 })).toEqual({ ok: true, value: 6 });
    expect(started()).toBe(2);
    service.terminate();
  }, 5_000);

  it('gives up after the second crash, and starts anew with the next call', async () => {
    const { double, service } = serviceOf('crashes', 'crashes', 'answers');
    expect(await double(3)).toEqual({ ok: false, error: { kind: 'crashed', message: 'it broke' } });
    expect(await double(4)).toEqual({ ok: true, value: 8 });
    service.terminate();
  });

  it('does not wait for a silent worker beyond the deadline', async () => {
    const { double } = serviceOf('silent', 'silent');
    const outcome = await double(1, { deadline: 20 });
    expect(outcome.ok ? '' : outcome.error.kind).toBe('deadline');
  });

  it('ends at once when it is cancelled, and keeps the worker', async () => {
    const { double, started } = serviceOf('silent');
    const controller = new AbortController();
    const pending = double(1, { signal: controller.signal });
    controller.abort();
    expect(await pending).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(await double(1, { signal: controller.signal })).toMatchObject({
      ok: false,
      error: { kind: 'cancelled' },
    });
    expect(started()).toBe(1);
  });

  it('tells what was thrown in the worker', async () => {
    const { double } = serviceOf('throws', 'throws');
    expect(await double(1)).toEqual({
      ok: false,
      error: { kind: 'crashed', message: 'thrown in the worker' },
    });
  });
});
