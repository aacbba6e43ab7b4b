export { type ChunkedComparison, compareChunked } from './chunking';
export { type CoreDemand, coreDemand } from './cores';
export { type Costs, elementaryCosts } from './costs';
export { type DepthPoint, depthAgainstWidth, headsAgainstLength, type Kept, withDepth } from './depthWidth';
export { evaluatePacked, FAST_OUTPUT_LENGTH, fastOutput, LEDGER } from './fast';
export { buildLedger, evaluateDesign, type Ledger } from './ledger';
export { ELECTRONVOLT, photonsPerDotProduct } from './light';
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
export { type PassPlan, planGeneration, planPass } from './plan';
export { blockWeights, type MatrixProduct, passOperations } from './products';
export { evaluateRequest, type RequestEvaluation } from './request';
export { matrixProductJoules } from './singleProduct';
export { type SearchRange, type Solution, solveFor } from './solve';
export {
  logarithmicSteps,
  sweepWidth,
  type WidthBand,
  type WidthPoint,
  widthBands,
  withWidth,
} from './sweepWidth';
export * from './types';
export { quantileOf, type Range, type Spread, type Summary } from './uncertainty/distribution';
export {
  drawInto,
  type Histogram,
  type MonteCarloOptions,
  type MonteCarloResult,
  monteCarlo,
  type UncertainField,
} from './uncertainty/monteCarlo';
export { elasticity, type TornadoBar, tornado } from './uncertainty/sensitivity';
