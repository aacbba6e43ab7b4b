import { boxMuller } from './normal';

/** From this mean on, counts come from the rounded normal expansion, below it from inversion. */
export const EXPANSION_FROM = 12;

/** Inversion stops here: at a mean below 12 a count above 80 has probability below 10⁻³⁸. */
const MOST_COUNTS = 80;

/**
 * One Poisson count with mean `mean` from one 32-bit word.
 *
 * Below 12 by inversion, exact to the 2⁻³² of the word. From 12 on the Cornish–Fisher expansion
 * floor(λ + √λ·z + (z² − 1)/6 + ½): mean, variance and skewness of the Poisson distribution,
 * at a cost that does not grow with the mean. No word serves both branches at once.
 *
 * @param mean λ ≥ 0; 0 gives 0
 * @param word unsigned 32-bit integer
 */
export function poisson(mean: number, word: number): number {
  if (!(mean > 0)) return 0;
  if (mean >= EXPANSION_FROM) {
    const z = boxMuller(word, false);
    return Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5));
  }
  const u = (word + 0.5) / 4294967296;
  let probability = Math.exp(-mean);
  let cumulative = probability;
  let count = 0;
  while (u > cumulative && count < MOST_COUNTS) {
    count += 1;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}
