import { SimulationError } from '../errors';

/** What card.json says of a file; what its bytes are checked against. */
export interface FileFacts {
  bytes: number;
  sha256: string;
}

/** Where a checkpoint's files come from: a web server, or (command line, tests) the disk. */
export interface FileSource {
  /**
   * @param facts when known, the bytes are checked against them and may come from a cache
   * @param onBytes bytes that have arrived so far
   * @throws SimulationError 'not-found', 'network' or 'integrity'
   */
  read(name: string, facts?: FileFacts, onBytes?: (loaded: number) => void): Promise<ArrayBuffer>;
}

/** @throws SimulationError 'integrity' unless the bytes are the ones that card.json describes */
export async function checkIntegrity(name: string, bytes: ArrayBuffer, facts: FileFacts): Promise<void> {
  if (bytes.byteLength !== facts.bytes)
    throw new SimulationError('integrity', `${name} has ${bytes.byteLength} bytes instead of ${facts.bytes}`);
  // crypto.subtle exists only on secure origins; over plain http the length is all there is.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== facts.sha256)
    throw new SimulationError('integrity', `${name} does not have the expected SHA-256`);
}

/** Longest file that is read without knowing its size: card.json, index.json and offline results are far shorter. */
const MOST_UNKNOWN_BYTES = 20_000_000;

const CACHE_NAME = 'checkpoints-v1';

/**
 * Files below `folder` by fetch. Files with known facts are kept in the Cache API under their
 * hash, so that the next visit neither waits nor needs the network; files without facts
 * (card.json) come from the network first and from the cache when there is none.
 *
 * @param folder address ending in '/'
 */
export function fetchSource(folder: string): FileSource {
  return {
    async read(name, facts, onBytes) {
      const address = new URL(name, folder).href;
      const cache = await openCache();
      const key = facts ? `${address}?sha256=${facts.sha256}` : address;
      const kept = facts ? await cache?.match(key).catch(() => undefined) : undefined;
      if (kept && facts) {
        const bytes = await kept.arrayBuffer();
        const intact = await checkIntegrity(name, bytes, facts).then(
          () => true,
          () => false,
        );
        if (intact) {
          onBytes?.(bytes.byteLength);
          return bytes;
        }
        await cache?.delete(key);
      }
      const bytes = await download(address, name, facts?.bytes ?? MOST_UNKNOWN_BYTES, onBytes).catch(
        async (error: unknown) => {
          const last = facts ? undefined : await cache?.match(key).catch(() => undefined);
          if (last && error instanceof SimulationError && error.kind === 'network') return last.arrayBuffer();
          throw error;
        },
      );
      if (facts) await checkIntegrity(name, bytes, facts);
      // A full or forbidden cache must not stop the simulation.
      await cache?.put(key, new Response(bytes.slice(0))).catch(() => undefined);
      return bytes;
    },
  };
}

async function openCache(): Promise<Cache | undefined> {
  return globalThis.caches?.open(CACHE_NAME).catch(() => undefined);
}

async function download(
  address: string,
  name: string,
  mostBytes: number,
  onBytes?: (loaded: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(address).catch((error: unknown) => {
    throw new SimulationError('network', `${name} could not be fetched: ${String(error)}`);
  });
  if (response.status === 404) throw new SimulationError('not-found', `${name} is not on the server`);
  if (!response.ok) throw new SimulationError('network', `${name}: the server answered ${response.status}`);
  if (!response.body) return response.arrayBuffer();
  const parts: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new SimulationError('network', `${name} broke off: ${String(error)}`);
    });
    if (done) break;
    parts.push(value);
    loaded += value.byteLength;
    if (loaded > mostBytes) {
      await reader.cancel();
      throw new SimulationError('integrity', `${name} has more than ${mostBytes} bytes`);
    }
    onBytes?.(loaded);
  }
  const bytes = new Uint8Array(loaded);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes.buffer;
}
