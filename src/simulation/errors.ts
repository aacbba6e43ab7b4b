/** What can go wrong in a simulation, by kind: the page words its notice after the kind. */
export type SimulationErrorKind =
  | 'network'
  | 'not-found'
  | 'integrity'
  | 'format'
  | 'unsupported'
  | 'context-lost'
  | 'self-test'
  | 'not-finite'
  | 'invalid-request'
  | 'cancelled'
  | 'internal';

export class SimulationError extends Error {
  override readonly name = 'SimulationError';
  constructor(
    readonly kind: SimulationErrorKind,
    message: string,
  ) {
    super(message);
  }
}

/** What crosses the worker's boundary instead of an exception (a thrown error loses its fields there). */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; error: { kind: SimulationErrorKind; message: string } };

/** Any thrown value as the error part of a `Result`. */
export function asError(thrown: unknown): { kind: SimulationErrorKind; message: string } {
  if (thrown instanceof SimulationError) return { kind: thrown.kind, message: thrown.message };
  return { kind: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
