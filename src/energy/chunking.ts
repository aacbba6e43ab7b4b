import { buildLedger } from './ledger';
import { planPass } from './plan';
import { blockWeights } from './products';
import type { Design } from './types';

/** The same work in chunks on an optical machine, and on a group of digital processors of the same memory (App. G). */
export interface ChunkedComparison {
  chunks: number;
  opticalJoules: number;
  /** One processor's energy and the activations that each of the group fetches from DRAM. */
  digitalGroupJoules: number;
  advantage: number;
  /** Advantage with all weights in place. */
  advantageUnchunked: number;
}

/**
 * Compares both machines when each holds `capacity` weights at a time (the paper's figure: 10⁸, a 100-megapixel
 * modulator or 100 MB). Joules of one pass, whole batch.
 *
 * Light loads weights once per pass and inputs once per chunk. Of k digital processors each loads the inputs of the
 * products with weights from DRAM: an under-estimate of what they exchange.
 */
export function compareChunked(design: Design, capacity: number): ChunkedComparison {
  const { shape, workload, hardware, digital } = design;
  const plan = planPass(shape, workload);
  const chunks = Math.max(1, Math.ceil(blockWeights(shape) / capacity));
  const ledger = buildLedger(design, plan, chunks);
  const unchunked = buildLedger(design, plan, 1);
  let inputs = 0;
  for (const product of ledger.operations.products) if (product.weightsInPlace) inputs += product.loads;
  const compute = ledger.macs * digital.femtojoulesPerMac * 1e-15;
  const fetched = chunks > 1 ? chunks : 0;
  const exchanged = fetched * workload.batch * inputs * hardware.memoryBits * hardware.dramPjPerBit * 1e-12;
  return {
    chunks,
    opticalJoules: ledger.energyJoules,
    digitalGroupJoules: compute + exchanged,
    advantage: (compute + exchanged) / ledger.energyJoules,
    advantageUnchunked: compute / unchunked.energyJoules,
  };
}
