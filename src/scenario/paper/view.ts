import { evaluateDesign, matrixProductJoules } from '../../energy';
import { encode } from '../codec';
import { toDesign } from '../design';
import { resolve } from '../resolve';
import type { Overrides } from '../types';
import { ACCOUNTING_B } from './accounting';
import { type Claim, claims, neverPrinted } from './claims';
import { type PaperFigure, paperFigures } from './figures';
import { type Inconsistency, inconsistencies } from './inconsistencies';
import { type PaperModelRow, paperModelTable } from './modelTable';
import { isSwitch, type Readings, withReadings } from './readings';

/** A claim beside what comes out here. */
export interface ClaimResult extends Claim {
  ours: number;
  /** The same with accounting B: inputs loaded for Q, K and V each, digital steps free. */
  oursB: number;
  /** ours / printed − 1. */
  deviation: number;
  /** The same as printed, whatever readings are chosen. */
  asPrinted: number;
  /** Hash of the scenario, to open it. */
  link: string;
}

export interface InconsistencyResult extends Omit<Inconsistency, 'readings'> {
  readings: {
    label: string;
    link: string;
    advantage: number;
    femtojoulesPerMac: number;
    /** Place of the reading that it is set against. */
    against: number;
  }[];
  /** Its readings can be laid over the claims. Not where they are about other models. */
  isSwitch: boolean;
}

export interface PaperView {
  claims: ClaimResult[];
  inconsistencies: InconsistencyResult[];
  figures: PaperFigure[];
  neverPrinted: readonly string[];
  models: PaperModelRow[];
}

/** Side of the square product of §5. */
const SIDE = 1e4;

function measure(kind: Claim['measure'], overrides: Overrides): number {
  const design = toDesign(resolve(overrides));
  if (kind === 'squareProductAdvantage') {
    const product = { rows: 1, inner: SIDE, columns: SIDE, weightsInPlace: true };
    const digital = SIDE * SIDE * design.digital.femtojoulesPerMac * 1e-15;
    return digital / matrixProductJoules(design.hardware, product);
  }
  return evaluateDesign(design)[kind];
}

/**
 * Every claim of the paper that can be computed, the figures that are drawn here, its inconsistencies with their effect, what it never printed, and its
 * 32 models. Claims are computed under the chosen readings of the inconsistencies; as printed where none is chosen.
 */
export function paperView(chosen: Readings = {}): PaperView {
  return {
    claims: claims.map((claim) => {
      const overrides = withReadings(claim.overrides, chosen);
      const asPrinted = measure(claim.measure, claim.overrides);
      const ours = measure(claim.measure, overrides);
      const oursB = measure(claim.measure, { ...overrides, ...ACCOUNTING_B });
      return {
        ...claim,
        ours,
        oursB,
        asPrinted,
        deviation: ours / claim.printed - 1,
        link: encode(overrides),
      };
    }),
    inconsistencies: inconsistencies.map(({ readings, ...inconsistency }) => ({
      ...inconsistency,
      isSwitch: isSwitch({ readings }),
      readings: readings.map(({ label, overrides, against = 0 }) => {
        const together = { ...inconsistency.overrides, ...overrides };
        const { advantage, femtojoulesPerMac } = evaluateDesign(toDesign(resolve(together)));
        return { label, link: encode(together), advantage, femtojoulesPerMac, against };
      }),
    })),
    figures: paperFigures(),
    neverPrinted,
    models: paperModelTable(),
  };
}
