import { expose } from 'comlink';
import { chooseBackend } from '../src/simulation/backends';
import { deviceLossStore } from '../src/simulation/cache/indexedDbStore';
import { loadCheckpoint, loadFamily } from '../src/simulation/checkpoint/load';
import { fetchSource } from '../src/simulation/checkpoint/sources';
import type { SimulationApi, StudyEvent } from '../src/simulation/protocol';
import { SimulationService } from '../src/simulation/service';

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

const service = new SimulationService({
  post: (event: StudyEvent) => self.postMessage(event),
  chooseBackend,
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
