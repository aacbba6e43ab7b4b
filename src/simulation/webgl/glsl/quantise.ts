/**
 * Quantisers of physics in GLSL. `grid` = (m, 2^b − 1): representable extreme and highest code; a highest code of 0
 * leaves the values as they are, an empty range gives 0. Signed data lies on [−m, m], other data on [0, m]; ties go up.
 */
export const quantiseGlsl = /* glsl */ `
vec4 quantiseSigned(vec4 v, vec2 grid) {
  if (grid.y == 0.0) return v;
  if (grid.x <= 0.0) return vec4(0);
  vec4 code = floor(clamp((v + grid.x) / (2.0 * grid.x), 0.0, 1.0) * grid.y + 0.5);
  return code / grid.y * (2.0 * grid.x) - grid.x;
}
vec4 quantiseNonNegative(vec4 v, vec2 grid) {
  if (grid.y == 0.0) return v;
  if (grid.x <= 0.0) return vec4(0);
  return floor(clamp(v / grid.x, 0.0, 1.0) * grid.y + 0.5) / grid.y * grid.x;
}
`;
