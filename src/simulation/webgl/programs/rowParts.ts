import { cached, Program } from '../program';

/**
 * How the rows of an operand lie in its matrix. `heads`: row (slot, position), each head its own block of columns (of
 * which a product with weights has one). `maps`: row (slot, head, position), as attention weights, which are zero
 * behind the diagonal.
 */
export type RowLayout = 'heads' | 'maps';

/**
 * Sums and largest values of the positive and of the negative part of every row and head: [2·slots·context, 2·heads],
 * one texel (Σx₊, Σx₋, max x₊, max x₋) per row (slot, position) and head. Input `x`.
 * Uniforms: `pairs`, texels of a row and head; `context`; `heads`.
 */
export const rowParts = (layout: RowLayout): Program =>
  cached(
    'rowParts',
    () => {
      const [row, from, to] =
        layout === 'heads'
          ? ['at.y', 'at.x * pairs', 'from + pairs']
          : ['((at.y / context) * heads + at.x) * context + at.y % context', '0', '(row % context) / 2 + 1'];
      return new Program(
        ['x'],
        [
          { name: 'pairs', type: 'int' },
          { name: 'context', type: 'int' },
          { name: 'heads', type: 'int' },
        ],
        /* glsl */ `
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int row = ${row};
  int from = ${from};
  int to = ${to};
  bool second = (row & 1) == 1;
  vec4 parts = vec4(0);
  for (int i = from; i < to; i++) {
    vec4 texel = texelFetch(x, ivec2(i, row >> 1), 0);
    vec2 value = second ? texel.zw : texel.xy;
    vec2 positive = max(value, 0.0);
    vec2 negative = max(-value, 0.0);
    parts.xy += vec2(positive.x + positive.y, negative.x + negative.y);
    parts.z = max(parts.z, max(positive.x, positive.y));
    parts.w = max(parts.w, max(negative.x, negative.y));
  }
  setOutput(parts);
}`,
      );
    },
    layout,
  );

/**
 * Largest value of the positive and of the negative part of the matrix of each slot and head (K or V):
 * [2·slots, 2·heads], texel (max w₊, max w₋, 0, 0). Input `parts` of `rowParts('heads')`.
 * Uniforms: `context`; `rowCount`, rows in use.
 */
export const matrixPeaks = (): Program =>
  cached(
    'matrixPeaks',
    () =>
      new Program(
        ['parts'],
        [
          { name: 'context', type: 'int' },
          { name: 'rowCount', type: 'int' },
        ],
        /* glsl */ `
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec2 peaks = vec2(0);
  for (int i = 0; i < rowCount; i++)
    peaks = max(peaks, texelFetch(parts, ivec2(at.x, at.y * context + i), 0).zw);
  setOutput(vec4(peaks, 0, 0));
}`,
      ),
    {},
  );
