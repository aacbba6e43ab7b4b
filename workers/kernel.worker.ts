import { helperFace } from '../src/simulation/pool/helperFace';
import type { HelperRequest } from '../src/simulation/pool/messages';
import { createWasmBackend } from '../src/simulation/wasm/backend';
import { type LifeMessage, showLife } from './life';

// One of several that the simulation worker starts, one per core: it only computes window losses.
const answer = helperFace(createWasmBackend);
self.onmessage = async ({ data }: MessageEvent<HelperRequest | LifeMessage>) => {
  if ('id' in data) self.postMessage(await answer(data));
};
showLife();
