export { type EvaluationView, evaluationView } from './evaluation';
export { type DigitalLine, type ModelPoint, type ModelsView, modelsView, withModel } from './models';
export { type WidthView, widthView } from './width';
