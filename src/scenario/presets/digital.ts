/** A digital processor, or another machine, to compare with. Rates are dense, power is that of the board alone. */
export interface DigitalRow {
  id: string;
  name: string;
  kind: 'paper-baseline' | 'hypothetical' | 'peak-digital';
  precision: string;
  year: number;
  femtojoulesPerMac: number;
  watts: number | null;
  bandwidthGigabytesPerSecond: number | null;
  /** Power over memory bandwidth: what a bit costs when memory is the bottleneck. */
  boardPicojoulesPerBit: number | null;
  source: string;
  confidence: 'read' | 'second-hand' | 'recalled' | 'derived' | 'choice';
  note: string;
}

const peak = (
  id: string,
  name: string,
  precision: string,
  year: number,
  femtojoulesPerMac: number,
  watts: number,
  bandwidth: number,
  source: string,
): DigitalRow => ({
  id,
  name: `${name}, ${precision}`,
  kind: 'peak-digital',
  precision,
  year,
  femtojoulesPerMac,
  watts,
  bandwidthGigabytesPerSecond: bandwidth,
  boardPicojoulesPerBit: watts / (bandwidth * 8e-3),
  source,
  confidence: 'read',
  note: 'Dense peak rate at rated board power; real work reaches a part of it.',
});

const A100 = 'NVIDIA A100 80GB SXM datasheet';
const H100 = 'NVIDIA H100 SXM5 datasheet';
const H200 = 'NVIDIA H200 SXM datasheet';
const B200 = 'NVIDIA HGX B200 datasheet';

export const digitalRows: readonly DigitalRow[] = [
  {
    id: 'paper-300',
    name: 'Paper’s digital processor',
    kind: 'paper-baseline',
    precision: 'not stated',
    year: 2023,
    femtojoulesPerMac: 300,
    watts: null,
    bandwidthGigabytesPerSecond: null,
    boardPicojoulesPerBit: null,
    source: 'Optical Transformers, arXiv:2302.10360, abstract and App. D, quoting Reuther et al. 2020',
    confidence: 'read',
    note: 'Generous to digital: the A100 it names takes 641 fJ per MAC at 4 bits and 1282 at 8 (inconsistency I5).',
  },
  {
    id: 'next-generation',
    name: 'Paper’s next-generation processor',
    kind: 'hypothetical',
    precision: 'not stated',
    year: 2023,
    femtojoulesPerMac: 10,
    watts: null,
    bandwidthGigabytesPerSecond: null,
    boardPicojoulesPerBit: null,
    source: 'Optical Transformers, arXiv:2302.10360, Fig. 5 (hypothetical line)',
    confidence: 'read',
    note: 'A line in a figure, not a machine.',
  },
  peak('a100-bf16', 'A100', 'BF16', 2020, 2564.1, 400, 2039, A100),
  peak('a100-int8', 'A100', 'INT8', 2020, 1282.1, 400, 2039, A100),
  peak('a100-int4', 'A100', 'INT4', 2020, 641, 400, 2039, A100),
  peak('h100-bf16', 'H100', 'BF16', 2022, 1415, 700, 3350, H100),
  peak('h100-fp8', 'H100', 'FP8', 2022, 707.5, 700, 3350, H100),
  peak('h100-int8', 'H100', 'INT8', 2022, 707.5, 700, 3350, H100),
  peak('h200-bf16', 'H200', 'BF16', 2024, 1415, 700, 4800, H200),
  peak('h200-fp8', 'H200', 'FP8', 2024, 707.5, 700, 4800, H200),
  peak('b200-bf16', 'B200', 'BF16', 2024, 888.9, 1000, 8000, B200),
  peak('b200-fp8', 'B200', 'FP8', 2024, 444.4, 1000, 8000, B200),
  peak('b200-int8', 'B200', 'INT8', 2024, 444.4, 1000, 8000, B200),
  peak('b200-fp4', 'B200', 'FP4', 2024, 222.2, 1000, 8000, B200),
];

const byId = new Map(digitalRows.map((row) => [row.id, row]));

/** The digital row of an id; undefined if there is none. */
export const digitalRow = (id: string): DigitalRow | undefined => byId.get(id);
