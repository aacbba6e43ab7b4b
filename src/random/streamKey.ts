import { pcg4d } from './pcg4d';

/** What a stream of random words is for: no two purposes share words. */
export const purposes = { gaussian: 0, poisson: 1, systematicUnderPoisson: 2, sampling: 3 } as const;

export type Purpose = (typeof purposes)[keyof typeof purposes];

const words = new Uint32Array(4);

/**
 * The fourth counter word of one matrix product: a hash of everything that names the product.
 * The other three words are left for the place inside it (output, position, window and head).
 *
 * @param operationIndex q 0, k 1, v 2, qk 3, av 4, o 5, up 6, down 7
 * @returns an unsigned 32-bit integer
 */
export function streamKey(seed: number, layer: number, operationIndex: number, purpose: Purpose): number {
  return pcg4d(seed, layer, operationIndex, purpose, words)[3]!;
}
