import { expose } from 'comlink';
import { type BackendChoice, type ChooseOptions, chooseBackend } from '../src/simulation/backends';
import { deviceLossStore } from '../src/simulation/cache/indexedDbStore';
import { loadCheckpoint, loadFamily } from '../src/simulation/checkpoint/load';
import { fetchSource } from '../src/simulation/checkpoint/sources';
import { createPooledBackend } from '../src/simulation/pool/pooledBackend';
import type { SimulationApi, StudyEvent } from '../src/simulation/protocol';
import { SimulationService } from '../src/simulation/service';
import { hostedHelper } from './hostedHelper';
import { showLife } from './life';

/** A turn of the event loop without the 4 ms that nested timers are held back. */
function turnPasser(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}

/** More helpers would only share the memory bus, and each holds the model. */
const MOST_HELPERS = 8;
const MOST_HELPERS_WIDE = 4;

/** WebAssembly with one helper per core, where there is more than one; any other backend as it is. */
async function chooseWithHelpers(options: ChooseOptions): Promise<BackendChoice> {
  const choice = await chooseBackend(options);
  const cores = navigator.hardwareConcurrency ?? 1;
  if (choice.report.backend !== 'wasm' || cores === 1) return choice;
  return {
    report: choice.report,
    async create(checkpoint) {
      const most = checkpoint.config.width > 256 ? MOST_HELPERS_WIDE : MOST_HELPERS;
      const local = await choice.create(checkpoint);
      return createPooledBackend(checkpoint, local, hostedHelper, Math.min(cores, most));
    },
  };
}

const service = new SimulationService({
  post: (event: StudyEvent) => self.postMessage(event),
  chooseBackend: chooseWithHelpers,
  loadCheckpoint: (id, baseUrl, onProgress) =>
    loadCheckpoint(id, fetchSource(new URL(`${id}/`, baseUrl).href), onProgress),
  loadFamily: (baseUrl) => loadFamily(fetchSource(baseUrl)),
  store: deviceLossStore(),
  now: () => performance.now(),
  pause: turnPasser(),
});

// Only these calls cross the boundary: comlink would expose private fields as well.
const face: SimulationApi = {
  probe: (force) => service.probe(force),
  load: (checkpoint, baseUrl) => service.load(checkpoint, baseUrl),
  start: (jobId, request) => service.start(jobId, request),
  cancel: (jobId) => service.cancel(jobId),
  adjust: (jobId, photonsPerMac) => service.adjust(jobId, photonsPerMac),
};
expose(face);
showLife();
