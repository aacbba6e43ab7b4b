import type { Shape, Workload } from './types';

/** How many tokens, pairs and keys a pass handles per sequence and layer: all that distinguishes prefill from decode. */
export interface PassPlan {
  phase: 'prefill' | 'decode';
  /** New tokens that run through the blocks. */
  tokens: number;
  /** Pairs of query and key, in a layer with full attention and in one with a sliding window. */
  pairs: number;
  windowPairs: number;
  /** Positions whose key (and value) is loaded, summed over the steps. */
  keys: number;
  windowKeys: number;
  /** Tokens whose logits the output head computes. */
  headTokens: number;
  /** Times the machine runs through all of its weights: 1, or the number of generated tokens. */
  steps: number;
}

/** Σ min(i, window) for i = 1…n: pairs of a causal sliding window. `window` 0 means none. */
export function windowedPairs(n: number, window: number): number {
  if (window === 0 || window >= n) return (n * (n + 1)) / 2;
  return (window * (window + 1)) / 2 + (n - window) * window;
}

/**
 * Plan of one pass. Prefill runs the whole sequence: n² pairs, all of them as the paper counts, or what the causal
 * mask leaves. Decode runs one token that attends `context` positions, its own included.
 */
export function planPass(shape: Shape, workload: Workload): PassPlan {
  const n = shape.context;
  if (workload.phase === 'decode') {
    const seen = shape.window === 0 ? n : Math.min(n, shape.window);
    return {
      phase: 'decode',
      tokens: 1,
      pairs: n,
      windowPairs: seen,
      keys: n,
      windowKeys: seen,
      headTokens: 1,
      steps: 1,
    };
  }
  return {
    phase: 'prefill',
    tokens: n,
    pairs: workload.causal ? (n * (n + 1)) / 2 : n * n,
    windowPairs:
      shape.window === 0 || shape.window >= n
        ? workload.causal
          ? (n * (n + 1)) / 2
          : n * n
        : windowedPairs(n, shape.window),
    keys: n,
    windowKeys: n,
    headTokens: n,
    steps: 1,
  };
}

/**
 * Plan of generating `generated` tokens one by one after a prompt: the t-th attends prompt + t positions. Everything is
 * additive, so the steps are summed in closed form.
 */
export function planGeneration(shape: Shape, prompt: number, generated: number): PassPlan {
  const pairs = generated * prompt + (generated * (generated + 1)) / 2;
  const windowPairs =
    shape.window === 0
      ? pairs
      : windowedPairs(prompt + generated, shape.window) - windowedPairs(prompt, shape.window);
  return {
    phase: 'decode',
    tokens: generated,
    pairs,
    windowPairs,
    keys: pairs,
    windowKeys: windowPairs,
    headTokens: generated,
    steps: generated,
  };
}
