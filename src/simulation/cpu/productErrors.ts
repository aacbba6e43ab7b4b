import { withoutMasked } from '../masked';
import { codeRange, quantiser } from '../quantisation';
import { digitalSettings, productSettings } from '../settings';
import {
  type Checkpoint,
  heldoutRowLength,
  type OperationName,
  type ProductChoice,
  type ProductErrors,
  type SimulationSettings,
} from '../types';
import { multiply } from './matrix';
import { type Operands, opticalProduct } from './opticalProduct';
import { hiddenStatesInSteps } from './transformer';

/** Errors of the products of one window in float64: the truth that the fast kernels are held against. */
export function* errorsOfWindow(
  checkpoint: Checkpoint,
  window: number,
  settings: SimulationSettings,
  isWanted: ProductChoice,
): Generator<ProductErrors | undefined> {
  const row = heldoutRowLength(checkpoint.config);
  const tokens = checkpoint.heldout.subarray(window * row, (window + 1) * row - 1);
  // Operands of the noiseless model: the errors are those of one product, not of what came before it.
  const quiet = digitalSettings(settings.inputBits, settings.weightBits, 0);
  let found: ProductErrors | undefined;
  const steps = hiddenStatesInSteps(checkpoint, tokens, quiet, window, (layer, operation, heads) => {
    if (isWanted(layer, operation))
      found = errorsOf(checkpoint, tokens.length, layer, operation, heads, settings, window);
  });
  while (!steps.next().done) {
    yield found;
    found = undefined;
  }
}

/** @param heads operands as the observer of a forward pass gets them */
function errorsOf(
  { ranges }: Checkpoint,
  rows: number,
  layer: number,
  operation: OperationName,
  heads: readonly Operands[],
  settings: SimulationSettings,
  window: number,
): ProductErrors {
  const range = ranges[`${layer}.${operation}`]!;
  const rounded = heads.map(({ x, w }) => ({
    x: x.map(quantiser(codeRange(range, operation, 'x'), settings.inputBits)),
    w: w.map(quantiser(codeRange(range, operation, 'w'), settings.weightBits)),
  }));
  const inner = heads[0]!.x.length / rows;
  const columns = heads[0]!.w.length / inner;
  const exact = rounded.map(({ x, w }) => multiply(x, w, rows, inner, columns));
  const noisy = opticalProduct(
    rounded,
    { rows, inner, columns },
    productSettings(settings, layer, operation, window),
  );
  return {
    layer,
    operation,
    exact: withoutMasked(exact, operation, columns),
    noisy: withoutMasked(noisy, operation, columns),
  };
}
