/** Poisson counts, four at a time; the specification is `src/random/poisson.ts`. */
import { cosineNormal4 } from './normal';
import { exp4, multiplyAdd } from './polynomials';

const EXPANSION_FROM: f32 = 12;
const MOST_COUNTS: i32 = 80;
/** Beyond the mode a term below this cannot change a sum of 24 bits: the search ends. */
const LEAST_TERM: f32 = 2e-9;

/** 1/k for k = 0…80 (1/0 unused). */
const reciprocals: usize = memory.data(4 * 81, 16);
for (let k: i32 = 1; k <= MOST_COUNTS; k++) store<f32>(reciprocals + (<usize>k << 2), <f32>(1.0 / <f64>k));

/** Rounded normal expansion: floor(λ + √λ z + (z² − 1)/6 + ½), at least 0. */
// @ts-ignore: decorator
@inline
function expansion4(mean: v128, words: v128): v128 {
  const z = cosineNormal4(words);
  // (z² − 1)/6 + ½ = z²/6 + ⅓
  const correction = multiplyAdd(f32x4.mul(z, z), f32x4.splat(0.16666667), f32x4.splat(0.33333334));
  const count = f32x4.floor(f32x4.add(mean, multiplyAdd(f32x4.sqrt(mean), z, correction)));
  return f32x4.max(count, f32x4.splat(0));
}

/** Inversion: the least count whose cumulative probability reaches u = (word + ½)/2³². */
function inversion4(mean: v128, words: v128): v128 {
  const u = multiplyAdd(f32x4.convert_i32x4_u(words), f32x4.splat(2.3283064365386963e-10), f32x4.splat(1.1641532e-10));
  let term = exp4(f32x4.neg(mean));
  let cumulative = term;
  let count = f32x4.splat(0);
  for (let k: i32 = 1; k <= MOST_COUNTS; k++) {
    const searching = v128.and(f32x4.gt(u, cumulative), f32x4.gt(term, f32x4.splat(LEAST_TERM)));
    if (!v128.any_true(searching)) break;
    count = f32x4.add(count, v128.and(searching, f32x4.splat(1)));
    term = f32x4.mul(term, f32x4.mul(mean, v128.load32_splat(reciprocals + (<usize>k << 2))));
    cumulative = f32x4.add(cumulative, term);
  }
  return count;
}

/** One count per lane (as floats) with means `mean` ≥ 0, from one word per lane. */
// @ts-ignore: decorator
@inline
export function poisson4(mean: v128, words: v128): v128 {
  const many = f32x4.ge(mean, f32x4.splat(EXPANSION_FROM));
  if (i32x4.all_true(many)) return expansion4(mean, words);
  return mixed4(mean, words, many);
}

/** Lanes on both sides of the limit: each branch computes all lanes, the mask chooses. */
function mixed4(mean: v128, words: v128, many: v128): v128 {
  if (!v128.any_true(f32x4.gt(mean, f32x4.splat(0)))) return f32x4.splat(0);
  const few = inversion4(v128.andnot(mean, many), words);
  if (!v128.any_true(many)) return few;
  return v128.bitselect(expansion4(mean, words), few, many);
}
