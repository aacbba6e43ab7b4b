/**
 * Box–Muller from 32-bit words, as in src/random/normal.ts, in float32.
 *
 * GLSL leaves the precision of log, sin and cos to the device (sin and cos may be off by 2⁻¹¹), so all are written out
 * here. ln u = e·ln 2 + 2·artanh((m − 1)/(m + 1)) with m in [√½, √2). The angle is folded to a quarter turn, of which
 * `quarterWave` is the minimax polynomial of sin(2πt), |t| ≤ ¼, to 4·10⁻⁹. In all errors stay below 3·10⁻⁷.
 *
 * For T = vec2/uvec2 and vec4/uvec4: `radiusSquared(T words)` = −2 ln u, `centred(T words)` = turns − ½, and
 * `quarterWave(abs(centred) − ¼)` is the cosine. Halves of words become floats as signed integers: that is one
 * instruction everywhere, for unsigned ones several.
 */
const forWidth = (width: 2 | 4): string => {
  const [f, i, u] = [`vec${width}`, `ivec${width}`, `uvec${width}`];
  return /* glsl */ `
${f} radiusSquared(${u} words) {
  ${u} bits = floatBitsToUint((${f}(${i}(words >> 16u)) + 0.5) * (1.0 / 65536.0));
  // Adding this carries into the exponent exactly when the mantissa is √2 or more.
  ${u} shifted = bits + 0x004afb0du;
  ${f} exponent = ${f}(${i}(shifted >> 23u) - 127);
  ${f} mantissa = uintBitsToFloat((shifted & 0x007fffffu) + 0x3f3504f3u);
  ${f} s = (mantissa - 1.0) / (mantissa + 1.0);
  ${f} s2 = s * s;
  ${f} series = 4.0 + s2 * (1.3333333 + s2 * (0.8 + s2 * (0.57142857 + s2 * 0.44444444)));
  return -(exponent * 1.38629436 + s * series);
}
${f} centred(${u} words) {
  return ${f}(${i}(words & 0xffffu)) * (1.0 / 65536.0) + (0.5 / 65536.0 - 0.5);
}`;
};

/**
 * `vec4 texelNormals(int column, int position, uint place, uint key)`: the normals of the texel whose outputs are
 * (position, column), (position, column + 1) and the two below; `column` is even. One word serves both columns:
 * its cosine is the even one's, its sine the odd one's. Needs hashGlsl.
 */
export const normalGlsl = /* glsl */ `
${forWidth(2)}
${forWidth(4)}
vec4 quarterWave(vec4 t) {
  vec4 s = t * t;
  return t * (6.28318516 + s * (-41.3416550 + s * (81.6010041 + s * (-76.5497823 + s * 39.5367060))));
}
uint wordOf(uvec4 words, int index) {
  return index < 2 ? (index == 0 ? words.x : words.y) : (index == 2 ? words.z : words.w);
}
vec4 texelNormals(int column, int position, uint place, uint key) {
  int index = (column & 7) >> 1;
  uvec4 counter = uvec4(uint(column) >> 3u, uint(position), place, key);
  uvec2 words = uvec2(wordOf(pcg4d(counter), index), 0u);
  counter.y += 1u;
  words.y = wordOf(pcg4d(counter), index);
  vec2 turns = centred(words);
  vec2 forCosine = abs(turns) - 0.25;
  vec2 forSine = mix(0.25 - abs(forCosine), abs(forCosine) - 0.25, greaterThan(turns, vec2(0)));
  return quarterWave(vec4(forCosine.x, forSine.x, forCosine.y, forSine.y)) * sqrt(radiusSquared(words)).xxyy;
}
`;
