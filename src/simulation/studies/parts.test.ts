import { describe, expect, it } from 'vitest';
import { floatSettings } from '../settings';
import { fakeBackend, studyContext } from '../testing/studyContext';
import { lossesOf } from './parts';

const windows = Array.from({ length: 11 }, (_, i) => 10 - i);

/** A backend of several cores whose calls end when the test says so. */
function manyCores(cores: number) {
  const calls: { windows: readonly number[]; answer: () => void; fail: () => void }[] = [];
  const backend = {
    ...fakeBackend((window) => window),
    parallelWindows: cores,
    windowLosses: (chosen: readonly number[]) =>
      new Promise<Float64Array>((resolve, reject) => {
        calls.push({
          windows: chosen,
          answer: () => resolve(Float64Array.from(chosen, (window) => window / 8)),
          fail: () => reject(new Error('broken')),
        });
      }),
  };
  return { backend, calls };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('losses part by part', () => {
  it('on one core: every window once, in order, in parts that grow', async () => {
    const parts = [];
    for await (const part of lossesOf(studyContext(fakeBackend((w) => w / 8)), floatSettings, windows))
      parts.push(part);
    expect(parts.flatMap((part) => part.windows)).toEqual(windows);
    expect(parts.flatMap((part) => [...part.losses])).toEqual(windows.map((window) => window / 8));
    // The clock of these tests ticks 10 ms a look: a part may always double.
    expect(parts.map((part) => part.windows.length)).toEqual([1, 2, 4, 4]);
  });

  it('on several cores: as many parts under way as cores, a free one takes the next, none waits for another', async () => {
    const { backend, calls } = manyCores(3);
    const found = new Map<number, number>();
    const reading = (async () => {
      for await (const part of lossesOf(studyContext(backend), floatSettings, windows))
        part.windows.forEach((window, i) => {
          found.set(window, part.losses[i]!);
        });
    })();
    await settle();
    expect(calls.length).toBe(3);
    // The first core never answers until the end; the others do all of the rest.
    for (let i = 1; i < calls.length; i += 1) {
      calls[i]!.answer();
      await settle();
    }
    expect(found.size).toBe(windows.length - calls[0]!.windows.length);
    calls[0]!.answer();
    await reading;
    expect(calls.flatMap((call) => call.windows).sort((a, b) => b - a)).toEqual(windows);
    for (const [window, loss] of found) expect(loss).toBe(window / 8);
  });

  it('ends at once when the study is stopped, whatever is under way', async () => {
    const { backend, calls } = manyCores(2);
    const abort = new AbortController();
    const context = studyContext(backend, undefined, abort.signal);
    const seen: number[] = [];
    const reading = (async () => {
      for await (const part of lossesOf(context, floatSettings, windows)) seen.push(...part.windows);
    })();
    await settle();
    abort.abort();
    await reading;
    expect(seen).toEqual([]);
    // What fails afterwards is nobody's business any more.
    calls[0]!.fail();
    await settle();
    expect(calls.length).toBe(2);
  });

  it('passes a failure on', async () => {
    const { backend, calls } = manyCores(2);
    const reading = (async () => {
      for await (const _ of lossesOf(studyContext(backend), floatSettings, windows)) calls.at(-1)!.fail();
    })();
    await settle();
    calls[0]!.answer();
    await expect(reading).rejects.toThrow('broken');
  });
});
