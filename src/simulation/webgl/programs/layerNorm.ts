import { quantiseGlsl } from '../glsl/quantise';
import { cached, Program } from '../program';

/** Mean and 1/√(variance + ε) of each row: [rows, 2], so that a texel holds both of two rows. Input `x`, uniform `epsilon`. */
export const rowMoments = (): Program =>
  cached(
    'rowMoments',
    () =>
      new Program(
        ['x'],
        [{ name: 'epsilon', type: 'float' }],
        /* glsl */ `
void main() {
  int row = int(gl_FragCoord.y);
  int pairs = textureSize(x, 0).x;
  vec4 sum = vec4(0);
  for (int i = 0; i < pairs; i++) sum += texelFetch(x, ivec2(i, row), 0);
  float columns = float(2 * pairs);
  vec2 mean = (sum.xz + sum.yw) / columns;
  vec4 squares = vec4(0);
  for (int i = 0; i < pairs; i++) {
    vec4 deviation = texelFetch(x, ivec2(i, row), 0) - mean.xxyy;
    squares += deviation * deviation;
  }
  vec2 scale = 1.0 / sqrt((squares.xz + squares.yw) / columns + epsilon);
  setOutput(vec4(mean.x, scale.x, mean.y, scale.y));
}`,
      ),
    {},
  );

/**
 * (x − mean)·scale·γ + β, then quantised as signed data. Inputs: `x`, `moments` of `rowMoments`, `affine` [2, width]
 * (row γ, row β). Uniform `grid`: (m, highest code), see quantiseGlsl.
 */
export const normalise = (): Program =>
  cached(
    'normalise',
    () =>
      new Program(
        ['x', 'moments', 'affine'],
        [{ name: 'grid', type: 'vec2' }],
        /* glsl */ `${quantiseGlsl}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 m = texelFetch(moments, ivec2(0, at.y), 0);
  vec4 a = texelFetch(affine, ivec2(at.x, 0), 0);
  vec4 value = (texelFetch(x, at, 0) - m.xxzz) * m.yyww * a.xyxy + a.zwzw;
  setOutput(quantiseSigned(value, grid));
}`,
      ),
    {},
  );
