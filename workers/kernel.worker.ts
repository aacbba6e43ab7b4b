import { helperFace } from '../src/simulation/pool/helperFace';
import type { HelperRequest } from '../src/simulation/pool/messages';
import { createWasmBackend } from '../src/simulation/wasm/backend';
import type { HelperStart } from './helperMessages';
import { showLife } from './life';

// One of several that the page starts for the simulation worker, one per core: it only computes window losses.
const answer = helperFace(createWasmBackend);
addEventListener('message', ({ data }: MessageEvent<HelperStart | null>) => {
  if (data?.type !== 'helper-start') return;
  const { port } = data;
  port.onmessage = async (event: MessageEvent<HelperRequest>) => port.postMessage(await answer(event.data));
});
showLife();
