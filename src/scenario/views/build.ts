import {
  type ChunkedComparison,
  compareChunked,
  type DepthPoint,
  depthAgainstWidth,
  headsAgainstLength,
  logarithmicSteps,
} from '../../energy';
import { toDesign } from '../design';
import { paperModels } from '../presets/paperModels';
import type { Scenario } from '../types';
import { withModel } from './models';

/** The paper's illustration: a modulator of 100 megapixels, or 100 MB. */
const PAPER_CAPACITY = 1e8;

export interface ChunkView {
  /** Weights either machine holds at a time. */
  capacity: number;
  models: (ChunkedComparison & { id: string; name: string; parameters: number })[];
  /** The scenario's own model at growing batches. */
  batches: (ChunkedComparison & { batch: number })[];
}

/** All models, and growing batches, on machines too small for them (Fig. 11 and 12). */
export function chunkView(scenario: Scenario): ChunkView {
  const capacity = scenario.cores === null ? PAPER_CAPACITY : scenario.cores * scenario.coreWeights;
  const models = paperModels.map((model) => {
    const design = toDesign(withModel(scenario, model));
    const parameters = 12 * design.shape.layers * design.shape.width ** 2;
    return { id: model.id, name: model.name, parameters, ...compareChunked(design, capacity) };
  });
  const batches = logarithmicSteps(1, 4096, 13).map((batch) => {
    const whole = Math.round(batch);
    return { batch: whole, ...compareChunked(toDesign({ ...scenario, batch: whole }), capacity) };
  });
  return { capacity, models, batches };
}

export interface ShapeView {
  /** The same parameters from one layer to many: with longer heads, and with more of them. */
  longerHeads: DepthPoint[];
  moreHeads: DepthPoint[];
  /** The same width with fewer and longer, or more and shorter heads. */
  heads: DepthPoint[];
}

/** Whole numbers from 1 on, evenly spaced on a logarithmic axis, with the design’s own among them. */
function wholeSteps(high: number, count: number, own: number): number[] {
  const steps = new Set([...logarithmicSteps(1, high, count).map(Math.round), own]);
  return [...steps].sort((a, b) => a - b);
}

/** What shape is best for the same parameters: depth against width, heads against their length. */
export function shapeView(scenario: Scenario): ShapeView {
  const design = toDesign(scenario);
  const depths = wholeSteps(Math.max(512, scenario.layers), 28, scenario.layers);
  const counts = wholeSteps(Math.max(256, scenario.heads), 20, scenario.heads);
  return {
    longerHeads: depthAgainstWidth(design, depths, 'heads'),
    moreHeads: depthAgainstWidth(design, depths, 'headDim'),
    heads: headsAgainstLength(design, counts),
  };
}
