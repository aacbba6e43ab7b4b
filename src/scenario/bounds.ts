import { blockWeights } from '../energy';
import { toDesign } from './design';
import { rowOf } from './table';
import type { Scenario, ScenarioKey } from './types';

type Limit = (scenario: Scenario) => number;

/** A token in decode sees no further than its window, once every layer has one. */
const windowRules = (s: Scenario): boolean =>
  s.phase === 'decode' && s.window > 0 && s.windowedLayers >= s.layers;

/** Where a larger value would change nothing any more: a part cannot be larger than its whole. */
const limits: Partial<Record<ScenarioKey, Limit>> = {
  kvHeads: (s) => s.heads,
  activeExperts: (s) => s.experts,
  denseLayers: (s) => s.layers,
  windowedLayers: (s) => s.layers,
  ropeDim: (s) => s.headDim,
  window: (s) => s.context,
  context: (s) => (windowRules(s) ? s.window : Number.POSITIVE_INFINITY),
  cores: (s) => {
    const { shape, hardware } = toDesign(s);
    return Math.ceil(blockWeights(shape) / hardware.coreWeights);
  },
};

/** Bounds of a number in a scenario: those of its row, narrowed to where it still moves something. */
export function boundsOf(key: ScenarioKey, scenario: Scenario): { min: number; max: number } {
  const row = rowOf(key);
  if (row.kind !== 'number' && row.kind !== 'integer') return { min: 0, max: 0 };
  const max = Math.min(row.max, limits[key]?.(scenario) ?? row.max);
  return { min: row.min, max: Math.max(row.min, max) };
}
