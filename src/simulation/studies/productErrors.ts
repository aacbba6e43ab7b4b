import { multiply } from '../cpu/matrix';
import { type Operands, opticalProduct } from '../cpu/opticalProduct';
import { codeRange, quantiser } from '../quantisation';
import { productSettings } from '../settings';
import type { OperationName, SimulationSettings } from '../types';
import type { StudyContext } from './context';

/** Exact and noisy results of the same rounded operands, one value per dot product. */
export interface ProductErrors {
  exact: Float64Array;
  noisy: Float64Array;
}

/**
 * What light alone does to one product: its operands rounded as in optical mode, once multiplied
 * exactly and once with noise. Causally masked results of Q·Kᵀ, which nobody reads, are left out.
 *
 * @param heads operands as the observer of a forward pass gets them
 */
export function productErrors(
  { checkpoint }: StudyContext,
  layer: number,
  operation: OperationName,
  heads: readonly Operands[],
  settings: SimulationSettings,
  window: number,
): ProductErrors {
  const ranges = checkpoint.ranges[`${layer}.${operation}`]!;
  const rounded = heads.map(({ x, w }) => ({
    x: x.map(quantiser(codeRange(ranges, operation, 'x'), settings.inputBits)),
    w: w.map(quantiser(codeRange(ranges, operation, 'w'), settings.weightBits)),
  }));
  const rows = rowsOf(checkpoint.config.width, checkpoint.config.heads, operation, heads[0]!);
  const inner = heads[0]!.x.length / rows;
  const shape = { rows, inner, columns: heads[0]!.w.length / inner };
  const exact = rounded.map(({ x, w }) => multiply(x, w, shape.rows, shape.inner, shape.columns));
  const noisy = opticalProduct(rounded, shape, productSettings(settings, layer, operation, window));
  const keep = (_: number, i: number) =>
    operation !== 'qk' || i % shape.columns <= Math.floor(i / shape.columns);
  const flat = (parts: readonly Float64Array[]) =>
    Float64Array.from(parts.flatMap((part) => Array.from(part.filter(keep))));
  return { exact: flat(exact), noisy: flat(noisy) };
}

/** Positions of a window: the operand's length over the inner size of its operation. */
function rowsOf(width: number, heads: number, operation: OperationName, { x }: Operands): number {
  if (operation === 'av') return Math.sqrt(x.length);
  if (operation === 'qk') return x.length / (width / heads);
  return x.length / (operation === 'down' ? 4 * width : width);
}
