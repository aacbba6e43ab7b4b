import {
  blockWeights,
  type Component,
  evaluateDesign,
  type LayerGroup,
  layerGroups,
  type Operation,
  type Part,
} from '../../energy';
import { toDesign } from '../design';
import { type ModelPreset, modelPresets } from '../presets/models';
import type { Scenario } from '../types';
import { withModel } from './models';

/** Where the energy of a pass goes, divided in four ways that each add up to the whole. Joules, whole batch. */
export interface Breakdown {
  /** Id of the model; empty for the scenario's own design. */
  id: string;
  name: string;
  group: ModelPreset['group'] | 'own';
  /** Weights of all blocks. */
  parameters: number;
  macs: number;
  energyJoules: number;
  byComponent: Record<Component, number>;
  byOperation: Record<Operation, number>;
  byPart: Record<Part, number>;
  byLayer: LayerGroup[];
}

export interface DominatesView {
  design: Breakdown;
  /** Every model there is on the machine and at the work of the scenario, the smallest first. */
  models: Breakdown[];
}

function breakdown(scenario: Scenario, id: string, name: string, group: Breakdown['group']): Breakdown {
  const design = toDesign(scenario);
  const { macs, energyJoules, byComponent, byOperation, byPart } = evaluateDesign(design);
  return {
    id,
    name,
    group,
    parameters: blockWeights(design.shape),
    macs,
    energyJoules,
    byComponent,
    byOperation,
    byPart,
    byLayer: layerGroups(design),
  };
}

/** What dominates: by component, operation, part of the electronics and layer, for the design and over all models. */
export function dominatesView(scenario: Scenario): DominatesView {
  return {
    design: breakdown(scenario, '', '', 'own'),
    models: modelPresets
      .map((model) => breakdown(withModel(scenario, model), model.id, model.name, model.group))
      .sort((a, b) => a.parameters - b.parameters),
  };
}
