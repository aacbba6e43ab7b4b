import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SimulationError } from '../errors';
import { safetensorsFile } from '../testing/safetensorsFile';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import { loadCheckpoint, loadFamily } from './load';
import { fetchSource } from './sources';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** The files of the synthetic checkpoint, as a server would hold them. */
async function files(): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { config, tensors, ranges, heldout } = syntheticCheckpoint();
  const shapes = (name: string, length: number): number[] =>
    name.endsWith('te.weight') || name.endsWith('pe.weight') || /(c_\w+)\.weight$/.test(name)
      ? matrixShape(name, length)
      : [length];
  const matrixShape = (name: string, length: number): number[] => {
    const inner = name.includes('mlp.c_proj') ? 4 * config.width : config.width;
    return name.includes('.h.') ? [inner, length / inner] : [length / config.width, config.width];
  };
  const model = safetensorsFile(
    [...tensors].map(([name, values]) => ({
      name,
      dtype: 'F32',
      shape: shapes(name, values.length),
      bytes: new Uint8Array(values.buffer),
    })),
  );
  const map = new Map<string, Uint8Array<ArrayBuffer>>([
    [
      'config.json',
      encode({
        activation_function: 'relu6',
        n_layer: config.layers,
        n_embd: config.width,
        n_head: config.heads,
        n_positions: config.context,
        vocab_size: config.vocab,
        layer_norm_epsilon: config.layerNormEpsilon,
      }),
    ],
    ['model.safetensors', new Uint8Array(model)],
    ['tokenizer.json', encode({ model: { type: 'BPE' } })],
    ['ranges.json', encode(ranges)],
    ['heldout.bin', new Uint8Array(heldout.buffer as ArrayBuffer)],
  ]);
  const facts: Record<string, unknown> = {};
  for (const [name, bytes] of map) facts[name] = { bytes: bytes.byteLength, sha256: await sha256(bytes) };
  map.set('card.json', encode({ id: 'tiny', files: facts }));
  return map;
}

/** A Cache API that keeps what it is given. */
function fakeCaches() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (kept.has(key) ? new Response(kept.get(key)!) : undefined),
    put: async (key: string, response: Response) =>
      void kept.set(key, new Uint8Array(await response.arrayBuffer())),
    delete: async (key: string) => kept.delete(key),
  };
  return { kept, caches: { open: async () => cache } };
}

const folder = 'https://host.example/sub/path/checkpoints/tiny/';

let served: Map<string, Uint8Array<ArrayBuffer>>;
let online: boolean;
let requests: string[];

beforeEach(async () => {
  served = await files();
  online = true;
  requests = [];
  vi.stubGlobal('fetch', async (address: string) => {
    requests.push(address);
    if (!online) throw new TypeError('offline');
    const bytes = served.get(address.replace(folder, ''));
    return bytes ? new Response(bytes) : new Response('no', { status: 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof SimulationError ? error.kind : error),
  );

describe('loadCheckpoint', () => {
  it('loads, checks and reports progress up to the whole', async () => {
    const progress: [number, number][] = [];
    const checkpoint = await loadCheckpoint('tiny', fetchSource(folder), (...pair) => progress.push(pair));
    const expected = syntheticCheckpoint();
    expect(checkpoint.config).toEqual(expected.config);
    expect(checkpoint.tensors).toEqual(expected.tensors);
    expect(checkpoint.heldout).toEqual(expected.heldout);
    expect(checkpoint.hash).toBe(await sha256(served.get('model.safetensors')!));
    expect(checkpoint.reference).toBeUndefined();
    const [loaded, total] = progress.at(-1)!;
    expect(loaded).toBe(total);
    expect(requests.every((address) => address.startsWith(folder))).toBe(true);
  });

  it('refuses ids that could leave the folder', async () => {
    for (const id of ['../secret', 'a/b', '', 'https://x', '.hidden'])
      expect(await kindOf(loadCheckpoint(id, fetchSource(folder)))).toBe('invalid-request');
  });

  it('tells a missing checkpoint, a damaged file and a broken network apart', async () => {
    const model = served.get('model.safetensors')!;
    const damaged = model.slice();
    damaged[damaged.length - 1]! ^= 1;
    served.set('model.safetensors', damaged);
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('integrity');
    served.set('model.safetensors', model.slice(1));
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('integrity');
    served.set('card.json', new TextEncoder().encode('<!doctype html>'));
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('format');
    served.delete('card.json');
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('not-found');
    online = false;
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('network');
  });

  /** Publishes another file under a card that describes it truly: hashes do not help against who made the file. */
  async function publish(name: string, bytes: Uint8Array<ArrayBuffer>) {
    const card = JSON.parse(new TextDecoder().decode(served.get('card.json')));
    card.files[name] = { bytes: bytes.byteLength, sha256: await sha256(bytes) };
    served.set(name, bytes);
    served.set('card.json', encode(card));
  }

  it('refuses weights that are no numbers', async () => {
    const model = served.get('model.safetensors')!.slice();
    new DataView(model.buffer).setFloat32(model.byteLength - 4, Number.NaN, true);
    await publish('model.safetensors', model);
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('format');
  });

  it.each([
    { n_layer: 1e15 },
    { n_layer: 3 },
    { n_embd: -16 },
    { n_head: 3 },
    { n_positions: '24' },
    { vocab_size: 47.5 },
    { vocab_size: 2 ** 32 },
    { layer_norm_epsilon: 'small' },
    { layer_norm_epsilon: -1 },
    { n_layer: null },
  ])('refuses a configuration with %j, before it makes anything of that size', async (change) => {
    const config = JSON.parse(new TextDecoder().decode(served.get('config.json')));
    await publish('config.json', encode({ ...config, ...change }));
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('format');
  });

  it('stops reading a body that is longer than its card says', async () => {
    let pulled = 0;
    vi.stubGlobal('fetch', async (address: string) => {
      const bytes = served.get(address.replace(folder, ''));
      if (!address.endsWith('model.safetensors')) return new Response(bytes);
      const chunk = new Uint8Array(bytes!.byteLength);
      return new Response(
        new ReadableStream({
          pull: (controller) => {
            pulled += 1;
            controller.enqueue(chunk);
          },
        }),
      );
    });
    expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('integrity');
    expect(pulled).toBeLessThan(5);
  });

  it('refuses a card that asks for more than any file may have, or has no hash', async () => {
    for (const facts of [{ bytes: 1e12 }, { bytes: -1 }, { sha256: 'none' }, { sha256: 3 }]) {
      const card = JSON.parse(new TextDecoder().decode((await files()).get('card.json')));
      Object.assign(card.files['model.safetensors'], facts);
      served.set('card.json', encode(card));
      expect(await kindOf(loadCheckpoint('tiny', fetchSource(folder)))).toBe('format');
    }
  });

  it('refuses a list of checkpoints that is none', async () => {
    for (const text of ['<!doctype html>', '{}', '[1]', '[{"id":1}]']) {
      served.set('index.json', new TextEncoder().encode(text));
      expect(await kindOf(loadFamily(fetchSource(folder)))).toBe('format');
    }
  });

  it('keeps the files for a visit without a network, and drops a kept file that was damaged', async () => {
    const fake = fakeCaches();
    vi.stubGlobal('caches', fake.caches);
    await loadCheckpoint('tiny', fetchSource(folder));
    online = false;
    expect((await loadCheckpoint('tiny', fetchSource(folder))).tensors).toEqual(
      syntheticCheckpoint().tensors,
    );

    online = true;
    const [key] = [...fake.kept.keys()].filter((name) => name.includes('model.safetensors'));
    fake.kept.set(key!, new Uint8Array([1, 2, 3]));
    requests = [];
    expect((await loadCheckpoint('tiny', fetchSource(folder))).tensors).toEqual(
      syntheticCheckpoint().tensors,
    );
    expect(requests.some((address) => address.endsWith('model.safetensors'))).toBe(true);
  });
});
