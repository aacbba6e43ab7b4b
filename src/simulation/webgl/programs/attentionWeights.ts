import { onlyIf } from '../glsl/onlyIf';
import { quantiseGlsl } from '../glsl/quantise';
import { quotientGlsl } from '../glsl/quotient';
import { cached, Program } from '../program';

/**
 * Largest value and Σ exp(value − largest) of the scaled scores up to the diagonal: [slots·heads·context, 2], two rows
 * per texel. Input `scores` [slots·heads·context, context]; uniforms `context`, `scale` (1/√headDim).
 */
export const softmaxMoments = (): Program =>
  cached(
    'softmaxMoments',
    () =>
      new Program(
        ['scores'],
        [
          { name: 'context', type: 'int' },
          { name: 'scale', type: 'float' },
        ],
        /* glsl */ `${quotientGlsl}
void main() {
  int row = int(gl_FragCoord.y);
  int pairs = context >> 1;
  int last = row - pairs * quotient(row, pairs);
  // The last texel holds the diagonal: its first row ends at its first column.
  vec4 end = texelFetch(scores, ivec2(last, row), 0);
  vec2 largest = vec2(end.x, max(end.z, end.w));
  for (int i = 0; i < last; i++) {
    vec4 s = texelFetch(scores, ivec2(i, row), 0);
    largest = max(largest, max(s.xz, s.yw));
  }
  vec4 e = exp((end - largest.xxyy) * scale);
  vec2 sum = vec2(e.x, e.z + e.w);
  for (int i = 0; i < last; i++) {
    vec4 s = exp((texelFetch(scores, ivec2(i, row), 0) - largest.xxyy) * scale);
    sum += s.xz + s.yw;
  }
  setOutput(vec4(largest.x, sum.x, largest.y, sum.y));
}`,
      ),
    {},
  );

/**
 * Causal softmax, quantised as non-negative data: same shape as `scores`; exactly 0 behind the diagonal. Inputs
 * `scores`, `moments` of `softmaxMoments`; uniforms `context`, `scale`, `grid`.
 */
export const attentionWeights = (): Program =>
  cached(
    'attentionWeights',
    () =>
      new Program(
        ['scores', 'moments'],
        [
          { name: 'context', type: 'int' },
          { name: 'scale', type: 'float' },
          { name: 'grid', type: 'vec2' },
        ],
        /* glsl */ `${quantiseGlsl}${quotientGlsl}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int pairs = context >> 1;
  int diagonal = at.y - pairs * quotient(at.y, pairs);
  ${onlyIf(
    'at.x <= diagonal',
    /* glsl */ `
    vec4 m = texelFetch(moments, ivec2(0, at.y), 0);
    vec4 weights = exp((texelFetch(scores, at, 0) - m.xxzz) * scale) / m.yyww;
    if (at.x == diagonal) weights.y = 0.0;
    setOutput(quantiseNonNegative(weights, grid));`,
  )}
}`,
      ),
    {},
  );
