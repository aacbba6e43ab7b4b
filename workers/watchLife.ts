import type { LifeMessage } from './life';

let asked = 0;

/**
 * Tells when a worker is gone that had begun to show life. The browser hands over the lock that the worker holds when
 * the worker ends, however it ends.
 *
 * @returns how to stop watching; to be called before the worker is ended on purpose
 */
export function watchLife(worker: Worker, onGone: () => void): () => void {
  const locks = globalThis.navigator?.locks;
  const watching = new AbortController();
  if (!locks) return () => undefined;
  asked += 1;
  // Other tabs of this page have the same space of names.
  const lock = `worker-${asked}-${Math.random()}`;
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<LifeMessage> | null>) => {
    if (data?.type !== 'shows-life' || data.lock !== lock) return;
    locks.request(lock, { signal: watching.signal }, onGone).catch(() => undefined);
  });
  const question: LifeMessage = { type: 'show-life', lock };
  worker.postMessage(question);
  return () => watching.abort();
}
