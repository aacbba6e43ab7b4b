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
  /** Tokens that run through the encoder of an encoder-decoder in this pass: none once it has read them. */
  encoderTokens: number;
  /** Pairs of a decoder's query and an encoder's key in a layer, and positions whose key is loaded, over the steps. */
  crossPairs: number;
  crossKeys: number;
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
  const read = shape.encoderLayers > 0 ? shape.encoderTokens : 0;
  if (workload.phase === 'decode') {
    const seen = shape.window === 0 ? n : Math.min(n, shape.window);
    return {
      phase: 'decode',
      tokens: 1,
      pairs: n,
      windowPairs: seen,
      keys: n,
      windowKeys: seen,
      encoderTokens: 0,
      crossPairs: read,
      crossKeys: read,
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
    encoderTokens: read,
    crossPairs: n * read,
    crossKeys: read,
    headTokens: n,
    steps: 1,
  };
}

/**
 * Plan of reading a prompt. A decoder runs it through its own blocks, and only the last position needs the output head; an
 * encoder-decoder gives it to the encoder alone, whose keys and values then stand ready.
 */
export function planPrompt(shape: Shape, workload: Workload, prompt: number): PassPlan {
  if (shape.encoderLayers === 0)
    return { ...planPass({ ...shape, context: prompt }, { ...workload, phase: 'prefill' }), headTokens: 1 };
  return {
    phase: 'prefill',
    tokens: 0,
    pairs: 0,
    windowPairs: 0,
    keys: 0,
    windowKeys: 0,
    encoderTokens: prompt,
    crossPairs: 0,
    crossKeys: 0,
    headTokens: 0,
    steps: 1,
  };
}

/**
 * Plan of generating `generated` tokens one by one after a prompt: the t-th attends prompt + t positions. Everything is
 * additive, so the steps are summed in closed form. The decoder of an encoder-decoder begins with nothing of its own and
 * attends the whole prompt across.
 */
export function planGeneration(shape: Shape, read: number, generated: number): PassPlan {
  const hasEncoder = shape.encoderLayers > 0;
  const prompt = hasEncoder ? 0 : read;
  const crossed = hasEncoder ? generated * read : 0;
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
    encoderTokens: 0,
    crossPairs: crossed,
    crossKeys: crossed,
    headTokens: generated,
    steps: generated,
  };
}
