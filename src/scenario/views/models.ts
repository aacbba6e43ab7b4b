import { type Component, evaluateDesign } from '../../energy';
import { toDesign } from '../design';
import { digitalRow } from '../presets/digital';
import type { ModelPreset } from '../presets/models';
import { paperModels } from '../presets/paperModels';
import { keysOfPreset, resolve } from '../resolve';
import type { Overrides, Scenario } from '../types';

/** One model on the machine of the scenario. Energies in joules of one pass unless the name says otherwise. */
export interface ModelPoint {
  id: string;
  name: string;
  family: string;
  width: number;
  layers: number;
  /** Weights of all blocks. */
  parameters: number;
  macs: number;
  energyJoules: number;
  digitalJoules: number;
  femtojoulesPerMac: number;
  advantage: number;
  byComponent: Record<Component, number>;
}

/** A digital processor drawn as a straight line through the plane of energy against multiply-accumulates. */
export interface DigitalLine {
  id: string;
  name: string;
  femtojoulesPerMac: number;
}

export interface ModelsView {
  points: ModelPoint[];
  /** The scenario's own model, as it stands. */
  current: ModelPoint;
  /** The chosen processor first, then the paper's two. */
  digitalLines: DigitalLine[];
}

function point(scenario: Scenario, id: string, name: string, family: string): ModelPoint {
  const evaluation = evaluateDesign(toDesign(scenario));
  return {
    id,
    name,
    family,
    width: scenario.width,
    layers: scenario.layers,
    parameters: evaluation.blockWeights,
    macs: evaluation.macs,
    energyJoules: evaluation.energyJoules,
    digitalJoules: evaluation.digitalJoules,
    femtojoulesPerMac: evaluation.femtojoulesPerMac,
    advantage: evaluation.advantage,
    byComponent: evaluation.byComponent,
  };
}

/** The scenario with the shape of another model and everything else as it is. */
export function withModel(scenario: Scenario, model: ModelPreset): Scenario {
  const overrides: Overrides = { ...scenario, model: model.id };
  for (const key of keysOfPreset.model) delete overrides[key];
  return resolve(overrides);
}

/** The paper's 32 models (or others) on the hardware and accounting of a scenario. */
export function modelsView(scenario: Scenario, models: readonly ModelPreset[] = paperModels): ModelsView {
  const current = point(scenario, 'current', 'this design', '');
  const lines: DigitalLine[] = [
    {
      id: scenario.digital,
      name: digitalRow(scenario.digital)?.name ?? scenario.digital,
      femtojoulesPerMac: (current.digitalJoules / current.macs) * 1e15,
    },
  ];
  for (const id of ['paper-300', 'next-generation']) {
    const row = digitalRow(id);
    if (row && id !== scenario.digital)
      lines.push({ id, name: row.name, femtojoulesPerMac: row.femtojoulesPerMac });
  }
  return {
    points: models.map((model) => point(withModel(scenario, model), model.id, model.name, model.family)),
    current,
    digitalLines: lines,
  };
}
