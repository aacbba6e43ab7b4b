import { EXPANSION_FROM } from '../../../random';

/**
 * `vec4 poissonCounts(vec4 mean, uvec4 words)`: src/random/poisson.ts for the four outputs of a texel. Below the
 * threshold the distribution is inverted by subtracting probabilities from the uniform; in float32 the remainder is
 * good to 10⁻⁷, so the search also ends once the probabilities fall below that behind the mode. Needs normalGlsl.
 */
export const poissonGlsl = /* glsl */ `
vec4 invertedCounts(vec4 mean, uvec4 words) {
  vec4 remainder = (vec4(words) + 0.5) * 2.3283064365386963e-10;
  vec4 probability = exp(-mean);
  vec4 counts = vec4(0);
  // Below a mean of 12 no count comes near the bound, but a NaN must not hang the device.
  for (int guard = 0; guard < 96; guard++) {
    // 1 where the search goes on, 0 where it has ended.
    vec4 open = step(probability, remainder) * max(step(counts, mean), step(1.0e-9, probability));
    if (open == vec4(0)) break;
    remainder -= probability * open;
    counts += open;
    probability *= mix(vec4(1), mean / max(counts, 1.0), open);
  }
  return counts;
}
vec4 poissonCounts(vec4 mean, uvec4 words) {
  // The normal is z = cosine·√squared; the expansion mean + √mean·z + (z² − 1)/6 + ½ needs one root for both.
  vec4 cosine = quarterWave(abs(centred(words)) - 0.25);
  vec4 squared = radiusSquared(words);
  vec4 shift = cosine * sqrt(mean * squared) + (cosine * cosine * squared) * 0.16666667;
  vec4 counts = max(floor(mean + (shift + (0.5 - 0.16666667))), 0.0);
  bvec4 few = lessThan(mean, vec4(${EXPANSION_FROM}.0));
  // A loop rather than a branch: where branches are masked, not taken, all would pay for the search.
  for (bool search = any(few); search; search = false) {
    vec4 searched = mix(vec4(0), invertedCounts(min(mean, ${EXPANSION_FROM}.0), words), greaterThan(mean, vec4(0)));
    counts = mix(counts, searched, few);
  }
  return counts;
}
`;
