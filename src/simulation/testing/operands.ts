import { normalAt } from '../../random';

/** What kinds of operands the kernels are tested with. */
export type OperandKind = 'signed' | 'nonNegative' | 'sparse' | 'tiny';

/** Values of a kind, the same for the same stream number. */
export function operandValues(kind: OperandKind, length: number, stream: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => {
    const z = normalAt(i % 8, Math.floor(i / 8), 1_000_003 + stream, 0xabcdef);
    switch (kind) {
      case 'signed':
        return z;
      case 'nonNegative':
        return Math.abs(z);
      case 'sparse':
        // One in ten is not zero, as in the attention weights of a short prefix.
        return (i * 7 + stream) % 10 === 0 ? z : 0;
      case 'tiny':
        return z * 1e-6;
    }
  });
}

/** One row, repeated: every repetition draws its own noise around the same mean. */
export function repeatRow(row: Float32Array, times: number): Float32Array {
  const x = new Float32Array(row.length * times);
  for (let i = 0; i < times; i += 1) x.set(row, i * row.length);
  return x;
}
