/** What the studies go over. Apart from them, so that the page can tell how long one takes without its machinery. */

/** Three budgets a decade from 1 to 10⁴ photons per MAC; 10⁴ is what the paper counts change from. */
export const photonGrid: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Systematic errors of the map, relative to the mean output of a pass. */
export const systematicLevels: readonly number[] = [0, 0.01, 0.02, 0.04, 0.08, 0.16];

/** Input bits with outputs not rounded, then output bits at 5 input bits [paper, Table 5]. */
export const precisions: readonly { inputBits: number; outputBits: number }[] = [
  ...[10, 9, 8, 7, 6, 5, 4, 3].map((inputBits) => ({ inputBits, outputBits: 0 })),
  ...[8, 7, 6, 5].map((outputBits) => ({ inputBits: 5, outputBits })),
];

/** Tokens written at most; fewer where the context is full before. */
export const MOST_STEPS = 80;

/** Windows whose single products are looked into at most: some 10⁶ dot products each. */
export const MOST_SAMPLED_WINDOWS = 32;
