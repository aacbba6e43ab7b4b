import type { HelperLoss, HelperStart, HelperWish } from './helperMessages';
import { watchLife } from './watchLife';

/**
 * Starts a helper whenever a worker asks for one, and ends it when the worker says so or is ended itself. The page does
 * this and not the worker: Firefox can stop a worker for good, idle and without an error, when it starts another one
 * while a service worker serves the page.
 *
 * @param owner worker that asks, by `hostedHelper`
 * @returns the same worker; ended, it takes its helpers along
 */
export function hostHelpers(owner: Worker, startHelper: () => Worker): Worker {
  const helpers = new Map<number, () => void>();
  const end = (id: number) => {
    helpers.get(id)?.();
    helpers.delete(id);
  };
  const start = (id: number, port: MessagePort) => {
    const helper = startHelper();
    const tellLoss = () => {
      if (!helpers.has(id)) return;
      end(id);
      owner.postMessage({ type: 'helper-lost', helper: id } satisfies HelperLoss);
    };
    helper.addEventListener('error', tellLoss);
    const stopWatching = watchLife(helper, tellLoss);
    helpers.set(id, () => {
      stopWatching();
      helper.terminate();
    });
    helper.postMessage({ type: 'helper-start', port } satisfies HelperStart, [port]);
  };
  owner.addEventListener('message', ({ data }: MessageEvent<HelperWish | null>) => {
    if (data?.type === 'helper-wanted') start(data.helper, data.port);
    if (data?.type === 'helper-done') end(data.helper);
  });
  const endOwner = owner.terminate.bind(owner);
  owner.terminate = () => {
    for (const id of [...helpers.keys()]) end(id);
    endOwner();
  };
  return owner;
}
