import { beforeEach, describe, expect, it, vi } from 'vitest';

const stored = new Map<string, string>();

/** The module as a page that has just been opened sees it. */
async function opened() {
  vi.resetModules();
  return await import('./lessonProgress');
}

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

describe('progress in the lessons', () => {
  it('is there again when the page is opened anew', async () => {
    const before = await opened();
    before.recordStep('width', 'double', { guess: 'half', isRight: true });
    before.recordStep('photon', 'waste', { guess: 1000, isRight: true });
    before.recordStep('photon', 'share', { guess: null, isRight: false });
    before.forgetStep('photon', 'share');
    const { lessonProgressStore, forgetProgress } = await opened();
    expect(lessonProgressStore.getState().progress).toEqual({
      width: { double: { guess: 'half', isRight: true } },
      photon: { waste: { guess: 1000, isRight: true } },
    });
    forgetProgress();
    expect((await opened()).lessonProgressStore.getState().progress).toEqual({});
  });

  it('leaves out whatever else is stored, and never fails on it', async () => {
    const { parseProgress } = await opened();
    expect(parseProgress(null)).toEqual({});
    expect(parseProgress('not JSON')).toEqual({});
    expect(parseProgress('[1, 2]')).toEqual({});
    expect(
      parseProgress(
        '{"width":{"double":{"guess":"half","isRight":true},"wide":{"guess":{}},"try":7},"x":null}',
      ),
    ).toEqual({ width: { double: { guess: 'half', isRight: true } }, x: {} });
  });

  it('lasts for the visit where storage is forbidden', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    const { recordStep, lessonProgressStore } = await opened();
    recordStep('width', 'double', { guess: null, isRight: false });
    expect(lessonProgressStore.getState().progress.width?.double).toEqual({ guess: null, isRight: false });
  });

  it('is put by while presenting: nothing is answered, and nothing of it is kept', async () => {
    const { recordStep, setPresentation, lessonProgressStore } = await opened();
    const progress = () => lessonProgressStore.getState().progress;
    const own = { width: { double: { guess: 'half', isRight: true } } };
    recordStep('width', 'double', own.width.double);
    setPresentation(true);
    expect(progress()).toEqual({});
    recordStep('photon', 'share', { guess: null, isRight: false });
    expect(progress()).toEqual({ photon: { share: { guess: null, isRight: false } } });
    // Asked twice, the second changes nothing.
    setPresentation(true);
    setPresentation(false);
    expect(progress()).toEqual(own);
    expect((await opened()).lessonProgressStore.getState().progress).toEqual(own);
  });
});
