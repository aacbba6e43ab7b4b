/** Poisson counts, four at a time; the specification is `src/random/poisson.ts`. */
import { cosineNormal4 } from './normal';
import { exp4, multiplyAdd } from './polynomials';

const EXPANSION_FROM: f32 = 12;
const MOST_COUNTS: i32 = 80;
/** Beyond the mode a term below this cannot change a sum of 24 bits: the search ends, at most 3 counts late. */
const LEAST_TERM: f32 = 2e-9;

/** 1/k for k = 0…83 (1/0 unused). */
const reciprocals: usize = memory.data(4 * 84, 16);
for (let k: i32 = 1; k < MOST_COUNTS + 4; k++) store<f32>(reciprocals + (<usize>k << 2), <f32>(1.0 / <f64>k));

/** Rounded normal expansion: floor(λ + √λ z + (z² − 1)/6 + ½), at least 0. */
// @ts-ignore: decorator
@inline
function expansion4(mean: v128, words: v128): v128 {
  const z = cosineNormal4(words);
  // (z² − 1)/6 + ½ = z²/6 + ⅓
  const correction = multiplyAdd(f32x4.mul(z, z), f32x4.splat(0.16666667), f32x4.splat(0.33333334));
  const count = f32x4.floor(f32x4.add(mean, multiplyAdd(f32x4.sqrt(mean), z, correction)));
  return f32x4.pmax(count, f32x4.splat(0));
}

/** u = (word + ½)/2³²; a float has room for the upper 24 bits of the word. */
// @ts-ignore: decorator
@inline
function uniform4(words: v128): v128 {
  const upper = f32x4.convert_i32x4_s(i32x4.shr_u(words, 8));
  return multiplyAdd(upper, f32x4.splat(5.9604644775390625e-8), f32x4.splat(2.98023223876953125e-8));
}

// @ts-ignore: decorator
@inline
function nextTerm(term: v128, mean: v128, k: usize): v128 {
  return f32x4.mul(term, f32x4.mul(mean, v128.load32_splat(k)));
}

/**
 * Inversion: the least count whose cumulative probability reaches u. Two vectors at once, because
 * the search is a chain of dependent steps that ends unpredictably; four terms at a time, because
 * the question whether to go on costs as much as a term. The result is in `counts`.
 */
function inversion8(meanA: v128, meanB: v128, wordsA: v128, wordsB: v128): void {
  const uA = uniform4(wordsA);
  const uB = uniform4(wordsB);
  let termA = exp4(f32x4.neg(meanA));
  let termB = exp4(f32x4.neg(meanB));
  let sumA = termA;
  let sumB = termB;
  let belowA = f32x4.gt(uA, sumA);
  let belowB = f32x4.gt(uB, sumB);
  let countA = i32x4.splat(0);
  let countB = countA;
  const least = f32x4.splat(LEAST_TERM);
  let k = reciprocals + 4;
  const end = reciprocals + 4 * MOST_COUNTS;
  while (k < end) {
    const going = v128.or(
      v128.and(belowA, f32x4.gt(termA, least)),
      v128.and(belowB, f32x4.gt(termB, least)),
    );
    if (!v128.any_true(going)) break;
    countA = i32x4.sub(countA, belowA);
    countB = i32x4.sub(countB, belowB);
    termA = nextTerm(termA, meanA, k);
    termB = nextTerm(termB, meanB, k);
    sumA = f32x4.add(sumA, termA);
    sumB = f32x4.add(sumB, termB);
    countA = i32x4.sub(countA, f32x4.gt(uA, sumA));
    countB = i32x4.sub(countB, f32x4.gt(uB, sumB));
    termA = nextTerm(termA, meanA, k + 4);
    termB = nextTerm(termB, meanB, k + 4);
    sumA = f32x4.add(sumA, termA);
    sumB = f32x4.add(sumB, termB);
    countA = i32x4.sub(countA, f32x4.gt(uA, sumA));
    countB = i32x4.sub(countB, f32x4.gt(uB, sumB));
    termA = nextTerm(termA, meanA, k + 8);
    termB = nextTerm(termB, meanB, k + 8);
    sumA = f32x4.add(sumA, termA);
    sumB = f32x4.add(sumB, termB);
    countA = i32x4.sub(countA, f32x4.gt(uA, sumA));
    countB = i32x4.sub(countB, f32x4.gt(uB, sumB));
    termA = nextTerm(termA, meanA, k + 12);
    termB = nextTerm(termB, meanB, k + 12);
    sumA = f32x4.add(sumA, termA);
    sumB = f32x4.add(sumB, termB);
    belowA = f32x4.gt(uA, sumA);
    belowB = f32x4.gt(uB, sumB);
    k += 16;
  }
  v128.store(counts, f32x4.convert_i32x4_s(countA));
  v128.store(counts, f32x4.convert_i32x4_s(countB), 16);
}

/** Where `poisson8` leaves its counts (as floats): 8 lanes. */
export const counts: usize = memory.data(32, 16);

/** One count per lane into `counts`, with means ≥ 0, from one word per lane. */
// @ts-ignore: decorator
@inline
export function poisson8(meanA: v128, meanB: v128, wordsA: v128, wordsB: v128): void {
  const limit = f32x4.splat(EXPANSION_FROM);
  const few = v128.or(f32x4.lt(meanA, limit), f32x4.lt(meanB, limit));
  if (v128.any_true(few)) {
    mixed8(meanA, meanB, wordsA, wordsB);
  } else {
    v128.store(counts, expansion4(meanA, wordsA));
    v128.store(counts, expansion4(meanB, wordsB), 16);
  }
}

/** Lanes on both sides of the limit: each branch computes all lanes, the mask chooses. */
function mixed8(meanA: v128, meanB: v128, wordsA: v128, wordsB: v128): void {
  const limit = f32x4.splat(EXPANSION_FROM);
  const fewA = f32x4.lt(meanA, limit);
  const fewB = f32x4.lt(meanB, limit);
  inversion8(v128.and(meanA, fewA), v128.and(meanB, fewB), wordsA, wordsB);
  if (!i32x4.all_true(fewA))
    v128.store(counts, v128.bitselect(v128.load(counts), expansion4(meanA, wordsA), fewA));
  if (!i32x4.all_true(fewB))
    v128.store(counts, v128.bitselect(v128.load(counts, 16), expansion4(meanB, wordsB), fewB), 16);
}
