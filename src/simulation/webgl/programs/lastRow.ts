import { cached, Program } from '../program';

/** One row of a matrix: [2, columns], row 0 the row, row 1 zeros. Input `x`; uniform `wanted`, the row. */
export const pickRow = (): Program =>
  cached(
    'pickRow',
    () =>
      new Program(
        ['x'],
        [{ name: 'wanted', type: 'int' }],
        /* glsl */ `
void main() {
  vec4 texel = texelFetch(x, ivec2(int(gl_FragCoord.x), wanted >> 1), 0);
  setOutput(vec4((wanted & 1) == 0 ? texel.xy : texel.zw, 0, 0));
}`,
      ),
    {},
  );

/** A matrix with a further pair of rows that holds a canary in every place. Input `x`; uniforms `pairs` (of rows of x), `canary`. */
export const withCanary = (): Program =>
  cached(
    'withCanary',
    () =>
      new Program(
        ['x'],
        [
          { name: 'pairs', type: 'int' },
          { name: 'canary', type: 'float' },
        ],
        /* glsl */ `
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  setOutput(at.y == pairs ? vec4(canary) : texelFetch(x, at, 0));
}`,
      ),
    {},
  );
