/** The sentences of the noise view, computed from what the simulation has answered. */
import type { Scenario } from '../../scenario';
import type { StudyResults } from '../../state/simulationStore';
import type { NoiseText } from './text';

export interface NoiseSentences {
  headline: string;
  strip: string;
  sublines: string[];
}

/**
 * Headline and what stands under it. The numbers are those of one answer, photons included, so that the sentence is
 * true at every moment, also while a slider has already moved on.
 *
 * @param isPrepared whether backend and checkpoint are there
 */
export function noiseSentences(
  results: StudyResults | null,
  scenario: Scenario,
  isPrepared: boolean,
  text: NoiseText,
): NoiseSentences {
  const point = results?.points[0];
  const baseline = results?.baseline;
  if (!results || !point || !baseline) {
    const key = scenario.shotNoise === 'off' ? 'headlineWaitingQuiet' : 'headlineWaiting';
    const headline = text.t(key, { photons: text.number(scenario.photonsPerMac) });
    const tokens = text.number(scenario.tokens);
    return {
      headline,
      strip: headline,
      sublines: [isPrepared ? text.t('reading', { tokens }) : text.t('preparing')],
    };
  }
  const isQuiet = results.request.shotNoise === 'off';
  const perplexity = Math.exp(point.loss);
  const values = {
    photons: text.number(point.photonsPerMac),
    // The standard error of the loss, carried over to its exponential.
    perplexity: withError(perplexity, perplexity * point.standardError, text),
    bits: baseline.digital.bits,
    digital: text.number(Math.exp(baseline.digital.loss)),
  };
  const isMore = point.minusDigital >= 0;
  return {
    headline: text.t(isQuiet ? 'headlineQuiet' : 'headline', values),
    strip: text.t(isQuiet ? 'stripQuiet' : 'strip', values),
    sublines: [
      text.t(isMore ? 'difference' : 'differenceLess', {
        difference: withError(Math.abs(point.minusDigital), point.minusDigitalStandardError, text),
      }),
      text.t('evidence', { tokens: text.number(point.windows * 256), seed: results.request.seed }),
      text.t('simulated'),
    ],
  };
}

/** A value and its standard error; one window of text has none. */
function withError(value: number, error: number, text: NoiseText): string {
  return Number.isFinite(error) ? `${text.number(value)} ± ${text.number(error, 2)}` : text.number(value);
}

/** A duration in words: seconds up to two minutes, then minutes. */
export function durationText(seconds: number, text: NoiseText): string {
  if (seconds < 120) return text.t('study.seconds', { count: Math.max(1, Math.ceil(seconds)) });
  return text.t('study.minutes', { count: Math.ceil(seconds / 60) });
}
