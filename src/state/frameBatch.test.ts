import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { frameBatch } from './frameBatch';

/** A store with a list of what was shown of it. */
function shownStore() {
  const store = createStore<{ a: number; b: string }>()(() => ({ a: 0, b: '' }));
  const shown: { a: number; b: string }[] = [];
  store.subscribe((state) => shown.push(state));
  return { batch: frameBatch(store), store, shown };
}

describe('changes collected for a frame', () => {
  it('are known at once and shown together', () => {
    const { batch, shown } = shownStore();
    batch.update(() => ({ a: 1 }));
    batch.update(({ a }) => ({ a: a + 1 }));
    batch.update(() => ({ b: 'x' }));
    expect(batch.state()).toEqual({ a: 2, b: 'x' });
    expect(shown).toEqual([]);
    batch.flush();
    expect(shown).toEqual([{ a: 2, b: 'x' }]);
    batch.flush();
    expect(shown.length).toBe(1);
  });

  it('are shown also where no frame comes', async () => {
    const { batch, store } = shownStore();
    batch.update(() => ({ a: 5 }));
    await expect.poll(() => store.getState().a).toBe(5);
  });

  it('keep their order with a change that does not wait', () => {
    const { batch, shown } = shownStore();
    batch.update(() => ({ a: 1, b: 'first' }));
    batch.now(({ a }) => ({ a: 10 * a }));
    expect(shown).toEqual([{ a: 10, b: 'first' }]);
  });
});
