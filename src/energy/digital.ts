import type { PassPlan } from './plan';
import type { MatrixProduct } from './product';
import type { Design } from './types';

/**
 * Energy of the same pass on the digital processor, in joules, whole batch.
 *
 * Prefill is bound by compute: MACs · fJ per MAC. In decode each weight is fetched for the batch's tokens and each key
 * and value for its own sequence only, so memory sets a floor: weightBits · (board pJ per bit) for one weight
 * multiply-accumulate of the whole batch, and the same for every key and value, which the batch does not share.
 */
export function digitalJoules(design: Design, plan: PassPlan, products: readonly MatrixProduct[]): number {
  const { shape, workload, hardware, digital } = design;
  const perMac = digital.femtojoulesPerMac * 1e-15;
  const floorPerElement =
    plan.phase === 'decode' && digital.boardPicojoulesPerBit !== null
      ? hardware.weightBits * digital.boardPicojoulesPerBit * 1e-12
      : 0;
  let weightMacs = workload.countHead ? plan.headTokens * shape.width * shape.vocab : 0;
  let attentionMacs = 0;
  let keyValueElements = 0;
  for (const product of products) {
    if (product.weightsInPlace) weightMacs += product.macs;
    else attentionMacs += product.macs;
    keyValueElements += product.keyValueLoads;
  }
  const weights = weightMacs * Math.max(workload.batch * perMac, floorPerElement);
  const attention = workload.batch * Math.max(attentionMacs * perMac, keyValueElements * floorPerElement);
  return weights + attention;
}
