import { hashGlsl } from '../glsl/hash';
import { normalGlsl } from '../glsl/normal';
import { cached, Program } from '../program';

/**
 * The hash laid open, for tests. A float32 holds no 32-bit word, so words come as halves: counter (c, r, place, key) has
 * texels 2c and 2c + 1 of texel row r, holding (x high, x low, y high, y low) and the same of z and w. The tensor of r
 * rows and c columns of counters is [2·r, 4·c]. Uniforms `place` and `key` as signed 32-bit integers.
 */
export const hashWords = (): Program =>
  cached(
    'hashWords',
    () =>
      new Program(
        [],
        [
          { name: 'place', type: 'int' },
          { name: 'key', type: 'int' },
        ],
        /* glsl */ `${hashGlsl}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  uvec4 words = pcg4d(uvec4(uint(at.x >> 1), uint(at.y), uint(place), uint(key)));
  uvec2 pair = (at.x & 1) == 0 ? words.xy : words.zw;
  setOutput(vec4(pair.x >> 16u, pair.x & 0xffffu, pair.y >> 16u, pair.y & 0xffffu));
}`,
      ),
    {},
  );

/** The normals of outputs (row, column) as products draw them: [rows, columns]. Uniforms `place`, `key`. */
export const normalValues = (): Program =>
  cached(
    'normalValues',
    () =>
      new Program(
        [],
        [
          { name: 'place', type: 'int' },
          { name: 'key', type: 'int' },
        ],
        /* glsl */ `${hashGlsl}${normalGlsl}
void main() {
  ivec2 at = 2 * ivec2(gl_FragCoord.xy);
  setOutput(texelNormals(at.x, at.y, uint(place), uint(key)));
}`,
      ),
    {},
  );
