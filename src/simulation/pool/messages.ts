import type { SimulationErrorKind } from '../errors';
import type { Checkpoint, SimulationSettings } from '../types';

/** What the simulation worker asks of a helper; answers carry the same number. */
export type HelperRequest =
  | { id: number; type: 'open'; checkpoint: Checkpoint }
  | { id: number; type: 'losses'; windows: readonly number[]; settings: SimulationSettings };

export type HelperAnswer =
  | { id: number; type: 'ready' }
  | { id: number; type: 'losses'; losses: Float64Array }
  | { id: number; type: 'failed'; error: { kind: SimulationErrorKind; message: string } };

/** The side of a helper that answers: a function from request to answer over one backend. */
export type HelperFace = (request: HelperRequest) => Promise<HelperAnswer>;

/** What a worker is to its owner; tests stand in for it. */
export interface HelperPort {
  postMessage(message: HelperRequest): void;
  onmessage: ((event: { data: HelperAnswer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  terminate(): void;
}
