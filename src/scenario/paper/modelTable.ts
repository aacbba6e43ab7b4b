import { evaluateDesign } from '../../energy';
import { encode } from '../codec';
import { toDesign } from '../design';
import { paperModels } from '../presets/paperModels';
import { resolve } from '../resolve';
import type { Overrides } from '../types';
import { ACCOUNTING_B } from './accounting';

/** A model of Table 6 with what comes out for it: the paper prints the shape, and of the results only a few ratios. */
export interface PaperModelRow {
  id: string;
  name: string;
  context: number;
  width: number;
  heads: number;
  layers: number;
  /** Weights of all blocks. */
  weights: number;
  macs: number;
  joules: number;
  femtojoulesPerMac: number;
  /** Over 300 fJ per MAC: accounting A, accounting B, and A with the electronics of App. F. */
  advantage: number;
  advantageB: number;
  advantageFuture: number;
  /** Part of the energy that is light. */
  lightShare: number;
  coresPerProduct: number;
  /** Hash that opens it. */
  link: string;
}

/** The 32 models of Table 6 on the paper's machines. */
export function paperModelTable(): PaperModelRow[] {
  return paperModels.map(({ id, name }) => {
    const overrides: Overrides = { model: id };
    const scenario = resolve(overrides);
    const own = evaluateDesign(toDesign(scenario));
    const advantageOf = (further: Overrides) =>
      evaluateDesign(toDesign(resolve({ ...overrides, ...further }))).advantage;
    return {
      id,
      name,
      context: scenario.context,
      width: scenario.width,
      heads: scenario.heads,
      layers: scenario.layers,
      weights: own.blockWeights,
      macs: own.macs,
      joules: own.energyJoules,
      femtojoulesPerMac: own.femtojoulesPerMac,
      advantage: own.advantage,
      advantageB: advantageOf(ACCOUNTING_B),
      advantageFuture: advantageOf({ hardware: 'paper-future' }),
      lightShare: own.byComponent.optical / own.energyJoules,
      coresPerProduct: own.coresPerProduct,
      link: encode(overrides),
    };
  });
}
