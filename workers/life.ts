/** The page asks a worker to show that it lives; the worker says when it does. */
export type LifeMessage = { type: 'show-life' | 'shows-life'; lock: string };

/**
 * A worker that is taken away (out of memory, ended by the browser) sends no event. So it holds a lock for as long as it
 * lives, which the browser gives to the page the moment it does not: at once, however busy the worker was.
 */
export function showLife(): void {
  addEventListener('message', ({ data }: MessageEvent<Partial<LifeMessage> | null>) => {
    const { type, lock } = data ?? {};
    if (type !== 'show-life' || typeof lock !== 'string') return;
    const answer: LifeMessage = { type: 'shows-life', lock };
    const hold = () => {
      postMessage(answer);
      return new Promise<void>(() => undefined);
    };
    // Without locks (a page that is not secure, or sandboxed) the deadlines of the calls are what is left.
    navigator.locks?.request(lock, hold).catch(() => undefined);
  });
}
