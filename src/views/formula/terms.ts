/** The energy per multiply-accumulate as a sum of terms, each a cost divided by how many products share it. Pure. */
import { type Costs, type Design, type Evaluation, elementaryCosts, type Operation } from '../../energy';

/** In the order in which the sum is written. */
export const termIds = ['load', 'detect', 'steps', 'hold', 'light', 'dram', 'head'] as const;
export type TermId = (typeof termIds)[number];

export interface FormulaTerm {
  id: TermId;
  /** What it adds to a multiply-accumulate, in joules. */
  joules: number;
  /** Part of the sum, of one. */
  share: number;
}

/** What the closed form of the counts is made of, for the plain shape of the paper. */
export interface PlainCounts {
  width: number;
  context: number;
  heads: number;
  isDecode: boolean;
  inputLoads: number;
}

export interface PerMacFormula {
  terms: FormulaTerm[];
  /** The sum, in joules: what the headline says. */
  perMac: number;
  digitalPerMac: number;
  advantage: number;
  costs: Costs;
  /** Multiply-accumulates that share one loaded value, one detected value, one read or write of a digital step. */
  macsPerLoad: number;
  macsPerDetection: number;
  macsPerStep: number;
  /** Part of the multiply-accumulates whose weights are held in place. */
  heldShare: number;
  photonsPerMac: number;
  /** null where the closed form does not give this design's counts. */
  plain: PlainCounts | null;
}

/** Digital steps that cost what reading and writing their data costs. */
const steps: readonly Operation[] = ['softmax', 'activation', 'layerNorm', 'residual', 'router'];
/** Parts below this share of the sum are rounding, not terms. */
const negligible = 1e-12;

/**
 * Splits an evaluated design into the terms of its energy per multiply-accumulate (Eq. 3, divided by the number of
 * multiply-accumulates). The terms add up to the headline for every design; those that are zero are left out.
 */
export function perMacFormula(design: Design, evaluation: Evaluation): PerMacFormula {
  const { hardware, shape, workload } = design;
  const { macs, byComponent, byOperation, detections } = evaluation;
  const costs = elementaryCosts(hardware, shape.width, workload.signPasses);
  // Weights that pass through the machine again are a term of their own: they are loaded from DRAM, not from SRAM.
  const loads = evaluation.loads - evaluation.weightLoads;
  const stepJoules = steps.reduce((sum, operation) => {
    const row = evaluation.ledger.find(
      (entry) => entry.operation === operation && entry.component === 'digital',
    );
    return sum + (row?.joules ?? 0);
  }, 0);
  const joules: Record<TermId, number> = {
    load: (loads * costs.load) / macs,
    detect: (detections * costs.detect) / macs,
    steps: stepJoules / macs,
    hold: byComponent.maintenance / macs,
    light: byComponent.optical / macs,
    dram: (byComponent.load - loads * costs.load) / macs,
    head: (byOperation.embedding + byOperation.head) / macs,
  };
  const perMac = evaluation.energyJoules / macs;
  const terms = termIds
    .map((id) => ({ id, joules: joules[id], share: joules[id] / perMac }))
    .filter(({ share }) => share > negligible);
  const macsPerLoad = macs / loads;
  return {
    terms,
    perMac,
    digitalPerMac: evaluation.digitalFemtojoulesPerMac * 1e-15,
    advantage: evaluation.advantage,
    costs,
    macsPerLoad,
    macsPerDetection: macs / detections,
    macsPerStep: stepJoules > 0 ? (macs * costs.read) / stepJoules : Number.POSITIVE_INFINITY,
    heldShare: costs.maintainPerMac > 0 ? joules.hold / costs.maintainPerMac : 0,
    photonsPerMac: evaluation.photonsPerMac,
    plain: plainCounts(design, macsPerLoad, macs / detections),
  };
}

/** The numbers of the plain shape's counts, where they give this design's. */
function plainCounts({ shape, workload }: Design, perLoad: number, perDetection: number): PlainCounts | null {
  const counts: PlainCounts = {
    width: shape.width,
    context: shape.context,
    heads: shape.heads,
    isDecode: workload.phase === 'decode',
    inputLoads: workload.inputLoads,
  };
  const isNear = (a: number, b: number) => Math.abs(a / b - 1) < 1e-9;
  return isNear(plainMacs(counts) / plainLoads(counts), perLoad) &&
    isNear(plainMacs(counts) / plainDetections(counts), perDetection)
    ? counts
    : null;
}

/** Multiply-accumulates, loads and detections of a block, all divided by tokens and width: `equations` has them whole. */
const plainMacs = ({ width, context }: PlainCounts): number => 12 * width + 2 * context;
const plainLoads = ({ width, context, heads, isDecode, inputLoads }: PlainCounts): number =>
  (isDecode ? 8 + 2 * context : inputLoads + 9) + (heads * context) / width;
const plainDetections = ({ width, context, heads }: PlainCounts): number => 10 + (heads * context) / width;
