import { pcg4d, type Words } from './pcg4d';

/**
 * One standard normal from one 32-bit word by Box–Muller: the upper 16 bits give the radius,
 * the lower 16 the angle. Sixteen bits each bound the tails at ±4.86 and keep mean and
 * variance within 10⁻⁴ of 0 and 1, and they let four words serve eight outputs.
 *
 * @param word unsigned 32-bit integer
 * @param odd false: the cosine of the pair, true: its independent partner, the sine
 */
export function boxMuller(word: number, odd: boolean): number {
  const u = ((word >>> 16) + 0.5) / 65536;
  const angle = (2 * Math.PI * ((word & 0xffff) + 0.5)) / 65536;
  return Math.sqrt(-2 * Math.log(u)) * (odd ? Math.sin(angle) : Math.cos(angle));
}

const words: Words = new Uint32Array(4);

/**
 * The standard normal that belongs to one output of one product: eight neighbouring outputs
 * share a hash, two share a word.
 *
 * @param output column of the product
 * @param position row within the window
 * @param place window · 64 + head
 * @param key from `streamKey`
 */
export function normalAt(output: number, position: number, place: number, key: number): number {
  pcg4d(output >>> 3, position, place, key, words);
  return boxMuller(words[(output & 7) >>> 1]!, (output & 1) === 1);
}
