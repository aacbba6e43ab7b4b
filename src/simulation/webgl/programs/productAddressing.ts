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
  /** Defines at, slot, head, position, column, rowOfX, steps, baseX, stepX, baseW, stepW (and place, partsAt). */
  locate: string;
  sampleX: string;
  sampleW: string;
  /** The GLSL expression of the 2 × 2 outputs' share of two terms: rows of texel `x` by columns of texel `w`. */
  multiplyAdd(x: string, w: string): string;
}

/** Where the operands of the output texel at gl_FragCoord are. */
export function addressing({ layout, inner, heads, headDim }: Geometry, noisy: boolean): Addressing {
  const half = headDim / 2;
  const byHead = /* glsl */ `
  int group = at.y / pairs;
  int slot = group / ${heads};
  int head = group - slot * ${heads};
  int rowPair = at.y - group * pairs;`;
  const locate: Record<Layout, string> = {
    linear: /* glsl */ `
  int slot = at.y / pairs;
  int rowPair = at.y - slot * pairs;
  int column = 2 * at.x;
  ivec2 firstX = ivec2(0, at.y);
  ivec2 firstW = ivec2(at.x, 0);
  float steps = ${inner / 2}.0;`,
    transposed: /* glsl */ `
  ivec2 firstX = ivec2(0, at.y);
  ivec2 firstW = ivec2(0, at.x);
  float steps = ${inner / 2}.0;`,
    scores: /* glsl */ `${byHead}
  if (at.x > rowPair) {
    setOutput(vec4(0));
    return;
  }
  int column = 2 * at.x;
  ivec2 firstX = ivec2(head * ${half}, slot * pairs + rowPair);
  ivec2 firstW = ivec2(head * ${half}, slot * pairs + at.x);
  float steps = ${half}.0;`,
    values: /* glsl */ `
  int slot = at.y / pairs;
  int rowPair = at.y - slot * pairs;
  int head = at.x / ${half};
  int column = 2 * (at.x - head * ${half});
  ivec2 firstX = ivec2(0, (slot * ${heads} + head) * pairs + rowPair);
  ivec2 firstW = ivec2(at.x, slot * pairs);
  float steps = float(rowPair + 1);`,
  };
  const alongRow = layout === 'transposed' || layout === 'scores';
  const places = /* glsl */ `
  int position = 2 * rowPair${layout === 'linear' ? ' + firstPosition' : ''};
  uint place = uint(windows[slot]) * 64u + uint(${layout === 'linear' ? 'firstHead' : 'head'});
  ivec2 partsAt = ivec2(${layout === 'linear' ? '0' : 'head'}, 2 * (slot * pairs + rowPair));`;
  return {
    uniforms: [
      ...(layout === 'transposed' ? [] : ([{ name: 'context', type: 'int' }] as const)),
      ...(noisy ? ([{ name: 'windows', type: 'int', length: MOST_SLOTS }] as const) : []),
      ...(noisy && layout === 'linear' ? firstPlace : []),
    ],
    locate: /* glsl */ `
  ivec2 at = ivec2(gl_FragCoord.xy);
  ${layout === 'transposed' ? '' : 'int pairs = context >> 1;'}
  ${locate[layout]}
  ${noisy ? places : ''}
  vec2 stepX = 1.0 / vec2(textureSize(operandX, 0));
  vec2 stepW = 1.0 / vec2(textureSize(operandW, 0));
  vec2 baseX = vec2(float(firstX.x), float(firstX.y) + 0.5) * stepX;
  vec2 baseW = vec2(${alongRow ? 'float(firstW.x), float(firstW.y) + 0.5' : 'float(firstW.x) + 0.5, float(firstW.y)'}) * stepW;`,
    sampleX: 'vec2(baseX.x + i * stepX.x, baseX.y)',
    sampleW: alongRow ? 'vec2(baseW.x + i * stepW.x, baseW.y)' : 'vec2(baseW.x, baseW.y + i * stepW.y)',
    multiplyAdd: alongRow
      ? (x, w) => `${x}.xxzz * ${w}.xzxz + ${x}.yyww * ${w}.ywyw`
      : (x, w) => `${x}.xxzz * ${w}.xyxy + ${x}.yyww * ${w}.zwzw`,
  };
}

/** Windows that one call of a program can serve. */
export const MOST_SLOTS = 8;
