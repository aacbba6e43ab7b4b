import type { BackendChoice, ChooseOptions } from './backends';
import type { LossStore } from './cache/lossStore';
import { asError, type Result, SimulationError, type SimulationErrorKind } from './errors';
import type {
  CheckpointSummary,
  PassedOver,
  ProbeReport,
  SimulationApi,
  StudyEvent,
  StudyRequest,
} from './protocol';
import { type FamilyMember, type OpenCheckpoint, runStudy } from './studies';
import { type BackendName, type Checkpoint, heldoutRowLength, type TransformerBackend } from './types';

/** What the service stands on; the worker gives it the browser's, tests their own. */
export interface ServiceSurroundings {
  post(event: StudyEvent): void;
  chooseBackend(options: ChooseOptions): Promise<BackendChoice>;
  loadCheckpoint(
    id: string,
    baseUrl: string,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
  ): Promise<Checkpoint>;
  loadFamily(baseUrl: string): Promise<readonly FamilyMember[]>;
  store: LossStore;
  now(): number;
  pause(): Promise<void>;
}

/** Progress of a download is told at most this often, milliseconds. */
const LOADING_INTERVAL = 50;

/** Progress of a study likewise. */
const PROGRESS_INTERVAL = 150;

/** What another backend may do better; anything else would fail there too. */
const ofBackend: readonly SimulationErrorKind[] = [
  'context-lost',
  'self-test',
  'not-finite',
  'unsupported',
  'internal',
];

/** One study: under way, waiting for its turn, or over. */
interface Job {
  id: string;
  abort: AbortController;
  /** The light asked for since it began. */
  photonsPerMac?: number;
}

/**
 * The simulation behind the worker's face: one backend, one checkpoint, one study at a time, and
 * the newest request wins. Every method returns a `Result`; none throws.
 */
export class SimulationService implements SimulationApi {
  private choice: Promise<BackendChoice> | undefined;
  private forced: BackendName | undefined;
  /** Backends that have failed here since the last choice. */
  private failed: PassedOver[] = [];
  private checkpoint: Checkpoint | undefined;
  private backend: TransformerBackend | undefined;
  private baseUrl = '';
  private newestLoad = 0;
  private job: Job | undefined;
  /** Ends when no study touches the backend any more. */
  private idle: Promise<void> = Promise.resolve();

  constructor(private readonly surroundings: ServiceSurroundings) {}

  async probe(force?: BackendName): Promise<Result<ProbeReport>> {
    return this.result(async () => {
      if (this.choice && force !== this.forced) {
        this.choice = undefined;
        this.failed = [];
        await this.letGo();
      }
      this.forced = force;
      return (await this.chosen()).report;
    });
  }

  async load(checkpoint: string, baseUrl: string): Promise<Result<CheckpointSummary>> {
    return this.result(async () => {
      this.newestLoad += 1;
      const mine = this.newestLoad;
      const { post, now, loadCheckpoint } = this.surroundings;
      let told = Number.NEGATIVE_INFINITY;
      const loaded = await loadCheckpoint(checkpoint, baseUrl, (loadedBytes, totalBytes) => {
        if (mine !== this.newestLoad || (now() - told < LOADING_INTERVAL && loadedBytes < totalBytes)) return;
        told = now();
        post({ type: 'loading', checkpoint, loadedBytes, totalBytes });
      });
      if (mine !== this.newestLoad)
        throw new SimulationError('cancelled', 'another checkpoint was asked for');
      if (this.checkpoint?.hash !== loaded.hash || this.checkpoint.id !== loaded.id) await this.letGo();
      this.checkpoint = loaded;
      this.baseUrl = baseUrl;
      return summary(loaded);
    });
  }

  async start(jobId: string, request: StudyRequest): Promise<Result<void>> {
    return this.result(async () => {
      this.job?.abort.abort();
      const job: Job = { id: jobId, abort: new AbortController() };
      this.job = job;
      this.idle = this.idle.then(() => this.run(job, request));
    });
  }

  async cancel(jobId: string): Promise<Result<void>> {
    return this.result(async () => {
      if (this.job?.id === jobId) this.job.abort.abort();
    });
  }

  async adjust(jobId: string, photonsPerMac: number): Promise<Result<void>> {
    return this.result(async () => {
      if (!(photonsPerMac > 0))
        throw new SimulationError('invalid-request', 'photons per MAC must be above zero');
      if (this.job?.id === jobId) this.job.photonsPerMac = photonsPerMac;
    });
  }

  /** Runs one study from its turn to its end; every way to end is an event. */
  private async run(job: Job, request: StudyRequest): Promise<void> {
    try {
      await this.attempt(job, request).catch(async (thrown: unknown) => {
        if (job.abort.signal.aborted) throw thrown;
        await this.fallBack(thrown);
        await this.attempt(job, request);
      });
    } catch (error) {
      this.surroundings.post({ type: 'error', jobId: job.id, error: asError(error) });
    }
  }

  private async attempt(job: Job, request: StudyRequest): Promise<void> {
    const { post, store, now, pause } = this.surroundings;
    const { signal } = job.abort;
    const stopIfAborted = () => {
      if (signal.aborted) throw new SimulationError('cancelled', 'stopped');
    };
    stopIfAborted();
    const { checkpoint } = this;
    if (!checkpoint) throw new SimulationError('invalid-request', 'no checkpoint is loaded');
    if (checkpoint.id !== request.checkpoint)
      throw new SimulationError('invalid-request', `${request.checkpoint} is not the loaded checkpoint`);
    this.backend ??= await (await this.chosen()).create(checkpoint);
    stopIfAborted();
    const context = {
      backend: this.backend,
      checkpoint,
      signal,
      store,
      now,
      pause,
      family: () => this.surroundings.loadFamily(this.baseUrl),
      open: (id: string) => this.open(id),
      photonsPerMac: () => job.photonsPerMac,
    };
    let told = Number.NEGATIVE_INFINITY;
    for await (const update of runStudy(context, request)) {
      stopIfAborted();
      // Progress changes with every window; a page needs it a few times a second, and the end of it.
      if (update.type === 'progress' && update.done < update.total) {
        if (now() - told < PROGRESS_INTERVAL) continue;
        told = now();
      }
      post({ ...update, jobId: job.id });
    }
  }

  /** Another checkpoint for a study over the family, told of like the first one. */
  private async open(id: string): Promise<OpenCheckpoint> {
    const { loadCheckpoint, post } = this.surroundings;
    const checkpoint = await loadCheckpoint(id, this.baseUrl, (loadedBytes, totalBytes) =>
      post({ type: 'loading', checkpoint: id, loadedBytes, totalBytes }),
    );
    return { checkpoint, backend: await (await this.chosen()).create(checkpoint) };
  }

  /**
   * After a failure of the backend: the next one of the ladder, announced with the reason.
   *
   * @throws the failure, where it is none of the backend or there is no other
   */
  private async fallBack(failure: unknown): Promise<void> {
    const { kind, message } = asError(failure);
    const { backend } = (await this.chosen()).report;
    if (!ofBackend.includes(kind) || backend === 'cpu') throw failure;
    this.failed.push({ backend, reason: kind, message });
    try {
      this.backend?.dispose();
    } catch {
      // A backend that has failed may fail at this too.
    }
    this.choice = undefined;
    this.backend = undefined;
    this.forced = undefined;
    this.surroundings.post({ type: 'backend', probe: (await this.chosen()).report });
  }

  private chosen(): Promise<BackendChoice> {
    const { failed } = this;
    const except = failed.map(({ backend }) => backend);
    this.choice ??= this.surroundings.chooseBackend({ force: this.forced, except }).then((choice) => ({
      ...choice,
      report: { ...choice.report, passedOver: [...failed, ...choice.report.passedOver] },
    }));
    return this.choice;
  }

  /** Stops the study and gives the backend back; the next study makes a new one. */
  private async letGo(): Promise<void> {
    this.job?.abort.abort();
    await this.idle;
    this.backend?.dispose();
    this.backend = undefined;
  }

  private async result<T>(action: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await action() };
    } catch (error) {
      return { ok: false, error: asError(error) };
    }
  }
}

function summary({ id, config, card, reference, heldout, hash }: Checkpoint): CheckpointSummary {
  const heldoutWindows = heldout.length / heldoutRowLength(config);
  return { id, config, card, reference, heldoutWindows, hash };
}
