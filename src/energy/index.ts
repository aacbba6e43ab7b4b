export { type ChunkedComparison, compareChunked } from './chunking';
export { coreDemand } from './cores';
export { type Costs, elementaryCosts } from './costs';
export { type DepthPoint, depthAgainstWidth, headsAgainstLength } from './depthWidth';
export { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput, LEDGER } from './fast';
export { type LayerGroup, layerGroups, layerKinds } from './layers';
export { evaluateDesign } from './ledger';

export {
  hardwareFields,
  PACKED_LENGTH,
  type PackedField,
  packDesign,
  packedIndex,
  packField,
  packParts,
  shapeFields,
  workloadFields,
} from './packed';
export { activeWeights, totalParameters } from './parameters';

export { blockWeights } from './products';
export { evaluateRequest, type RequestEvaluation } from './request';
export { matrixProductJoules } from './singleProduct';
export { type Solution, solveFor } from './solve';
export {
  logarithmicSteps,
  sweepWidth,
  type WidthBand,
  type WidthPoint,
  widthBands,
  withWidth,
} from './sweepWidth';
export * from './types';
export type { Summary } from './uncertainty/distribution';
export {
  drawInto,
  type MonteCarloResult,
  monteCarlo,
  type UncertainField,
} from './uncertainty/monteCarlo';
export { elasticity, tornado } from './uncertainty/sensitivity';
