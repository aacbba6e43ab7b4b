/**
 * What the page, the worker and the command line say to each other about simulations.
 * Calls go through comlink and return `Result` unions; progress and points stream by plain
 * `postMessage` events (`StudyEvent`), so that no callback has to cross the boundary.
 */
import type { Result, SimulationErrorKind } from './errors';
import type { StudyRow } from './studyRows';
import type { BackendName, CheckpointConfig, ShotNoise } from './types';

/** The simulation's rows of the table of parameters, under their public keys. */
export interface SimulationParameters {
  study: string;
  checkpoint: string;
  photonsPerMac: number;
  tokens: number;
  seed: number;
  seeds: number;
  simInputBits: number;
  simWeightBits: number;
  simOutputBits: number;
  noiseLinear: number;
  noiseAttention: number;
  minTransmission: number;
  shotNoise: ShotNoise;
  prompt?: string;
}

export const studyNames = [
  'live',
  'photons',
  'scaling',
  'need',
  'systematic',
  'errors',
  'precision',
  'writing',
  'signal',
] as const;
export type StudyName = (typeof studyNames)[number];

/** What the writing study continues where no prompt is given. */
export const DEFAULT_PROMPT = 'The people of the United States';

export const isStudyName = (name: string): name is StudyName =>
  (studyNames as readonly string[]).includes(name);

/** One study, resolved: exactly what its result depends on, besides checkpoint and backend. */
export interface StudyRequest {
  study: StudyName;
  checkpoint: string;
  /** Held-out tokens to predict; rounded to whole windows, at least one. */
  tokens: number;
  seed: number;
  /** Independent noise seeds per point: seed, seed + 1, … */
  seeds: number;
  photonsPerMac: number;
  shotNoise: ShotNoise;
  noiseLinear: number;
  noiseAttention: number;
  minTransmission: number;
  inputBits: number;
  weightBits: number;
  /** 0: optical outputs are clamped, not rounded. */
  outputBits: number;
  /** What the writing study continues. */
  prompt?: string;
}

export interface Estimate {
  /** Nats per token. */
  loss: number;
  /** Over windows. */
  standardError: number;
}

/** The digital model at `bits` bits, from which optical losses are counted. */
export interface DigitalEstimate extends Estimate {
  bits: number;
}

/** The optical model at one photon budget. */
export interface OpticalPoint extends Estimate {
  photonsPerMac: number;
  /** exp(loss). */
  perplexity: number;
  /** Mean of the paired difference to the digital model on the same windows, nats per token. */
  minusDigital: number;
  minusDigitalStandardError: number;
  /** Windows and seeds that went into it so far (a live point is refined as windows arrive). */
  windows: number;
  seeds: number;
}

/** What a finished study of losses says; `simulate` prints these fields. */
export interface StudyResult {
  study: StudyName;
  checkpoint: string;
  backend: BackendName;
  windows: number;
  tokens: number;
  seeds: number;
  digitalFloat: Estimate;
  digital: DigitalEstimate;
  optical: OpticalPoint[];
  /** What the study is about beyond losses at budgets; absent for live and photons. */
  rows?: StudyRow[];
  seconds: number;
}

/** What a study yields while it runs. */
export type StudyUpdate =
  | {
      type: 'progress';
      done: number;
      total: number;
      secondsLeft: number | null;
      /** Of those computed now; null where all were kept from before. */
      secondsPerWindow: number | null;
    }
  | { type: 'baseline'; digitalFloat: Estimate; digital: DigitalEstimate }
  | { type: 'point'; point: OpticalPoint }
  | { type: 'row'; row: StudyRow }
  | { type: 'done'; result: StudyResult };

/** A study's updates as they leave the worker; `jobId` is the caller's. */
export type StudyEvent =
  | (StudyUpdate & { jobId: string })
  | { type: 'error'; jobId: string; error: { kind: SimulationErrorKind; message: string } }
  | LoadProgressEvent
  | BackendEvent;

/** Bytes of a checkpoint that have arrived. */
export interface LoadProgressEvent {
  type: 'loading';
  checkpoint: string;
  loadedBytes: number;
  totalBytes: number;
}

/** The backend changed after the probe (a lost WebGL context falls back to WebAssembly). */
export interface BackendEvent {
  type: 'backend';
  probe: ProbeReport;
}

/** A faster backend that is not used here, and why. */
export interface PassedOver {
  backend: BackendName;
  /** 'software': a graphics processor that is a CPU in disguise works, but more slowly than WebAssembly. */
  reason: SimulationErrorKind | 'software';
  /** What the browser or the self-test said. */
  message: string;
}

export interface ProbeReport {
  backend: BackendName;
  /** The graphics renderer, where one computes. */
  detail: string;
  passedOver: readonly PassedOver[];
  /** Largest absolute error of the numeric self-test against float64. */
  selfTestError: number;
}

/** What the page shows of a loaded checkpoint. */
export interface CheckpointSummary {
  id: string;
  config: CheckpointConfig;
  card: Record<string, unknown>;
  /** reference.json (computed offline), when there is one. */
  reference: unknown;
  heldoutWindows: number;
  hash: string;
}

/** The comlink face of workers/simulation.worker.ts. */
export interface SimulationApi {
  /** Chooses the backend, or tries the one asked for; slow the first time, then remembered. */
  probe(force?: BackendName): Promise<Result<ProbeReport>>;
  /**
   * Fetches a checkpoint (progress as `loading` events) and makes it the current one.
   *
   * @param baseUrl address of the folder of checkpoints, ending in '/'
   */
  load(checkpoint: string, baseUrl: string): Promise<Result<CheckpointSummary>>;
  /** Starts a study on the loaded checkpoint; the newest start stops all earlier ones. */
  start(jobId: string, request: StudyRequest): Promise<Result<void>>;
  cancel(jobId: string): Promise<Result<void>>;
  /** Changes the light of a study that is under way; the writing study takes it up with its next token. */
  adjust(jobId: string, photonsPerMac: number): Promise<Result<void>>;
}

/** The request that a scenario asks for. */
export function toStudyRequest(parameters: SimulationParameters): StudyRequest {
  const study = isStudyName(parameters.study) ? parameters.study : 'live';
  return {
    study,
    checkpoint: parameters.checkpoint,
    tokens: parameters.tokens,
    seed: parameters.seed,
    // The live number is one seed: it must answer while a slider moves.
    seeds: study === 'live' ? 1 : parameters.seeds,
    photonsPerMac: parameters.photonsPerMac,
    shotNoise: parameters.shotNoise,
    noiseLinear: parameters.noiseLinear,
    noiseAttention: parameters.noiseAttention,
    minTransmission: parameters.minTransmission,
    inputBits: parameters.simInputBits,
    weightBits: parameters.simWeightBits,
    outputBits: parameters.simOutputBits,
    prompt: parameters.prompt,
  };
}
