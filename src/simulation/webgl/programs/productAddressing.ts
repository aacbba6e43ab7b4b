import { quotientGlsl } from '../glsl/quotient';
import type { UniformSpec } from '../program';

/**
 * How operands and result of a product lie in their textures (a: headDim, T: context):
 *
 * - `linear`: x [slots·T, inner], w [inner, columns], y [slots·T, columns]
 * - `transposed`: the same with w given as [columns, inner], as the tied head is
 * - `scores`: x = Q and w = K, both [slots·T, heads·a], taken head by head; y [slots·heads·T, T], of which only
 *   texels up to the diagonal are computed
 * - `values`: x = weights [slots·heads·T, T], w = V [slots·T, heads·a]; y [slots·T, heads·a]. Weights behind the
 *   diagonal are 0, so the sum ends there.
 */
export type Layout = 'linear' | 'transposed' | 'scores' | 'values';

export interface Geometry {
  layout: Layout;
  /** Terms of the sum, even. For `values` T. */
  inner: number;
  /** Heads in a window; 1 for `linear` and `transposed`. */
  heads: number;
  /** a, even; of no use for `linear` and `transposed`. */
  headDim: number;
}

/** Where a bare product stands among the heads and (when it is done in strips) rows of its window. */
const firstPlace: readonly UniformSpec[] = [
  { name: 'firstHead', type: 'int' },
  { name: 'firstPosition', type: 'int' },
];

interface Addressing {
  uniforms: UniformSpec[];
  /** Functions that `locate` needs. */
  functions: string;
  /**
   * Defines at, slot, head, position, column, steps, and the texture coordinates of the operands' first texels, half a
   * texel early along the sum: (startX, acrossX) and (startW, acrossW), with stepX, stepW between texels; for noise also place and rowsAt.
   */
  locate: string;
  /** Condition under which an output is wanted at all; the others are 0. */
  wanted?: string;
  /** Texture coordinates of the texels of both operands, from alongX and alongW. */
  sampleX: string;
  sampleW: string;
  /** Texels of either operand that one round of the loop takes; divides `steps`. */
  unrolled: 1 | 2 | 4;
  /** The GLSL expression of the 2 × 2 outputs' share of two terms: rows of texel `x` by columns of texel `w`. */
  multiplyAdd(x: string, w: string): string;
}

/** Where the operands of the output texel at gl_FragCoord are. */
export function addressing({ layout, inner, heads, headDim }: Geometry, noisy: boolean): Addressing {
  const half = headDim / 2;
  const unrolled = inner % 8 === 0 ? 4 : inner % 4 === 0 ? 2 : 1;
  const slotAndPair = /* glsl */ `
  int slot = quotient(at.y, pairs);
  int rowPair = at.y - slot * pairs;`;
  const locate: Record<Layout, string> = {
    linear: /* glsl */ `${slotAndPair}
  int column = 2 * at.x;
  ivec2 firstX = ivec2(0, at.y);
  ivec2 firstW = ivec2(at.x, 0);
  float steps = ${inner / 2}.0;`,
    transposed: /* glsl */ `
  ivec2 firstX = ivec2(0, at.y);
  ivec2 firstW = ivec2(0, at.x);
  float steps = ${inner / 2}.0;`,
    scores: /* glsl */ `
  int group = quotient(at.y, pairs);
  int slot = quotient(group, ${heads});
  int head = group - slot * ${heads};
  int rowPair = at.y - group * pairs;
  int column = 2 * at.x;
  ivec2 firstX = ivec2(head * ${half}, slot * pairs + rowPair);
  ivec2 firstW = ivec2(head * ${half}, slot * pairs + at.x);
  float steps = ${half}.0;`,
    // The sum may run on behind the diagonal: weights are 0 there.
    values: /* glsl */ `${slotAndPair}
  int head = quotient(at.x, ${half});
  int column = 2 * (at.x - head * ${half});
  ivec2 firstX = ivec2(0, (slot * ${heads} + head) * pairs + rowPair);
  ivec2 firstW = ivec2(at.x, slot * pairs);
  float steps = float((rowPair + ${unrolled}) & ${-unrolled});`,
  };
  const alongRow = layout === 'transposed' || layout === 'scores';
  const [along, across] = alongRow ? ['x', 'y'] : ['y', 'x'];
  const places = /* glsl */ `
  int position = 2 * rowPair${layout === 'linear' ? ' + firstPosition' : ''};
  uint place = uint(windows[slot]) * 64u + uint(${layout === 'linear' ? 'firstHead' : 'head'});
  ivec2 rowsAt = ivec2(${layout === 'linear' ? '0' : 'head'}, slot * pairs + rowPair);`;
  return {
    uniforms: [
      ...(layout === 'transposed' ? [] : ([{ name: 'context', type: 'int' }] as const)),
      ...(noisy ? ([{ name: 'windows', type: 'int', length: MOST_SLOTS }] as const) : []),
      ...(noisy && layout === 'linear' ? firstPlace : []),
    ],
    functions: quotientGlsl,
    locate: /* glsl */ `
  ivec2 at = ivec2(gl_FragCoord.xy);
  ${layout === 'transposed' ? '' : 'int pairs = context >> 1;'}
  ${locate[layout]}
  ${noisy ? places : ''}
  vec2 texelX = 1.0 / vec2(textureSize(operandX, 0));
  vec2 texelW = 1.0 / vec2(textureSize(operandW, 0));
  float startX = float(firstX.x) * texelX.x;
  float acrossX = (float(firstX.y) + 0.5) * texelX.y;
  float stepX = texelX.x;
  float startW = float(firstW.${along}) * texelW.${along};
  float acrossW = (float(firstW.${across}) + 0.5) * texelW.${across};
  float stepW = texelW.${along};`,
    ...(layout === 'scores' ? { wanted: 'at.x <= rowPair' } : {}),
    sampleX: 'vec2(alongX, acrossX)',
    sampleW: alongRow ? 'vec2(alongW, acrossW)' : 'vec2(acrossW, alongW)',
    unrolled,
    multiplyAdd: alongRow
      ? (x, w) => `${x}.xxzz * ${w}.xzxz + ${x}.yyww * ${w}.ywyw`
      : (x, w) => `${x}.xxzz * ${w}.xyxy + ${x}.yyww * ${w}.zwzw`,
  };
}

/** Windows that one call of a program can serve. */
export const MOST_SLOTS = 8;
