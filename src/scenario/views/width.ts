import { logarithmicSteps, sweepWidth, type WidthBand, type WidthPoint, widthBands } from '../../energy';
import { toDesign } from '../design';
import type { Scenario } from '../types';
import { uncertainParameters } from '../uncertain';

export interface WidthView {
  /** At every sixth point with the band of the literature's ranges, where uncertainty is on. */
  points: (WidthPoint & { band: WidthBand | null })[];
  /** 1 / width through the scenario's own point: what loading and detecting alone would give. */
  guide: { width: number; femtojoulesPerMac: number; advantage: number }[];
  /** The design itself, with its band; null where uncertainty is off. */
  current: WidthPoint & { band: WidthBand | null };
}

const NARROWEST = 64;
const WIDEST = 1e6;
/** A band is smooth: it needs fewer places than the line, and few draws for its 5 and 95 %. */
const BAND_EVERY = 6;
const BAND_DRAWS = 200;

/**
 * Energy per multiply-accumulate and advantage from width 64 to a million and as far as the design itself, evenly in the logarithm. Head dimension and
 * feed-forward ratio stay, so the number of heads is real.
 */
export function widthView(scenario: Scenario, count = 97): WidthView {
  const design = toDesign(scenario);
  const widths = logarithmicSteps(
    Math.min(NARROWEST, scenario.width),
    Math.max(WIDEST, scenario.width),
    count,
  );
  const isPlace = (index: number) => index % BAND_EVERY === 0;
  const bands =
    scenario.uncertainty === 'off'
      ? []
      : widthBands(
          design,
          [...widths.filter((_, index) => isPlace(index)), scenario.width],
          uncertainParameters(scenario),
          { spread: scenario.uncertainty, seed: scenario.seed, draws: BAND_DRAWS },
        );
  const points = sweepWidth(design, widths).map((point, index) => ({
    ...point,
    band: (isPlace(index) ? bands[index / BAND_EVERY] : null) ?? null,
  }));
  const current = { ...sweepWidth(design, [scenario.width])[0]!, band: bands.at(-1) ?? null };
  const guide = points.map(({ width }) => ({
    width,
    femtojoulesPerMac: (current.femtojoulesPerMac * current.width) / width,
    advantage: (current.advantage * width) / current.width,
  }));
  return { points, guide, current };
}
