import type { StudyUpdate } from '../protocol';

/** Counts windows of work, and estimates the time left from those that were really computed. */
export interface Progress {
  /** More work was found out about. */
  expect(windows: number): void;
  /** Work that will probably come beyond what is expected so far; replaces what was foreseen before. */
  foresee(windows: number): void;
  /** Work done now (computed) or before (kept from an earlier run). */
  computed(windows: number): void;
  kept(windows: number): void;
  /** The same count for a checkpoint whose windows take `cost` times as long as those of the checkpoint at hand. */
  at(cost: number): Progress;
  update(): Extract<StudyUpdate, { type: 'progress' }>;
}

/** @param now milliseconds of a monotonic clock */
export function createProgress(now: () => number): Progress {
  const start = now();
  let known = 0;
  let foreseen = 0;
  let done = 0;
  let fresh = 0;
  const update: Progress['update'] = () => {
    const seconds = (now() - start) / 1000;
    const total = known + foreseen;
    return {
      type: 'progress',
      done,
      total,
      secondsPerWindow: fresh > 0 ? seconds / fresh : null,
      secondsLeft: fresh > 0 ? ((total - done) * seconds) / fresh : null,
    };
  };
  const at = (cost: number): Progress => ({
    expect(windows) {
      known += windows * cost;
    },
    foresee(windows) {
      foreseen = windows * cost;
    },
    computed(windows) {
      done += windows * cost;
      fresh += windows * cost;
    },
    kept(windows) {
      done += windows * cost;
    },
    at: (further) => at(cost * further),
    update,
  });
  return at(1);
}
