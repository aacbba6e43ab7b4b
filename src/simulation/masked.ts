import type { OperationName } from './types';

/**
 * Results of all heads one after the other; of Q·Kᵀ only what lies on or below the diagonal, for
 * nobody reads the rest.
 *
 * @param results per head, rows × columns
 */
export function withoutMasked<Values extends Float32Array | Float64Array>(
  results: readonly Values[],
  operation: OperationName,
  columns: number,
): Values {
  const first = results[0]!;
  const rows = first.length / columns;
  const isMasked = operation === 'qk';
  const perHead = isMasked ? (rows * (rows + 1)) / 2 : first.length;
  const kept = new (first.constructor as new (length: number) => Values)(perHead * results.length);
  results.forEach((values, head) => {
    let at = head * perHead;
    for (let row = 0; row < rows; row += 1) {
      const part = values.subarray(row * columns, row * columns + (isMasked ? row + 1 : columns));
      kept.set(part, at);
      at += part.length;
    }
  });
  return kept;
}
