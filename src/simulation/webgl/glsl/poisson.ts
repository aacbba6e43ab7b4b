import { EXPANSION_FROM } from '../../../random';

/**
 * `vec4 poissonCounts(vec4 mean, uvec4 words)`: src/random/poisson.ts for the four outputs of a texel. Below the
 * threshold the distribution is inverted by subtracting probabilities from the uniform; in float32 the remainder is
 * good to 10⁻⁷, so the search also ends once the probabilities fall below that behind the mode. Needs normalGlsl.
 */
export const poissonGlsl = /* glsl */ `
float invertedCount(float mean, uint word) {
  float remainder = (float(word) + 0.5) * 2.3283064365386963e-10;
  float probability = exp(-mean);
  float count = 0.0;
  while (remainder > probability && (count < mean || probability > 1.0e-9)) {
    remainder -= probability;
    count += 1.0;
    probability *= mean / count;
  }
  return count;
}
vec4 poissonCounts(vec4 mean, uvec4 words) {
  vec4 sine;
  vec4 z = turn(words, sine) * radius(words);
  vec4 counts = max(floor(mean + sqrt(mean) * z + (z * z - 1.0) * 0.16666667 + 0.5), 0.0);
  bvec4 few = lessThan(mean, vec4(${EXPANSION_FROM}.0));
  if (few.x) counts.x = mean.x > 0.0 ? invertedCount(mean.x, words.x) : 0.0;
  if (few.y) counts.y = mean.y > 0.0 ? invertedCount(mean.y, words.y) : 0.0;
  if (few.z) counts.z = mean.z > 0.0 ? invertedCount(mean.z, words.z) : 0.0;
  if (few.w) counts.w = mean.w > 0.0 ? invertedCount(mean.w, words.w) : 0.0;
  return counts;
}
`;
