import { evaluate, number, ratio, share } from '../measures';
import type { Evidence, Lesson } from '../types';

/** "Within 1 % perplexity" as a difference of losses in nats. */
const nearEnough = Math.log(1.01);

/**
 * The fewest measured photons per multiply-accumulate at which light reads within 1 % of digital, and stays so at
 * every larger budget that was measured; null if none does or nothing was measured.
 */
export function fewestPhotons(evidence: Evidence | null): number | null {
  let fewest: number | null = null;
  for (const point of [...(evidence?.points ?? [])].sort((a, b) => b.photonsPerMac - a.photonsPerMac)) {
    if (point.minusDigital > nearEnough) break;
    fewest = point.photonsPerMac;
  }
  return fewest;
}

/** How many tokens light chose as digital did before the first that differs; null where none does. */
export function firstDifference(evidence: Evidence | null): number | null {
  const first = (evidence?.written ?? []).findIndex(({ differs }) => differs);
  return first < 0 ? null : first;
}

/** How few photons still read as well as digital: measured here, and what follows at scale. */
export const budget: Lesson = {
  id: 'budget',
  steps: [
    {
      id: 'measure',
      basis: 'simulated',
      state: { seeds: 1 },
      chart: 'perplexity',
      chartTells: true,
      controls: ['photonsPerMac', 'noiseLinear', 'shotNoise'],
      needsEvidence: 'photons',
      numbers: (_, evidence): Record<string, ReturnType<typeof number>> => {
        const fewest = fewestPhotons(evidence);
        return fewest === null ? {} : { fewest: number(fewest) };
      },
      prediction: {
        kind: 'choice',
        options: ['few', 'hundred', 'thousand', 'more'],
        answer: (_, evidence) => {
          const fewest = fewestPhotons(evidence);
          if (fewest === null) return null;
          return fewest < 20 ? 'few' : fewest < 200 ? 'hundred' : fewest <= 2000 ? 'thousand' : 'more';
        },
      },
      holds: () => true,
    },
    {
      id: 'write',
      basis: 'simulated',
      // The text is the point here: a short reading of held-out text is mark enough.
      state: { photonsPerMac: 50, tokens: 256 },
      chart: 'writing',
      chartTells: true,
      controls: ['photonsPerMac', 'noiseLinear', 'seed'],
      needsEvidence: 'writing',
      numbers: (s, evidence) => {
        const words = evidence?.written ?? [];
        const first = firstDifference(evidence);
        return {
          photons: number(s.photonsPerMac),
          ...(words.length > 0 ? { count: number(words.length) } : {}),
          ...(first === null ? {} : { same: number(first) }),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['soon', 'late', 'never'],
        answer: (_, evidence) => {
          if (!evidence?.written?.length) return null;
          const first = firstDifference(evidence);
          return first === null ? 'never' : first < 20 ? 'soon' : 'late';
        },
      },
      holds: (s) => s.photonsPerMac < 100,
    },
    {
      id: 'scale',
      basis: 'paper',
      state: { photonsPerDot: 65_280 },
      chart: 'perMac',
      controls: ['width', 'photonsPerDot', 'signPasses'],
      numbers: (s) => ({
        perDot: number(s.photonsPerDot),
        small: number(192),
        smallPhotons: number(s.photonsPerDot / 192),
        middle: number(384),
        middlePhotons: number(s.photonsPerDot / 384),
        width: number(s.width),
        photons: number(evaluate(s).photonsPerMac),
      }),
      prediction: {
        kind: 'number',
        as: 'number',
        answer: (s) => evaluate(s).photonsPerMac,
        within: 1.5,
      },
      // The paper prints 340 and 170 photons for widths 192 and 384.
      holds: (s) => s.photonsPerDot / 192 === 340 && s.photonsPerDot / 384 === 170,
    },
    {
      id: 'energy',
      basis: 'model',
      state: { photonsPerDot: 65_280 },
      chart: 'components',
      controls: ['photonsPerDot', 'signPasses', 'hardware'],
      numbers: (s) => {
        const many = evaluate(s, { photonsPerDot: 288_000 });
        const few = evaluate(s);
        return {
          many: number(288_000),
          few: number(s.photonsPerDot),
          advantageMany: ratio(many.advantage),
          advantage: ratio(few.advantage),
          gain: share(few.advantage / many.advantage - 1),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['little', 'double', 'four'],
        answer: (s) => {
          const gain = evaluate(s).advantage / evaluate(s, { photonsPerDot: 288_000 }).advantage;
          return gain < 1.05 ? 'little' : gain < 3 ? 'double' : 'four';
        },
      },
      holds: (s) => evaluate(s).advantage / evaluate(s, { photonsPerDot: 288_000 }).advantage < 1.01,
    },
  ],
};
