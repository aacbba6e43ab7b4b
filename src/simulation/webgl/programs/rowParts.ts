import { quotientGlsl } from '../glsl/quotient';
import { cached, Program } from '../program';

/**
 * How the rows of an operand lie in its matrix. `heads`: row (slot, position), each head its own block of columns (of
 * which a product with weights has one). `maps`: row (slot, head, position), as attention weights, which are zero
 * behind the diagonal.
 */
export type RowLayout = 'heads' | 'maps';

export interface RowPartsOptions {
  layout: RowLayout;
  /** Texels of a row and head. */
  pairs: number;
  /** Heads; of no use for layout `heads`. */
  heads: number;
}

/**
 * Σx₊ and Σx₋ of every row and head: [slots·context, 2·heads], a texel per pair of rows and head:
 * (Σx₊, Σx₋) of the upper, then of the lower row. Input `x`; for layout `maps` uniform `context`.
 */
export const rowSums = (options: RowPartsOptions): Program =>
  cached('rowSums', (chosen) => build(chosen, 'sum'), options);

/** The same with the largest values of x₊ and x₋. */
export const rowPeaks = (options: RowPartsOptions): Program =>
  cached('rowPeaks', (chosen) => build(chosen, 'largest'), options);

function build({ layout, pairs, heads }: RowPartsOptions, what: 'sum' | 'largest'): Program {
  const unrolled = pairs % 4 === 0 ? 4 : pairs % 2 === 0 ? 2 : 1;
  const where = {
    heads: /* glsl */ `
  vec2 first = vec2(float(at.x * ${pairs}), float(at.y) + 0.5);
  float steps = ${pairs}.0;`,
    maps: /* glsl */ `
  int pairsOfSlot = context >> 1;
  int slot = quotient(at.y, pairsOfSlot);
  int rowPair = at.y - slot * pairsOfSlot;
  vec2 first = vec2(0, float((slot * ${heads} + at.x) * pairsOfSlot + rowPair) + 0.5);
  float steps = float((rowPair + ${unrolled}) & ${-unrolled});`,
  }[layout];
  const add =
    what === 'sum'
      ? 'plus += max(value, 0.0); minus += max(-value, 0.0);'
      : 'plus = max(plus, value); minus = max(minus, -value);';
  const join = (a: string, b: string) => (what === 'sum' ? `${a} + ${b}` : `max(${a}, ${b})`);
  const term = `value = texture(x, vec2(along, first.y)); ${add}`;
  return new Program(
    ['x'],
    layout === 'maps' ? [{ name: 'context', type: 'int' }] : [],
    /* glsl */ `${quotientGlsl}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ${where}
  vec2 texel = 1.0 / vec2(textureSize(x, 0));
  first *= texel;
  vec4 plus = vec4(0);
  vec4 minus = vec4(0);
  vec4 value;
  for (float i = 0.5; i < steps; i += ${unrolled}.0) {
    float along = first.x + i * texel.x;
    ${Array.from({ length: unrolled }, () => term).join('\n    along += texel.x;\n    ')}
  }
  vec2 upper = ${join('vec2(plus.x, minus.x)', 'vec2(plus.y, minus.y)')};
  vec2 lower = ${join('vec2(plus.z, minus.z)', 'vec2(plus.w, minus.w)')};
  setOutput(vec4(upper, lower));
}`,
  );
}

/**
 * Largest value of the positive and of the negative part of the matrix of each slot and head (K or V):
 * [2·slots, 2·heads], texel (max w₊, max w₋, 0, 0). Input `largest` of `rowPeaks` with layout `heads`.
 * Uniforms: `context`; `rowCount`, rows in use.
 */
export const matrixPeaks = (): Program =>
  cached(
    'matrixPeaks',
    () =>
      new Program(
        ['largest'],
        [
          { name: 'context', type: 'int' },
          { name: 'rowCount', type: 'int' },
        ],
        /* glsl */ `
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int first = at.y * (context >> 1);
  vec4 peaks = vec4(0);
  for (int i = 0; i < rowCount / 2; i++) peaks = max(peaks, texelFetch(largest, ivec2(at.x, first + i), 0));
  // An odd count ends with an upper row.
  if ((rowCount & 1) == 1) peaks.xy = max(peaks.xy, texelFetch(largest, ivec2(at.x, first + rowCount / 2), 0).xy);
  setOutput(vec4(max(peaks.xy, peaks.zw), 0, 0));
}`,
      ),
    {},
  );
