import { isShown, MODEL_VERSION, table } from '../scenario';
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
export type ChartSubject = 'energy' | 'simulation';

const groups: Readonly<Record<ChartSubject, readonly string[]>> = {
  energy: ['shape', 'accounting', 'hardware', 'digital'],
  simulation: ['simulation'],
};

/** Tells where numbers come from, from the state at this moment: the address bar follows it only after a while. */
export function currentProvenance(subject: ChartSubject): Provenance {
  const state = scenarioStore.getState();
  const scenario = scenarioOf(state.overrides);
  const rows = table.filter((row) => groups[subject].includes(row.group) && isShown(row.key, scenario));
  return {
    link: `${location.origin}${location.pathname}${location.search}${hashOf(state)}`,
    modelVersion: MODEL_VERSION,
    ...(subject === 'simulation' ? { seed: scenario.seed } : {}),
    inputs: rows.map((row) => ({
      key: row.key,
      label: row.label,
      value: scenario[row.key] ?? 'unlimited',
      unit: row.unit ?? '',
    })),
  };
}
