import { SimulationError } from '../errors';
import type { Checkpoint, SimulationSettings } from '../types';
import type { HelperAnswer, HelperPort, HelperRequest } from './messages';

/** `Omit` that keeps the members of a union apart. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Milliseconds after which a helper that has been given windows counts as hung. They are given out in parts of some 60 ms;
 * one window of the widest model on a slow device takes a few seconds.
 */
export const HELPER_DEADLINE = 20_000;

/** One helper as its owner sees it. After a failure of the worker itself every call is rejected. */
export class Helper {
  private readonly waiting = new Map<number, (answer: HelperAnswer) => void>();
  private calls = 0;
  private failure: SimulationError | undefined;

  constructor(private readonly port: HelperPort) {
    port.onmessage = ({ data }) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    };
    // A worker that dies answers nothing: whoever waits would wait for ever.
    port.onerror = () => this.fail(new SimulationError('internal', 'a helper of the simulation stopped'));
  }

  /** Calls that have not been answered. */
  get pending(): number {
    return this.waiting.size;
  }

  /** @throws SimulationError what the backend of the helper threw, or 'internal' when it died */
  async open(checkpoint: Checkpoint): Promise<void> {
    await this.call({ type: 'open', checkpoint });
  }

  /** @throws SimulationError as `open` */
  async windowLosses(windows: readonly number[], settings: SimulationSettings): Promise<Float64Array> {
    const timer = setTimeout(
      () => this.fail(new SimulationError('internal', 'a helper of the simulation did not answer')),
      HELPER_DEADLINE,
    );
    const answer = await this.call({ type: 'losses', windows, settings }).finally(() => clearTimeout(timer));
    if (answer.type !== 'losses') throw new SimulationError('internal', 'a helper answered something else');
    return answer.losses;
  }

  dispose(): void {
    this.port.terminate();
    this.fail(new SimulationError('cancelled', 'the helper was dismissed'));
  }

  private async call(request: WithoutId<HelperRequest>): Promise<HelperAnswer> {
    if (this.failure) throw this.failure;
    this.calls += 1;
    const id = this.calls;
    const answer = await new Promise<HelperAnswer>((resolve) => {
      this.waiting.set(id, resolve);
      this.port.postMessage({ ...request, id });
    });
    if (answer.type === 'failed') throw new SimulationError(answer.error.kind, answer.error.message);
    return answer;
  }

  private fail(error: SimulationError): void {
    this.failure ??= error;
    for (const [id, resolve] of this.waiting)
      resolve({ id, type: 'failed', error: { kind: error.kind, message: error.message } });
    this.waiting.clear();
  }
}
