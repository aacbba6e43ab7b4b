import { cached, Program, type UniformSpec } from '../program';

/*
 * ȳ, the mean normalised output of each pass over one window, as a vector product (physics §7):
 * Σ_j mean over rows of xN_ij · mean over columns of wN_jk. Both vectors are laid out alike: one texel holds
 * (x₊, x₋) of term j and of term j + 1.
 */

const context: UniformSpec = { name: 'context', type: 'int' };
const rowCount: UniformSpec = { name: 'rowCount', type: 'int' };
const leastTransmission: UniformSpec = { name: 'leastTransmission', type: 'float' };

/** Value v of a texel row as (v₀₊, v₀₋, v₁₊, v₁₋). */
const split = (pair: string) =>
  `vec4(max(${pair}.x, 0.0), max(-${pair}.x, 0.0), max(${pair}.y, 0.0), max(-${pair}.y, 0.0))`;

/** 1/value, or 0 for 0: a dark part stays dark. */
const inverse = /* glsl */ `
vec2 inverse0(vec2 v) {
  return mix(vec2(0), 1.0 / v, greaterThan(v, vec2(0)));
}`;

/**
 * Mean over the rows of a window of x₊ and x₋, each divided by the largest of its row. Layout `heads`: x
 * [slots·context, heads·a] → [2·slots, heads·a]; `maps`: x [slots·heads·context, context] → [2·slots·heads, context].
 * Inputs `x`, `largest` of `rowPeaks`; uniforms `context`, `rowCount` (rows in use), and `pairs` (texels of a head) or `heads`.
 */
export const inputMeans = (layout: 'heads' | 'maps'): Program =>
  cached(
    'inputMeans',
    () =>
      new Program(
        ['x', 'largest'],
        [context, rowCount, { name: layout === 'heads' ? 'pairs' : 'heads', type: 'int' }],
        /* glsl */ `${inverse}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ${
    layout === 'heads'
      ? 'int head = at.x / pairs; int slot = at.y;'
      : 'int slot = at.y / heads; int head = at.y - slot * heads;'
  }
  vec4 sum = vec4(0);
  for (int i = 0; i < rowCount; i++) {
    vec4 texel = texelFetch(x, ivec2(at.x, (at.y * context + i) >> 1), 0);
    vec2 pair = (i & 1) == 0 ? texel.xy : texel.zw;
    vec4 both = texelFetch(largest, ivec2(head, (slot * context + i) >> 1), 0);
    vec2 rowLargest = (i & 1) == 0 ? both.xy : both.zw;
    sum += ${split('pair')} * inverse0(rowLargest).xyxy;
  }
  setOutput(sum / float(rowCount));
}`,
      ),
    layout,
  );

/**
 * Mean over the keys of a window of the parts of Kᵀ, divided by their largest and lifted to the least transmission:
 * K [slots·context, heads·a] → [2·slots, heads·a]. Inputs `w`, `peaks` of `matrixPeaks`; uniforms `context`, `rowCount`,
 * `pairs`, `leastTransmission`.
 */
export const keyMeans = (): Program =>
  cached(
    'keyMeans',
    () =>
      new Program(
        ['w', 'peaks'],
        [context, rowCount, { name: 'pairs', type: 'int' }, leastTransmission],
        /* glsl */ `${inverse}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec2 largest = texelFetch(peaks, ivec2(at.x / pairs, at.y), 0).xy;
  vec4 floors = (leastTransmission * largest).xyxy;
  vec4 sum = vec4(0);
  for (int i = 0; i < rowCount; i++) {
    vec4 texel = texelFetch(w, ivec2(at.x, (at.y * context + i) >> 1), 0);
    vec2 pair = (i & 1) == 0 ? texel.xy : texel.zw;
    sum += max(${split('pair')}, floors);
  }
  setOutput(sum * inverse0(largest).xyxy / float(rowCount));
}`,
      ),
    {},
  );

/**
 * Mean over the columns of a head of the parts of V, as `keyMeans`: V [slots·context, heads·a] →
 * [2·slots·heads, context]. Inputs `w`, `peaks`; uniforms `context`, `heads`, `pairs`, `leastTransmission`.
 */
export const valueMeans = (): Program =>
  cached(
    'valueMeans',
    () =>
      new Program(
        ['w', 'peaks'],
        [context, { name: 'heads', type: 'int' }, { name: 'pairs', type: 'int' }, leastTransmission],
        /* glsl */ `${inverse}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int slot = at.y / heads;
  int head = at.y - slot * heads;
  vec2 largest = texelFetch(peaks, ivec2(head, slot), 0).xy;
  vec2 floors = leastTransmission * largest;
  vec4 sum = vec4(0);
  for (int i = 0; i < pairs; i++) {
    vec4 v = texelFetch(w, ivec2(head * pairs + i, slot * (context >> 1) + at.x), 0);
    sum += max(vec4(v.x, -v.x, v.z, -v.z), floors.xyxy) + max(vec4(v.y, -v.y, v.w, -v.w), floors.xyxy);
  }
  setOutput(sum * inverse0(largest).xyxy / float(2 * pairs));
}`,
      ),
    {},
  );

/**
 * ȳ of the four passes of each slot, mean over heads: [2·slots, 2], texel (++, −−, +−, −+). Inputs `xMeans`, `wMeans`;
 * uniforms `groups` (rows of texels of a slot), `heads` to divide by, `oneForAll` (1: one wMeans for all slots, as weights have).
 */
export const passMeans = (): Program =>
  cached(
    'passMeans',
    () =>
      new Program(
        ['xMeans', 'wMeans'],
        [
          { name: 'groups', type: 'int' },
          { name: 'heads', type: 'int' },
          { name: 'oneForAll', type: 'int' },
        ],
        /* glsl */ `
void main() {
  int slot = int(gl_FragCoord.y);
  int pairs = textureSize(xMeans, 0).x;
  vec4 sum = vec4(0);
  for (int group = 0; group < groups; group++) {
    int row = slot * groups + group;
    for (int i = 0; i < pairs; i++) {
      vec4 a = texelFetch(xMeans, ivec2(i, row), 0);
      vec4 b = texelFetch(wMeans, ivec2(i, oneForAll == 1 ? 0 : row), 0);
      sum += a.xyxy * b.xyyx + a.zwzw * b.zwwz;
    }
  }
  setOutput(sum / float(heads));
}`,
      ),
    {},
  );
