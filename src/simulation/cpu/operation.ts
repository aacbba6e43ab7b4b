import { codeRange, quantiser } from '../quantisation';
import { productSettings } from '../settings';
import type { OperationName, OperationRanges, SimulationSettings } from '../types';
import { multiply } from './matrix';
import { type Operands, opticalProduct, type ProductShape } from './opticalProduct';

/** Which product of the Transformer, in which layer and window. */
export interface OperationPlace {
  layer: number;
  operation: OperationName;
  window: number;
}

/**
 * One product of the Transformer as the chosen mode does it, before bias and scale.
 *
 * float: the plain product. digital: operands rounded, output rounded. optical: operands
 * rounded, the noisy product, output clamped to its range (rounded where outputBits asks).
 *
 * @param heads operands per head
 * @returns per head rows × columns
 */
export function runOperation(
  place: OperationPlace,
  heads: readonly Operands[],
  shape: ProductShape,
  settings: SimulationSettings,
  ranges: OperationRanges,
): Float64Array[] {
  const plain = ({ x, w }: Operands) => multiply(x, w, shape.rows, shape.inner, shape.columns);
  if (settings.mode === 'float') return heads.map(plain);

  const round = (values: Float64Array, part: 'x' | 'w' | 'y', bits: number) =>
    values.map(quantiser(codeRange(ranges, place.operation, part), bits));
  const rounded = heads.map(({ x, w }) => ({
    x: round(x, 'x', settings.inputBits),
    w: round(w, 'w', settings.weightBits),
  }));
  const products =
    settings.mode === 'digital'
      ? rounded.map(plain)
      : opticalProduct(rounded, shape, productSettings(settings, place.layer, place.operation, place.window));

  if (settings.outputBits > 0) return products.map((y) => round(y, 'y', settings.outputBits));
  if (settings.mode === 'digital') return products;
  const { extreme } = codeRange(ranges, place.operation, 'y');
  return products.map((y) => y.map((value) => Math.min(extreme, Math.max(-extreme, value))));
}
