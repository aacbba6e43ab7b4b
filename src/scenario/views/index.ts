export { type ChunkView, chunkView, type ShapeView, shapeView } from './build';
export { type EvaluationView, evaluationView } from './evaluation';
export { withHardware, type YearLine, yearView } from './future';
export { type DigitalLine, type ModelPoint, type ModelsView, modelsView, withModel } from './models';
export { type Crossover, crossoverWidth, type Limit, type SolveView, solveView } from './solve';
export { type MapView, mapView, type SweepPoint, type SweepView, sweepValues, sweepView } from './sweep';
export { type SensitivityView, sensitivityView, type UncertaintyView, uncertaintyView } from './uncertainty';
export { type WidthView, widthView } from './width';
