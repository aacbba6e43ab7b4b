import {
  blockWeights,
  type Component,
  components,
  evaluatePacked,
  FAST_OUTPUT_LENGTH,
  fastOutput,
  LEDGER,
  PACKED_LENGTH,
} from '../../energy';
import { packScenario } from '../design';
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

const packed = new Float64Array(PACKED_LENGTH);
const output = new Float64Array(FAST_OUTPUT_LENGTH);

/** Through the packed form: 33 models at every move of a slider. */
function point(scenario: Scenario, id: string, name: string, family: string): ModelPoint {
  evaluatePacked(packScenario(scenario, packed), output);
  const byComponent = Object.fromEntries(components.map((component) => [component, 0])) as Record<
    Component,
    number
  >;
  for (let place = LEDGER; place < FAST_OUTPUT_LENGTH; place += 1)
    byComponent[components[(place - LEDGER) % components.length]!] += output[place]!;
  return {
    id,
    name,
    family,
    width: scenario.width,
    layers: scenario.layers,
    parameters: blockWeights(scenario),
    macs: output[fastOutput.macs]!,
    energyJoules: output[fastOutput.energyJoules]!,
    digitalJoules: output[fastOutput.digitalJoules]!,
    femtojoulesPerMac: output[fastOutput.femtojoulesPerMac]!,
    advantage: output[fastOutput.advantage]!,
    byComponent,
  };
}

const shapes = new Map<string, Overrides>();

/** All keys of a model's shape, resolved once: automatic ones follow from the shape alone. */
function shapeOf({ id }: ModelPreset): Overrides {
  let shape = shapes.get(id);
  if (!shape) {
    const resolved = resolve({ model: id });
    shape = Object.fromEntries(keysOfPreset.model.map((key) => [key, resolved[key]])) as Overrides;
    shapes.set(id, shape);
  }
  return shape;
}

/** The scenario with the shape of another model and everything else as it is. */
export const withModel = (scenario: Scenario, model: ModelPreset): Scenario => ({
  ...scenario,
  ...shapeOf(model),
  model: model.id,
});

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
