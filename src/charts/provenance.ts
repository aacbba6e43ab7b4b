import { isShown, MODEL_VERSION, resolve, type Scenario, table } from '../scenario';
import { slotOverrides, takenSlots } from '../scenario/comparison';
import { hashOf } from '../state/link';
import { scenarioStore } from '../state/scenarioStore';
import { scenarioOf } from '../state/selectors';

/** One input of the computation, as it goes into a CSV. */
export interface ProvenanceInput {
  key: string;
  label: string;
  value: string | number | boolean;
  unit: string;
}

/** Where the numbers of a chart come from: what is stamped into everything that is taken away. */
export interface Provenance {
  /** The full address that shows the same again. */
  link: string;
  modelVersion: string;
  /** Seed of the simulation, where one was used. */
  seed?: number;
  inputs: readonly ProvenanceInput[];
}

/** Which half of the program a chart shows; its inputs are the rows of the table that matter there. */
export type ChartSubject = 'energy' | 'simulation' | 'comparison';

const groups: Readonly<Record<ChartSubject, readonly string[]>> = {
  energy: ['shape', 'accounting', 'hardware', 'digital'],
  simulation: ['simulation'],
  comparison: ['shape', 'accounting', 'hardware', 'digital'],
};

/** Tells where numbers come from, from the state at this moment: the address bar follows it only after a while. */
export function currentProvenance(subject: ChartSubject): Provenance {
  const state = scenarioStore.getState();
  const scenario = scenarioOf(state.overrides);
  const { comparison, overrides } = state;
  const inputs =
    subject === 'comparison'
      ? takenSlots(comparison).flatMap((id) => [
          { key: `${id}.name`, label: 'Name', value: comparison.slots[id]?.name ?? '', unit: '' },
          ...inputsOf(resolve(slotOverrides(comparison, overrides, id)), subject, `${id}.`),
        ])
      : inputsOf(scenario, subject);
  return {
    link: `${location.origin}${location.pathname}${location.search}${hashOf(state)}`,
    modelVersion: MODEL_VERSION,
    ...(subject === 'simulation' ? { seed: scenario.seed } : {}),
    inputs,
  };
}

function inputsOf(scenario: Scenario, subject: ChartSubject, prefix = ''): ProvenanceInput[] {
  return table
    .filter((row) => groups[subject].includes(row.group) && isShown(row.key, scenario))
    .map((row) => ({
      key: `${prefix}${row.key}`,
      label: row.label,
      value: scenario[row.key] ?? 'unlimited',
      unit: row.unit ?? '',
    }));
}
