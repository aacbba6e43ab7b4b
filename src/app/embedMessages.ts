/**
 * How a page that embeds the explorer talks with it. Messages are plain objects:
 *
 * - `{ type: 'optical-transformer:set', link }` opens a hash or link;
 * - `{ type: 'optical-transformer:get' }` asks for the state;
 * - the answer to both, and a message after every change once one of them has come, is
 *   `{ type: 'optical-transformer:state', link, sentence, modelVersion, warnings }`;
 * - `{ type: 'optical-transformer:height', height }` tells the height of the content in pixels.
 *
 * Only the embedding window is listened to, and only its origin is told the state.
 */
import { MODEL_VERSION } from '../scenario';
import { hashOf, readHash } from '../state/link';
import { scenarioStore } from '../state/scenarioStore';

const prefix = 'optical-transformer:';
const longestLink = 8000;

/** The origin that has asked, and so may be told. */
let partner: string | null = null;

function tell(warnings: readonly { key: string; message: string }[] = []): void {
  if (partner === null) return;
  parent.postMessage(
    {
      type: `${prefix}state`,
      link: hashOf(scenarioStore.getState()).slice(1),
      sentence: document.querySelector('main h1')?.textContent ?? '',
      modelVersion: MODEL_VERSION,
      warnings,
    },
    partner,
  );
}

function onMessage(event: MessageEvent): void {
  if (event.source !== parent || typeof event.data !== 'object' || event.data === null) return;
  const { type, link } = event.data as { type?: unknown; link?: unknown };
  if (type !== `${prefix}get` && type !== `${prefix}set`) return;
  // A sandboxed page has the opaque origin "null", which cannot be addressed.
  partner = event.origin === 'null' ? '*' : event.origin;
  if (type === `${prefix}get`) {
    tell();
    return;
  }
  if (typeof link !== 'string' || link.length > longestLink) return;
  const { notice, ...state } = readHash(link);
  if (notice?.kind === 'refused') {
    tell([{ key: 'link', message: notice.message }]);
    return;
  }
  const { overrides, ...rest } = state;
  scenarioStore.setState({ ...rest, overrides: { ...overrides, embed: true } });
  tell(notice?.warnings);
}

/** Starts listening and reporting. Call once, in an embedded view only. */
export function startEmbedMessages(): void {
  if (parent === window) return;
  addEventListener('message', onMessage);
  let timer: ReturnType<typeof setTimeout> | undefined;
  scenarioStore.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(tell, 250);
  });
  // The height holds no secret, and the embedding page needs it before it has asked for anything.
  new ResizeObserver(() => {
    parent.postMessage({ type: `${prefix}height`, height: document.documentElement.scrollHeight }, '*');
  }).observe(document.body);
}
