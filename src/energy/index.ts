export { type CoreDemand, coreDemand } from './cores';
export { type Costs, ELECTRONVOLT, elementaryCosts } from './costs';
export { buildLedger, evaluateDesign, type Ledger } from './ledger';
export { activeWeights, totalParameters } from './parameters';
export { type PassPlan, planGeneration, planPass } from './plan';
export { blockWeights, type MatrixProduct, passOperations } from './products';
export { evaluateRequest, type RequestEvaluation } from './request';
export { logarithmicSteps, sweepWidth, type WidthPoint, withWidth } from './sweepWidth';
export * from './types';
