/**
 * Charts for the views. Each is a React component that takes plain data and brings its own frame (title, live
 * sentence, table, exports). They load on first use: put them under a `Suspense`.
 */
import { lazy } from 'react';

const charts = () => import('./all');

export const EnergyVersusMacs = lazy(async () => ({ default: (await charts()).EnergyVersusMacs }));
export const PerMacVersusWidth = lazy(async () => ({ default: (await charts()).PerMacVersusWidth }));
export const BreakdownByComponent = lazy(async () => ({ default: (await charts()).BreakdownByComponent }));
export const BreakdownByOperation = lazy(async () => ({ default: (await charts()).BreakdownByOperation }));
export const PerplexityVersusPhotons = lazy(async () => ({
  default: (await charts()).PerplexityVersusPhotons,
}));

export type { BreakdownByComponentProps } from './BreakdownByComponent';
export type { BreakdownByOperationProps, OperationEnergy } from './BreakdownByOperation';
export type { ComponentBars } from './components';
export type { DigitalLine, EnergyVersusMacsProps, ModelPoint } from './EnergyVersusMacs';
export type { PerMacVersusWidthProps, WidthPoint } from './PerMacVersusWidth';
export type {
  DigitalLoss,
  PerplexityVersusPhotonsProps,
  PhotonPoint,
  PhotonsBaseline,
} from './PerplexityVersusPhotons';
export { type Provenance, ProvenanceContext, type ProvenanceInput } from './provenance';
export { chartTestIds } from './testIds';
