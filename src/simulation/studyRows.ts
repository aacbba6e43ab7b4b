/** What the studies beyond plain losses find, one row of a table at a time. */
import type { OpticalPoint } from './protocol';
import type { OperationName } from './types';

/**
 * How the need of photons is read: the fewest at which perplexity is within 1 % of the digital
 * model (the headline), or at which it is not worse at all (the paper's).
 */
export type NeedReading = 'withinOnePercent' | 'crossing';

/** Photons that one checkpoint needs, with the 95 % interval of a bootstrap over windows. */
export interface NeedRow {
  kind: 'need';
  checkpoint: string;
  width: number;
  reading: NeedReading;
  /** null where it is not resolved: the curves run together, or the need lies outside the range. */
  photonsPerMac: number | null;
  /** null: open, the interval reaches the end of the range that was searched. */
  low: number | null;
  high: number | null;
  /** photonsPerMac · width. */
  photonsPerDot: number | null;
  /** Held-out tokens that it was read from: more than were asked for where those did not resolve it. */
  tokens: number;
}

/** Exponent of the need against width, log–log, with the 95 % interval of a joint bootstrap. */
export interface NeedFitRow {
  kind: 'needFit';
  reading: NeedReading;
  exponent: number;
  low: number;
  high: number;
  /** 95 % interval of Student's t from the scatter of the needs about the line; null with two widths. */
  scatterLow: number | null;
  scatterHigh: number | null;
  widths: number[];
  /** Widths less the two numbers that are fitted. */
  degreesOfFreedom: number;
}

/** One checkpoint at one budget: what perplexity against photons of all widths is drawn from. */
export interface ScalingRow extends OpticalPoint {
  kind: 'scaling';
  checkpoint: string;
  width: number;
  photonsPerDot: number;
  /** Of one pass over a window: photonsPerMac times all optical MACs. */
  totalPhotons: number;
  /** Of perplexity, against 10⁴ photons per MAC, paired window by window: 0.01 is one percent. */
  change: number;
  changeStandardError: number;
  /** The interval of two standard errors reaches 0: the change is at most so large. */
  isUpperLimit: boolean;
}

/** change = amplitude · N^(−exponent) · exp(−N/cutoff), N photons per MAC. */
export interface ScalingFitRow {
  kind: 'scalingFit';
  checkpoint: string;
  width: number;
  amplitude: number;
  exponent: number;
  /** 95 % interval of a bootstrap over windows. */
  exponentLow: number;
  exponentHigh: number;
  /** null: a plain power law fits as well. */
  cutoff: number | null;
}

/** Loss at one pair of systematic errors, at the request's photons. */
export interface SystematicRow extends OpticalPoint {
  kind: 'systematic';
  noiseLinear: number;
  noiseAttention: number;
}

/** Loss at some precision; digital rows round operands and outputs, optical ones see light as well. */
export interface PrecisionRow {
  kind: 'precision';
  mode: 'digital' | 'optical';
  inputBits: number;
  weightBits: number;
  /** 0: not rounded. */
  outputBits: number;
  loss: number;
  standardError: number;
  /** Paired with the digital model at 8 bits, nats per token. */
  minusDigital: number;
  minusDigitalStandardError: number;
}

/** Errors of the dot products of one operation over all windows, relative to the spread of the exact results. */
export interface ErrorsRow {
  kind: 'errors';
  layer: number;
  operation: OperationName;
  samples: number;
  /** Mean and standard deviation of (noisy − exact) / standard deviation of exact. */
  mean: number;
  standardDeviation: number;
  /** Of the standard deviation, over windows; null with fewer than two. */
  standardDeviationError: number | null;
  /** Excess kurtosis: 0 for a Gaussian. */
  excessKurtosis: number;
  /** Equal bins from `from` to `to`; what lies outside is counted in the outermost ones. */
  from: number;
  to: number;
  counts: number[];
}

/** What one of two models wrote at one step. */
export interface WrittenToken {
  token: number;
  text: string;
  /** What the model itself gave this token, before the draw. */
  probability: number;
}

/** One step of two models that continue the same prompt with the same draws. */
export interface WritingRow {
  kind: 'writing';
  step: number;
  photonsPerMac: number;
  digital: WrittenToken;
  optical: WrittenToken;
  /** Whether they chose differently here. */
  differs: boolean;
}

/** Signal and noise of one operation: how far the light of this product alone moves its results. */
export interface SignalRow {
  kind: 'signal';
  layer: number;
  operation: OperationName;
  /** Variance of the exact results over the mean squared error of the noisy ones. */
  signalToNoise: number;
  decibels: number;
  /** Of the decibels, over windows; null with fewer than two. */
  standardError: number | null;
  samples: number;
}

export type StudyRow =
  | NeedRow
  | NeedFitRow
  | ScalingRow
  | ScalingFitRow
  | SystematicRow
  | PrecisionRow
  | ErrorsRow
  | WritingRow
  | SignalRow;
