/** The charts that the first screens show, as one module, so that they arrive as one lazy chunk. */
export { BreakdownByComponent } from './BreakdownByComponent';
export { BreakdownByOperation } from './BreakdownByOperation';
export { EnergyVersusMacs } from './EnergyVersusMacs';
export { PerMacVersusWidth } from './PerMacVersusWidth';
export { PerplexityVersusPhotons } from './PerplexityVersusPhotons';
