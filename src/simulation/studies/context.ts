import type { LossStore } from '../cache/lossStore';
import type { Checkpoint, TransformerBackend } from '../types';

/** What a study needs from its surroundings; the same in the worker, the command line and tests. */
export interface StudyContext {
  backend: TransformerBackend;
  checkpoint: Checkpoint;
  signal: AbortSignal;
  store: LossStore;
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Lets waiting messages in between two slices of work. */
  pause(): Promise<void>;
}
