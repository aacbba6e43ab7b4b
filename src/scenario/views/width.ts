import { logarithmicSteps, sweepWidth, type WidthPoint } from '../../energy';
import { toDesign } from '../design';
import type { Scenario } from '../types';

export interface WidthView {
  points: WidthPoint[];
  /** 1 / width through the scenario's own point: what loading and detecting alone would give. */
  guide: { width: number; femtojoulesPerMac: number; advantage: number }[];
  current: WidthPoint;
}

const NARROWEST = 64;
const WIDEST = 1e6;

/**
 * Energy per multiply-accumulate and advantage from width 64 to a million, evenly in the logarithm. Head dimension and
 * feed-forward ratio stay, so the number of heads is real.
 */
export function widthView(scenario: Scenario, count = 97): WidthView {
  const design = toDesign(scenario);
  const points = sweepWidth(design, logarithmicSteps(NARROWEST, WIDEST, count));
  const current = sweepWidth(design, [scenario.width])[0]!;
  const guide = points.map(({ width }) => ({
    width,
    femtojoulesPerMac: (current.femtojoulesPerMac * current.width) / width,
    advantage: (current.advantage * width) / current.width,
  }));
  return { points, guide, current };
}
