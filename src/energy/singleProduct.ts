import { elementaryCosts } from './costs';
import type { Hardware } from './types';

/**
 * Joules of one matrix product (rows × inner)·(inner × columns) by Eq. 3: the second operand stays in place, or is
 * loaded as well. Light as in a model of width `inner`.
 */
export function matrixProductJoules(
  hardware: Hardware,
  {
    rows,
    inner,
    columns,
    weightsInPlace,
  }: { rows: number; inner: number; columns: number; weightsInPlace: boolean },
): number {
  const costs = elementaryCosts(hardware, inner, 1);
  const macs = rows * inner * columns;
  const loads = rows * inner + (weightsInPlace ? 0 : inner * columns);
  const maintained = weightsInPlace ? macs * costs.maintainPerMac : 0;
  return loads * costs.load + rows * columns * costs.detect + maintained + macs * costs.lightPerMac;
}
