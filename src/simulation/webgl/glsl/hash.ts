/** pcg4d as in src/random, word for word: `uvec4 pcg4d(uvec4)`. Unsigned arithmetic wraps in GLSL ES 3.0 too. */
export const hashGlsl = /* glsl */ `
uvec4 pcg4d(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}
`;
