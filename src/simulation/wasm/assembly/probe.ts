/** The parts of the noise one by one, over arrays: for tests of their accuracy and for measuring them. */
import { hash4, hashed } from './hash';
import { normals16 } from './normal';
import { counts, poisson8 } from './poisson';
import { exp4, log4 } from './polynomials';

/** `count` counters of four words each at `counters` (a multiple of 4) to their hashes at `target`. */
export function probeHash(counters: usize, target: usize, count: i32): void {
  const x = memory.data(64, 16);
  for (let i = 0; i < count; i += 4) {
    for (let lane: usize = 0; lane < 4; lane++)
      for (let word: usize = 0; word < 4; word++)
        store<u32>(x + (word << 4) + (lane << 2), load<u32>(counters + ((<usize>i + lane) << 4) + (word << 2)));
    hash4(v128.load(x), v128.load(x, 16), v128.load(x, 32), v128.load(x, 48));
    for (let lane: usize = 0; lane < 4; lane++)
      for (let word: usize = 0; word < 4; word++)
        store<u32>(target + ((<usize>i + lane) << 4) + (word << 2), load<u32>(hashed + (word << 4) + (lane << 2)));
  }
}

/** Both normals of `count` words (a multiple of 16): per four words four cosines, then four sines. */
export function probeNormals(words: usize, target: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count << 2; i += 64) normals16(words + i, target + 2 * i);
}

/** Poisson counts with the means at `means` from `count` words (a multiple of 8). */
export function probeCounts(means: usize, words: usize, target: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count << 2; i += 32) {
    poisson8(v128.load(means + i), v128.load(means + i, 16), v128.load(words + i), v128.load(words + i, 16));
    v128.store(target + i, v128.load(counts));
    v128.store(target + i, v128.load(counts, 16), 16);
  }
}

/** Logarithms and exponentials of `count` floats (a multiple of 4). */
export function probeFunctions(values: usize, logarithms: usize, exponentials: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count << 2; i += 16) {
    v128.store(logarithms + i, log4(v128.load(values + i)));
    v128.store(exponentials + i, exp4(v128.load(values + i)));
  }
}
