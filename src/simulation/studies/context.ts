import type { LossStore } from '../cache/lossStore';
import type { Checkpoint, TransformerBackend } from '../types';

/** A checkpoint that is ready to compute. */
export interface OpenCheckpoint {
  checkpoint: Checkpoint;
  backend: TransformerBackend;
}

/** A row of public/checkpoints/index.json, as far as studies need it. */
export interface FamilyMember {
  id: string;
  width: number;
  quantisationAwareBits: number | null;
}

/** What a study needs from its surroundings; the same in the worker, the command line and tests. */
export interface StudyContext extends OpenCheckpoint {
  signal: AbortSignal;
  store: LossStore;
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Lets waiting messages in between two slices of work. */
  pause(): Promise<void>;
  /** All checkpoints there are. */
  family(): Promise<readonly FamilyMember[]>;
  /** Another checkpoint on the same backend; the study disposes of it. */
  open(id: string): Promise<OpenCheckpoint>;
  /** The light asked for while the study runs; undefined: what the request says. */
  photonsPerMac?(): number | undefined;
}
