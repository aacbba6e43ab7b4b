import { beforeEach, describe, expect, it } from 'vitest';
import type { BackendChoice, ChooseOptions } from './backends';
import { memoryLossStore } from './cache/lossStore';
import { SimulationError } from './errors';
import type { StudyEvent } from './protocol';
import { SimulationService } from './service';
import { fakeBackend, request } from './testing/studyContext';
import { syntheticCheckpoint } from './testing/syntheticCheckpoint';
import type { BackendName, SimulationSettings } from './types';

let events: StudyEvent[];
let created: BackendName[];
let disposed: BackendName[];
let chooseCalls: ChooseOptions[];
/** What a backend does instead of computing, when set. */
let fault: ((name: BackendName, settings: SimulationSettings) => void) | undefined;
/** What a backend answers instead of a loss, where it does. */
let answer: ((name: BackendName) => number | undefined) | undefined;
let service: SimulationService;

function choice(options: ChooseOptions): BackendChoice {
  const name =
    options.force ??
    (['webgl', 'wasm', 'cpu'] as const).find((rung) => !options.except?.includes(rung)) ??
    'cpu';
  return {
    report: { backend: name, detail: '', passedOver: [], selfTestError: 0 },
    create: async () => {
      created.push(name);
      const backend = fakeBackend((window, settings) => {
        fault?.(name, settings);
        return answer?.(name) ?? window + 1 / settings.photonsPerMac;
      });
      return { ...backend, name, dispose: () => void disposed.push(name) };
    },
  };
}

beforeEach(() => {
  [events, created, disposed, chooseCalls, fault, answer] = [[], [], [], [], undefined, undefined];
  service = new SimulationService({
    post: (event) => events.push(event),
    chooseBackend: async (options) => {
      chooseCalls.push({ ...options, except: [...(options.except ?? [])] });
      return choice(options);
    },
    loadCheckpoint: async (id, _baseUrl, onProgress) => {
      if (id === 'missing') throw new SimulationError('not-found', 'no such checkpoint');
      onProgress(5, 10);
      onProgress(10, 10);
      return { ...syntheticCheckpoint(), id, hash: id };
    },
    loadFamily: async () => [{ id: 'synthetic', width: 16, quantisationAwareBits: null }],
    store: memoryLossStore(),
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
});

/** Waits until a job ended, and gives its last event. */
async function end(jobId: string): Promise<StudyEvent> {
  for (let i = 0; i < 2000; i += 1) {
    const last = events.find(
      (event) =>
        'jobId' in event && event.jobId === jobId && (event.type === 'done' || event.type === 'error'),
    );
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`${jobId} did not end: ${JSON.stringify(events)}`);
}

const load = () => service.load('synthetic', 'https://host.example/checkpoints/');

describe('the simulation service', () => {
  it('loads with progress, runs a study and streams its events under the id of the job', async () => {
    expect(await load()).toMatchObject({ ok: true, value: { id: 'synthetic', heldoutWindows: 6 } });
    expect(events).toContainEqual({
      type: 'loading',
      checkpoint: 'synthetic',
      loadedBytes: 10,
      totalBytes: 10,
    });
    expect(await service.start('a', request())).toMatchObject({ ok: true });
    expect(await end('a')).toMatchObject({ type: 'done', result: { backend: 'webgl', windows: 4 } });
    const types = new Set(events.map(({ type }) => type));
    expect(types).toEqual(new Set(['loading', 'progress', 'baseline', 'point', 'done']));
  });

  it('answers with errors instead of throwing', async () => {
    expect(await service.load('missing', 'x')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await service.start('early', request());
    expect(await end('early')).toMatchObject({ type: 'error', error: { kind: 'invalid-request' } });
    await load();
    await service.start('other', request({ checkpoint: 'sotu-64' }));
    expect(await end('other')).toMatchObject({ type: 'error', error: { kind: 'invalid-request' } });
    fault = () => {
      throw new TypeError('a bug');
    };
    await service.start('bug', request());
    expect(await end('bug')).toMatchObject({ type: 'error', error: { kind: 'internal', message: 'a bug' } });
  });

  it('lets the newest of many requests win, and computes none of those it overtook', async () => {
    await load();
    const budgets = new Set<number>();
    fault = (_, { mode, photonsPerMac }) => {
      if (mode === 'optical') budgets.add(photonsPerMac);
    };
    for (let i = 1; i <= 50; i += 1) await service.start(`job${i}`, request({ photonsPerMac: i }));
    const last = await end('job50');
    expect(last).toMatchObject({ type: 'done', result: { optical: [{ photonsPerMac: 50 }] } });
    for (let i = 1; i < 50; i += 1)
      expect(await end(`job${i}`)).toMatchObject({ error: { kind: 'cancelled' } });
    expect([...budgets]).toEqual([50]);
    const lastIndex = events.indexOf(last);
    expect(events.slice(lastIndex + 1)).toEqual([]);
  });

  it('cancels the job that is named, and no other', async () => {
    await load();
    await service.start('a', request());
    await service.cancel('somebody else');
    expect(await end('a')).toMatchObject({ type: 'done' });
    await service.start('b', request({ photonsPerMac: 3 }));
    await service.cancel('b');
    expect(await end('b')).toMatchObject({ type: 'error', error: { kind: 'cancelled' } });
  });

  it('goes on with the next backend after the loss of a WebGL context, and says so', async () => {
    await load();
    fault = (name, { mode }) => {
      if (name === 'webgl' && mode === 'optical') throw new SimulationError('context-lost', 'gone');
    };
    await service.start('a', request());
    expect(await end('a')).toMatchObject({ type: 'done', result: { backend: 'wasm' } });
    expect(created).toEqual(['webgl', 'wasm']);
    expect(events.find(({ type }) => type === 'backend')).toMatchObject({ probe: { backend: 'wasm' } });
    expect(chooseCalls.at(-1)).toMatchObject({ except: ['webgl'] });
  });

  it('goes on with the next backend after any failure of one, once, and tells all that have failed', async () => {
    await load();
    fault = (name) => {
      if (name !== 'cpu') throw new RangeError(`${name} has no memory`);
    };
    await service.start('a', request());
    expect(await end('a')).toMatchObject({ type: 'error', error: { kind: 'internal' } });
    expect(created).toEqual(['webgl', 'wasm']);
    expect(disposed).toEqual(['webgl']);
    await service.start('b', request());
    expect(await end('b')).toMatchObject({ type: 'done', result: { backend: 'cpu' } });
    expect(events.findLast(({ type }) => type === 'backend')).toMatchObject({
      probe: {
        backend: 'cpu',
        passedOver: [
          { backend: 'webgl', reason: 'internal', message: 'webgl has no memory' },
          { backend: 'wasm', reason: 'internal', message: 'wasm has no memory' },
        ],
      },
    });
  });

  it('never shows a loss that is no finite number: the next backend computes it, or it is told', async () => {
    await load();
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      answer = (name) => (name === 'webgl' ? wrong : undefined);
      await service.probe('webgl');
      await service.start(`a${wrong}`, request());
      expect(await end(`a${wrong}`)).toMatchObject({ type: 'done', result: { backend: 'wasm' } });
    }
    answer = () => Number.NaN;
    await service.probe('cpu');
    await service.start('c', request({ photonsPerMac: 7 }));
    expect(await end('c')).toMatchObject({
      error: {
        kind: 'not-finite',
        message: expect.stringMatching(/^1 of 1 losses were not finite numbers: window \d$/),
      },
    });
  });

  it('changes the backend when another is asked for, and gives the old one back', async () => {
    await load();
    expect(await service.probe()).toMatchObject({ ok: true, value: { backend: 'webgl' } });
    await service.start('a', request());
    await end('a');
    expect(await service.probe('cpu')).toMatchObject({ ok: true, value: { backend: 'cpu' } });
    expect(disposed).toEqual(['webgl']);
    await service.start('b', request());
    expect(await end('b')).toMatchObject({ result: { backend: 'cpu' } });
    await service.probe('cpu');
    expect(chooseCalls.length).toBe(2);
  });

  it('gives the backend of the old checkpoint back when another is loaded', async () => {
    await load();
    await service.start('a', request());
    await end('a');
    await service.load('other', 'https://host.example/checkpoints/');
    expect(disposed).toEqual(['webgl']);
    await service.start('b', request({ checkpoint: 'other' }));
    expect(await end('b')).toMatchObject({ type: 'done', result: { checkpoint: 'other' } });
  });
});
