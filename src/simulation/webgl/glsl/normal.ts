/**
 * Box–Muller from 32-bit words, as in src/random/normal.ts, in float32.
 *
 * GLSL leaves the precision of log, sin and cos to the device (sin and cos may be off by 2⁻¹¹), so all three are
 * written out here. The radius uses ln u = e·ln 2 + 2·artanh((m − 1)/(m + 1)) with m in [√½, √2); the angle is
 * reduced to a quarter turn in whole numbers, then summed as a Taylor series on [−π/4, π/4]. Errors below 2·10⁻⁷.
 *
 * Gives, for T = vec2/uvec2 and vec4/uvec4: `radius(T words)` = √(−2 ln u), `turn(T words, out T sine)` = cosine.
 */
const forWidth = (width: 2 | 4): string => {
  const [f, i, u, b] = [`vec${width}`, `ivec${width}`, `uvec${width}`, `bvec${width}`];
  return /* glsl */ `
${f} radius(${u} words) {
  ${u} bits = floatBitsToUint((${f}(words >> 16u) + 0.5) * (1.0 / 65536.0));
  // Adding this carries into the exponent exactly when the mantissa is √2 or more.
  ${u} shifted = bits + 0x004afb0du;
  ${f} exponent = ${f}(${i}(shifted >> 23u) - 127);
  ${f} mantissa = uintBitsToFloat((shifted & 0x007fffffu) + 0x3f3504f3u);
  ${f} s = (mantissa - 1.0) / (mantissa + 1.0);
  ${f} s2 = s * s;
  ${f} series = 2.0 + s2 * (0.66666667 + s2 * (0.4 + s2 * (0.28571429 + s2 * 0.22222222)));
  return sqrt(-2.0 * (exponent * 0.69314718 + s * series));
}
${f} turn(${u} words, out ${f} sine) {
  ${u} tick = words & 0xffffu;
  ${u} quarter = (tick + 8192u) >> 14u;
  ${f} t = (${f}(${i}(tick) - ${i}(quarter << 14u)) + 0.5) * 9.58737992e-5;
  ${f} t2 = t * t;
  ${f} s = t * (1.0 + t2 * (-0.16666667 + t2 * (8.3333333e-3 + t2 * (-1.98412698e-4 + t2 * 2.75573192e-6))));
  ${f} c = 1.0 + t2 * (-0.5 + t2 * (4.1666667e-2 + t2 * (-1.38888889e-3 + t2 * 2.48015873e-5)));
  ${b} odd = equal(quarter & 1u, ${u}(1u));
  ${f} cosine = mix(c, s, odd);
  sine = mix(s, c, odd);
  cosine = mix(cosine, -cosine, equal((quarter + 1u) & 2u, ${u}(2u)));
  sine = mix(sine, -sine, equal(quarter & 2u, ${u}(2u)));
  return cosine;
}
`;
};

/**
 * `vec4 texelNormals(int column, int position, uint place, uint key)`: the normals of the texel whose outputs are
 * (position, column), (position, column + 1) and the two below; `column` is even. One word serves both columns:
 * its cosine is the even one's, its sine the odd one's.
 */
export const normalGlsl = /* glsl */ `
${forWidth(2)}
${forWidth(4)}
uint wordOf(uvec4 words, int index) {
  return index < 2 ? (index == 0 ? words.x : words.y) : (index == 2 ? words.z : words.w);
}
vec4 texelNormals(int column, int position, uint place, uint key) {
  int index = (column & 7) >> 1;
  uvec4 counter = uvec4(uint(column) >> 3u, uint(position), place, key);
  uvec2 words = uvec2(wordOf(pcg4d(counter), index), 0u);
  counter.y += 1u;
  words.y = wordOf(pcg4d(counter), index);
  vec2 sine;
  vec2 cosine = turn(words, sine);
  vec2 r = radius(words);
  return vec4(cosine.x, sine.x, cosine.y, sine.y) * r.xxyy;
}
`;
