import { pcg4d, purposes, streamKey } from '../../random';
import { createTokenizer, type TextTokenizer } from '../checkpoint/tokenizer';
import { SimulationError } from '../errors';
import { DEFAULT_PROMPT, type StudyRequest, type StudyUpdate } from '../protocol';
import { digitalSettings } from '../settings';
import type { WritingRow, WrittenToken } from '../studyRows';
import type { SimulationSettings } from '../types';
import type { StudyContext } from './context';
import { throwIfCancelled, windowsFor } from './evaluate';
import { MOST_STEPS } from './grids';
import { BASELINE_BITS, baseline, baselineWork, finished, opticalSettings } from './losses';
import { createProgress } from './progress';

/** The noise of writing is that of no held-out window. */
const WRITING_WINDOW = 65_535;

/**
 * A prompt continued by the digital model (8 bits) and by the optical one, each its own text, with
 * the same draws at every step: where they first differ, the light did it. The light may be changed
 * while they write. Positions keep their noise from step to step, as if keys and values were kept.
 */
export async function* writingStudy(
  context: StudyContext,
  request: StudyRequest,
): AsyncGenerator<StudyUpdate> {
  const start = context.now();
  const windows = windowsFor(context, request.tokens);
  const tokenizer = createTokenizer(context.checkpoint.tokenizer, context.checkpoint.config.vocab);
  const { context: longest } = context.checkpoint.config;
  const prompt = tokenizer.encode(request.prompt || DEFAULT_PROMPT).slice(-Math.floor(longest / 2));
  if (prompt.length === 0) throw new SimulationError('invalid-request', 'the prompt has no tokens');
  const steps = Math.min(MOST_STEPS, longest - prompt.length);
  const progress = createProgress(context.now);
  progress.expect(baselineWork(windows) + steps);
  const reference = yield* baseline(context, progress, windows);

  const [digitalText, opticalText] = [[...prompt], [...prompt]];
  const rows: WritingRow[] = [];
  for (let step = 0; step < steps; step += 1) {
    throwIfCancelled(context.signal);
    const photonsPerMac = context.photonsPerMac?.() ?? request.photonsPerMac;
    const draws = drawsFor(request.seed, step, context.checkpoint.config.vocab);
    const digital = await write(context, tokenizer, digitalText, digitalSettings(BASELINE_BITS), draws);
    const settings = opticalSettings(request, photonsPerMac, request.seed);
    const optical = await write(context, tokenizer, opticalText, settings, draws);
    const row: WritingRow = {
      kind: 'writing',
      step,
      photonsPerMac,
      digital,
      optical,
      differs: digital.token !== optical.token,
    };
    rows.push(row);
    yield { type: 'row', row };
    progress.computed(1);
    yield progress.update();
    await context.pause();
  }
  yield finished(context, request, start, windows, reference, { rows });
}

/** One Gumbel variate per token of the vocabulary: they belong to a seed and a step. */
export function drawsFor(seed: number, step: number, vocab: number): Float64Array {
  const key = streamKey(seed, 0, 0, purposes.sampling);
  const words = new Uint32Array(4);
  return Float64Array.from({ length: vocab }, (_, token) => {
    const uniform = (pcg4d(token, step, 0, key, words)[0]! + 0.5) / 2 ** 32;
    return -Math.log(-Math.log(uniform));
  });
}

/** Appends the next token to `text` and tells about it. */
async function write(
  { backend }: StudyContext,
  tokenizer: TextTokenizer,
  text: number[],
  settings: SimulationSettings,
  draws: Float64Array,
): Promise<WrittenToken> {
  const logits = await backend.logits(Uint16Array.from(text), settings, WRITING_WINDOW);
  const { token, probability } = choose(logits, draws);
  text.push(token);
  return { token, text: tokenizer.decode([token]), probability };
}

/**
 * A token drawn with the model's probabilities: the largest of logit plus Gumbel variate. Two
 * nearly equal models choose differently only where their two best sums are nearly equal too.
 */
export function choose(logits: Float32Array, draws: Float64Array): { token: number; probability: number } {
  let token = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i += 1) {
    most = Math.max(most, logits[i]!);
    if (logits[i]! + draws[i]! > logits[token]! + draws[token]!) token = i;
  }
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0);
  return { token, probability: Math.exp(logits[token]! - most) / total };
}
