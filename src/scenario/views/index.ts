export { type ChunkView, chunkView, type ShapeView, shapeView } from './build';
export { type Breakdown, type DominatesView, dominatesView } from './dominates';
export { type EvaluationView, evaluationView } from './evaluation';
export { type YearLine, yearView } from './future';
export { type ModelsView, modelsView } from './models';
export { type Crossover, crossoverWidth, type SolveView, solveView } from './solve';
export { type MapView, mapView, type SweepView, sweepValues, sweepView } from './sweep';
export { type SensitivityView, sensitivityView, type UncertaintyView, uncertaintyView } from './uncertainty';
export { type WidthView, widthView } from './width';
