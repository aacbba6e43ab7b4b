/**
 * Keeps the page on the device (`workers/service.worker.ts`) and offers newer versions: one that has arrived waits
 * until the reader takes it. Nothing reloads by itself.
 */
import { currentLink } from '../state/linkSync';
import { keepUndo } from '../state/undoMemory';
import { stalenessStore } from './staleness';

/** How often, in milliseconds at most, a page that stays open asks for a newer version when somebody returns to it. */
const lookAgainAfter = 3_600_000;

let registration: ServiceWorkerRegistration | null = null;
let isTaking = false;

function offer(): void {
  stalenessStore.setState({ isStale: true });
}

function followInstalling(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    // Without a version before it, what was installed is this page itself.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer();
  });
}

function lookAgainOnReturn(found: ServiceWorkerRegistration): void {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - last < lookAgainAfter) return;
    last = performance.now();
    // Without a network there is nothing to find; the next return asks again.
    found.update().catch(() => undefined);
  });
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  let isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isTaking) reload();
    // Taken in another tab: what this one would still load is gone.
    else if (!isFirst) offer();
    isFirst = false;
  });
  registration = await serviceWorker.register(new URL('service-worker.js', document.baseURI), {
    updateViaCache: 'none',
  });
  if (registration.waiting && serviceWorker.controller) offer();
  followInstalling(registration.installing);
  registration.addEventListener('updatefound', () => followInstalling(registration?.installing ?? null));
  lookAgainOnReturn(registration);
}

/**
 * Call once, in the built page. Waits until the page has loaded and has nothing else to do: keeping it is of no use to
 * the visit that pays for it. Where service workers are missing or forbidden, the page works with the network only.
 */
export function startOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1000));
  const begin = () => whenIdle(() => void register().catch(() => undefined));
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

/** The state is in the address, what is saved is on the device, and the steps of undo are carried over. */
function reload(): void {
  currentLink();
  keepUndo();
  location.reload();
}

/** Takes the newer version. */
export function takeUpdate(): void {
  const waiting = registration?.waiting;
  if (!waiting) {
    reload();
    return;
  }
  isTaking = true;
  waiting.postMessage({ type: 'SKIP_WAITING' });
}
