/**
 * Keeps the page on the device, so that it opens without a network after the first visit. Trained models are not kept
 * here: the simulation keeps those that it has loaded, checked against their hashes.
 *
 * A newer version is fetched in the background and waits until the reader takes it; until then the old one serves
 * everything, so that a page that is open never meets files of another version.
 */
import { addPlugins, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** Files of the build with a revision where their name carries none; filled in by `scripts/offline-plugin.ts`. */
declare const __FILES__: { url: string; revision: string | null }[];
declare const __POLICY__: string;

/** The policy in the page does not bind its workers: they take theirs from the answer that brings their script. */
addPlugins([
  {
    handlerWillRespond: async ({ response }) => {
      if (!response.headers.get('Content-Type')?.includes('javascript')) return response;
      const headers = new Headers(response.headers);
      headers.set('Content-Security-Policy', __POLICY__);
      const { status, statusText } = response;
      return new Response(response.body, { status, statusText, headers });
    },
  },
]);
precacheAndRoute(__FILES__);
// Other files of the same folder that somebody opens by their address are not the page.
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\.\w+$/] }));

self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The first visit is served too, so that what it loads late is there when the network is not.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
