/** The charts of the studies beyond perplexity against photons: a chunk of its own, loaded when one is opened. */
export { ErrorHistograms } from './ErrorHistograms';
export { NeedVersusWidth } from './NeedVersusWidth';
export { NoiseMap } from './NoiseMap';
export { PrecisionSteps } from './PrecisionSteps';
export { ScalingLaw } from './ScalingLaw';
export { SignalToNoise } from './SignalToNoise';
export { Writing } from './Writing';
