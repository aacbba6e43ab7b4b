import type { StudyUpdate } from '../protocol';

/** Counts windows of work, and estimates the time left from those that were really computed. */
export interface Progress {
  /** More work was found out about. */
  expect(windows: number): void;
  /** Work done now (computed) or before (kept from an earlier run). */
  computed(windows: number): void;
  kept(windows: number): void;
  update(): Extract<StudyUpdate, { type: 'progress' }>;
}

/** @param now milliseconds of a monotonic clock */
export function createProgress(now: () => number): Progress {
  const start = now();
  let total = 0;
  let done = 0;
  let fresh = 0;
  return {
    expect(windows) {
      total += windows;
    },
    computed(windows) {
      done += windows;
      fresh += windows;
    },
    kept(windows) {
      done += windows;
    },
    update() {
      const seconds = (now() - start) / 1000;
      return {
        type: 'progress',
        done,
        total,
        secondsPerWindow: fresh > 0 ? seconds / fresh : null,
        secondsLeft: fresh > 0 ? ((total - done) * seconds) / fresh : null,
      };
    },
  };
}
