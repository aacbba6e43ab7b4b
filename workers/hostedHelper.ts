import type { HelperAnswer, HelperPort } from '../src/simulation/pool/messages';
import type { HelperLoss, HelperWish } from './helperMessages';

const lost = new Map<number, () => void>();
let asked = 0;

addEventListener('message', ({ data }: MessageEvent<HelperLoss | null>) => {
  if (data?.type === 'helper-lost') lost.get(data.helper)?.();
});

const tellPage = (wish: HelperWish, transfer: Transferable[] = []) => postMessage(wish, { transfer });

/** A helper of this worker, started and watched by the page (`hostHelpers`); what is said goes from worker to worker. */
export function hostedHelper(): HelperPort {
  const { port1, port2 } = new MessageChannel();
  asked += 1;
  const id = asked;
  const helper: HelperPort = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => port1.postMessage(request),
    terminate() {
      lost.delete(id);
      port1.close();
      tellPage({ type: 'helper-done', helper: id });
    },
  };
  port1.onmessage = (event: MessageEvent<HelperAnswer>) => helper.onmessage?.(event);
  lost.set(id, () => helper.onerror?.(new Event('error')));
  tellPage({ type: 'helper-wanted', helper: id, port: port2 }, [port2]);
  return helper;
}
