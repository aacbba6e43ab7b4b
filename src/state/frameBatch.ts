import type { StoreApi } from 'zustand/vanilla';

/** Where no frame is drawn (a hidden tab, no page at all), changes wait no longer than this, milliseconds. */
const longestWait = 100;

export interface FrameBatch<State> {
  /** The state with everything that has been said, shown or not. */
  state(): State;
  /** Changes the state with the next frame. */
  update(change: (state: State) => Partial<State>): void;
  /** Changes it at once, and all that waits with it. */
  now(change: (state: State) => Partial<State>): void;
  /** Shows what waits. */
  flush(): void;
}

/**
 * Collects changes of a store until the next frame: messages of a worker come faster than anybody sees, and every change
 * of the store renders the page.
 */
export function frameBatch<State>(store: StoreApi<State>): FrameBatch<State> {
  let waiting: State | null = null;
  let cancel: (() => void) | null = null;
  const state = () => waiting ?? store.getState();

  function flush(): void {
    cancel?.();
    cancel = null;
    if (!waiting) return;
    const next = waiting;
    waiting = null;
    store.setState(next, true);
  }

  const update: FrameBatch<State>['update'] = (change) => {
    const before = state();
    waiting = { ...before, ...change(before) };
    cancel ??= onNextFrame(flush);
  };

  return {
    state,
    update,
    now(change) {
      update(change);
      flush();
    },
    flush,
  };
}

/** Calls with the next frame, or after a while where there is none. Returns how to call it off. */
function onNextFrame(call: () => void): () => void {
  const timer = setTimeout(call, longestWait);
  const frame = typeof requestAnimationFrame === 'function' ? requestAnimationFrame(call) : null;
  return () => {
    clearTimeout(timer);
    if (frame !== null) cancelAnimationFrame(frame);
  };
}
