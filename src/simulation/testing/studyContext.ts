import { memoryLossStore } from '../cache/lossStore';
import type { StudyRequest } from '../protocol';
import type { StudyContext } from '../studies';
import type { Checkpoint, SimulationSettings, TransformerBackend } from '../types';
import { syntheticCheckpoint } from './syntheticCheckpoint';

/** Losses from a formula: what a study makes of them can be worked out by hand. */
export type LossFormula = (window: number, settings: SimulationSettings) => number;

export interface FakeBackend extends TransformerBackend {
  /** Windows computed so far, in order, with their settings. */
  calls: { window: number; settings: SimulationSettings }[];
}

export function fakeBackend(formula: LossFormula): FakeBackend {
  const calls: FakeBackend['calls'] = [];
  const no = () => Promise.reject(new Error('not part of this test'));
  return {
    name: 'cpu',
    calls,
    async windowLosses(windows, settings) {
      for (const window of windows) calls.push({ window, settings });
      return Float64Array.from(windows, (window) => formula(window, settings));
    },
    logits: no,
    product: no,
    randomWords: no,
    // biome-ignore lint/correctness/useYield: it only refuses
    async *productErrors() {
      await no();
    },
    dispose() {},
  };
}

/** A study's surroundings for tests: a clock that ticks 10 ms a look, no real pauses. */
export function studyContext(
  backend: TransformerBackend,
  checkpoint: Checkpoint = syntheticCheckpoint(),
  signal: AbortSignal = new AbortController().signal,
): StudyContext {
  let time = 0;
  return {
    backend,
    checkpoint,
    signal,
    store: memoryLossStore(),
    now: () => {
      time += 10;
      return time;
    },
    pause: async () => undefined,
    family: async () => [{ id: checkpoint.id, width: checkpoint.config.width, quantisationAwareBits: null }],
    open: async () => ({ checkpoint, backend }),
  };
}

export const request = (change: Partial<StudyRequest> = {}): StudyRequest => ({
  study: 'live',
  checkpoint: 'synthetic',
  tokens: 96,
  seed: 1,
  seeds: 1,
  photonsPerMac: 100,
  shotNoise: 'poisson',
  noiseLinear: 0,
  noiseAttention: 0,
  minTransmission: 0,
  inputBits: 8,
  weightBits: 8,
  outputBits: 0,
  prompt: '',
  ...change,
});
