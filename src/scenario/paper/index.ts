export type { PaperFigure } from './figures';
export type { PaperModelRow } from './modelTable';
export { type Readings, readReadings, writeReadings } from './readings';
export { type ClaimResult, type InconsistencyResult, type PaperView, paperView } from './view';
