import { beforeEach, describe, expect, it } from 'vitest';
import type { HelperWish } from './helperMessages';
import { hostHelpers } from './hostHelpers';

/** A worker as its page sees it: what it is told, and whether it was ended. */
class FakeWorker extends EventTarget {
  told: { type: string; helper?: number }[] = [];
  isEnded = false;
  postMessage(message: { type: string }) {
    this.told.push(message);
  }
  terminate() {
    this.isEnded = true;
  }
  says(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

describe('helpers that the page hosts', () => {
  let owner: FakeWorker;
  let helpers: FakeWorker[];
  let hosted: Worker;
  const wants = (helper: number) => {
    const wish: HelperWish = { type: 'helper-wanted', helper, port: new MessageChannel().port2 };
    owner.says(wish);
  };
  beforeEach(() => {
    owner = new FakeWorker();
    helpers = [];
    const startHelper = () => {
      helpers.push(new FakeWorker());
      return helpers.at(-1) as unknown as Worker;
    };
    hosted = hostHelpers(owner as unknown as Worker, startHelper);
  });

  it('starts one for every wish and hands it the port', () => {
    wants(1);
    wants(2);
    owner.says({ type: 'point', jobId: 'job-1' });
    owner.says(null);
    expect(helpers.length).toBe(2);
    for (const { told } of helpers) expect(told.map(({ type }) => type)).toContain('helper-start');
  });

  it('ends the one that is needed no more, and no other', () => {
    wants(1);
    wants(2);
    owner.says({ type: 'helper-done', helper: 1 });
    owner.says({ type: 'helper-done', helper: 7 });
    expect(helpers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(owner.told).toEqual([]);
  });

  it('tells the loss of one, once', () => {
    wants(5);
    helpers[0]!.dispatchEvent(new Event('error'));
    helpers[0]!.dispatchEvent(new Event('error'));
    expect(owner.told).toEqual([{ type: 'helper-lost', helper: 5 }]);
    expect(helpers[0]!.isEnded).toBe(true);
  });

  it('ends all with the worker that wanted them', () => {
    wants(1);
    wants(2);
    hosted.terminate();
    expect([owner, ...helpers].map(({ isEnded }) => isEnded)).toEqual([true, true, true]);
    expect(owner.told).toEqual([]);
  });
});
