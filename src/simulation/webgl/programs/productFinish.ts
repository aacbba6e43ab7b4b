import { quantiseGlsl } from '../glsl/quantise';
import type { UniformSpec } from '../program';

/** What happens to a product after its noise, in this order. */
export interface Finish {
  /** Clamped to its range and, where output bits are given, rounded. */
  limited: boolean;
  bias: boolean;
  relu6: boolean;
  /** Added to what is in `residual` at the same place. */
  residual: boolean;
  /** Rounded as the operand of the next product. */
  rounded: 'no' | 'signed' | 'nonNegative';
}

export const bare: Finish = { limited: false, bias: false, relu6: false, residual: false, rounded: 'no' };

/** `bias` [2, columns] (row 0) and `residual`, of the output's shape. */
export const finishInputs = ({ bias, residual }: Finish): string[] => [
  ...(bias ? ['bias'] : []),
  ...(residual ? ['residual'] : []),
];

/** `outputGrid` and `nextGrid`: (m, highest code; 0: not rounded), see quantiseGlsl. */
export const finishUniforms = ({ limited, rounded }: Finish): UniformSpec[] => [
  ...(limited ? [{ name: 'outputGrid', type: 'vec2' } as const] : []),
  ...(rounded === 'no' ? [] : [{ name: 'nextGrid', type: 'vec2' } as const]),
];

/** Works on `vec4 result` of the output texel `ivec2 at`. */
export function epilogue({ limited, bias, relu6, residual, rounded }: Finish) {
  const quantise = rounded === 'signed' ? 'quantiseSigned' : 'quantiseNonNegative';
  return {
    functions: limited || rounded !== 'no' ? quantiseGlsl : '',
    code: [
      limited && 'result = quantiseSigned(clamp(result, -outputGrid.x, outputGrid.x), outputGrid);',
      bias && 'result += texelFetch(bias, ivec2(at.x, 0), 0).xyxy;',
      relu6 && 'result = clamp(result, 0.0, 6.0);',
      residual && 'result += texelFetch(residual, at, 0);',
      rounded !== 'no' && `result = ${quantise}(result, nextGrid);`,
    ]
      .filter(Boolean)
      .join('\n  '),
  };
}
