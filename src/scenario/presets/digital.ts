import machines from '../data/machines.json' with { type: 'json' };

/** What a row is: a rate at rated power, a measurement, a projection. Kinds are never drawn as one series. */
export type MachineKind =
  | 'paper-baseline'
  | 'hypothetical'
  | 'peak-digital'
  | 'measured-gpu'
  | 'measured-llm-decode'
  | 'research-digital'
  | 'arithmetic-only'
  | 'analog-cim'
  | 'photonic-measured'
  | 'photonic-claim'
  | 'vendor-claim'
  | 'limit';

/** A processor, digital or not, as published. Rates are dense; power is that of the board alone unless the note says so. */
export interface MachineRow {
  id: string;
  name: string;
  vendor: string;
  kind: MachineKind;
  precision: string;
  year: number;
  /** null: no power was published, so there is none to compute. */
  femtojoulesPerMac: number | null;
  low: number | null;
  high: number | null;
  watts: number | null;
  bandwidthGigabytesPerSecond: number | null;
  /** Power over memory bandwidth: what a bit costs when memory is the bottleneck. */
  boardPicojoulesPerBit: number | null;
  source: string;
  confidence: 'read' | 'second-hand' | 'recalled' | 'derived' | 'choice';
  /** The source is the maker's or the authors' own text. */
  primary: boolean;
  note: string;
}

/** A row that can be chosen to compare with. */
export type DigitalRow = MachineRow & { femtojoulesPerMac: number };

const GIGABYTE_IN_BITS = 8e9;

/** The paper's line in Fig. 5: not a machine, and in no list of machines. */
const nextGeneration: MachineRow = {
  id: 'next-generation',
  name: 'Paper’s next-generation processor',
  vendor: 'Anderson et al.',
  kind: 'hypothetical',
  precision: 'not stated',
  year: 2023,
  femtojoulesPerMac: 10,
  low: null,
  high: null,
  watts: null,
  bandwidthGigabytesPerSecond: null,
  boardPicojoulesPerBit: null,
  source: 'Optical Transformers, arXiv:2302.10360, Fig. 5',
  confidence: 'read',
  primary: true,
  note: 'A hypothetical line in a figure, not a machine.',
};

function machine(row: (typeof machines)[number]): MachineRow {
  const { watts, bandwidthGigabytesPerSecond: bandwidth } = row;
  // A served model's power is the whole group's while it serves; only a chip's own rating sets a floor.
  const rated = row.kind === 'peak-digital' && watts !== null && bandwidth !== null;
  return {
    ...row,
    name: row.kind === 'peak-digital' ? `${row.name}, ${row.precision}` : row.name,
    kind: row.kind as MachineKind,
    confidence: row.confidence as MachineRow['confidence'],
    boardPicojoulesPerBit: rated ? (watts / (bandwidth * GIGABYTE_IN_BITS)) * 1e12 : null,
  };
}

/** Every machine known, with a published energy or without. */
export const machineRows: readonly MachineRow[] = machines
  .map(machine)
  .flatMap((row) => (row.id === 'paper-300' ? [row, nextGeneration] : [row]));

const digitalKinds: readonly MachineKind[] = [
  'paper-baseline',
  'hypothetical',
  'peak-digital',
  'measured-gpu',
  'measured-llm-decode',
  'research-digital',
  'arithmetic-only',
];

/** The digital ones that have an energy: what light can be compared with. */
export const digitalRows: readonly DigitalRow[] = machineRows.filter(
  (row): row is DigitalRow => row.femtojoulesPerMac !== null && digitalKinds.includes(row.kind),
);

/** Photonic and analogue machines, claims and limits with an energy: points beside the model, never a baseline. */
export const otherMachines: readonly DigitalRow[] = machineRows.filter(
  (row): row is DigitalRow => row.femtojoulesPerMac !== null && !digitalKinds.includes(row.kind),
);

const byId = new Map(digitalRows.map((row) => [row.id, row]));

/** The digital row of an id; undefined if there is none. */
export const digitalRow = (id: string): DigitalRow | undefined => byId.get(id);
