/**
 * How a page that embeds the explorer talks with it. Messages are plain objects:
 *
 * - `{ type: 'optical-transformer:set', link }` opens a hash or link;
 * - `{ type: 'optical-transformer:get' }` asks for the state;
 * - the answer to both, and a message after every change once one of them has come, is
 *   `{ type: 'optical-transformer:state', link, sentence, modelVersion, warnings }`, told when the numbers have come;
 * - `{ type: 'optical-transformer:height', height }` tells the height of the content in pixels.
 *
 * Only the embedding window is listened to, and only its origin is told the state.
 */
import { type LinkWarning, MODEL_VERSION } from '../scenario';
import { hashOf, readHash } from '../state/link';
import { scenarioStore } from '../state/scenarioStore';

const prefix = 'optical-transformer:';
const longestLink = 8000;
/** Milliseconds between two looks whether the numbers have come, and how many looks are taken. */
const checkEvery = 250;
const mostChecks = 80;

/** The origin that has asked, and so may be told. */
let partner: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What the last link carried in vain, until it has been told. */
let warnings: readonly Warning[] = [];

type Warning = Pick<LinkWarning, 'key' | 'message'>;

function tell(): void {
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
  warnings = [];
}

/** The view on screen is that of the link, and its numbers have come. */
function isSettled(): boolean {
  const main = document.querySelector<HTMLElement>('main');
  const computing = main?.querySelector<HTMLElement>('[data-compute-state="running"]');
  return (
    main?.dataset.view === scenarioStore.getState().view && !computing && main.querySelector('h1') !== null
  );
}

/** Tells once link and sentence belong together: a sentence of other values would be quoted as if it were theirs. */
function tellWhenSettled(checksLeft = mostChecks): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (checksLeft <= 0 || isSettled()) tell();
    else tellWhenSettled(checksLeft - 1);
  }, checkEvery);
}

function onMessage(event: MessageEvent): void {
  if (event.source !== parent || typeof event.data !== 'object' || event.data === null) return;
  const { type, link } = event.data as { type?: unknown; link?: unknown };
  if (type !== `${prefix}get` && type !== `${prefix}set`) return;
  // A sandboxed page has the opaque origin "null", which cannot be addressed.
  partner = event.origin === 'null' ? '*' : event.origin;
  if (type === `${prefix}get`) {
    tellWhenSettled();
    return;
  }
  if (typeof link !== 'string' || link.length > longestLink) return;
  const { notice, ...state } = readHash(link);
  if (notice?.kind === 'refused') {
    warnings = [{ key: 'link', message: notice.message }];
    tellWhenSettled();
    return;
  }
  const { overrides, ...rest } = state;
  scenarioStore.setState({ ...rest, overrides: { ...overrides, embed: true } });
  warnings = notice?.warnings ?? [];
  tellWhenSettled();
}

/** Starts listening and reporting. Call once, in an embedded view only. */
export function startEmbedMessages(): void {
  if (parent === window) return;
  addEventListener('message', onMessage);
  scenarioStore.subscribe(() => tellWhenSettled());
  // The height holds no secret, and the embedding page needs it before it has asked for anything.
  // Not that of the document, which is never less than the frame: a frame that has grown could not shrink again.
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: `${prefix}height`, height }, '*');
  }).observe(document.body);
}
