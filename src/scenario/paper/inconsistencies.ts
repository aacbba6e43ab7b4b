import type { Overrides } from '../types';

/** One way to read the paper where it disagrees with itself. */
export interface Reading {
  label: string;
  overrides: Overrides;
  /** Place of the reading that it is set against; the first where absent. */
  against?: number;
}

/** An inconsistency of the paper, as switches that show what it does. */
export interface Inconsistency {
  id: `I${number}`;
  title: string;
  text: string;
  /** Scenario in which the effect is largest; the readings are laid over it. */
  overrides: Overrides;
  /** As printed first. Empty where nothing that is computed here depends on it. */
  readings: readonly Reading[];
}

export const inconsistencies: readonly Inconsistency[] = [
  {
    id: 'I1',
    title: 'Cost of holding a weight',
    text: '0.002 fJ per MAC is printed; 2 W for 10⁷ pixels at 10 GHz are 0.02; 5.6 µW per weight in §5.1 are 0.56.',
    overrides: { model: 'future-4q' },
    readings: [
      { label: 'printed, 0.002 fJ', overrides: {} },
      { label: 'recomputed, 0.02 fJ', overrides: { maintenanceFjPerMac: 0.02 } },
      { label: '§5.1, 0.56 fJ', overrides: { maintenanceFjPerMac: 0.56 } },
    ],
  },
  {
    id: 'I2',
    title: 'Photons of a dot product',
    text: 'App. D starts from 1500 photons per MAC at width 192, App. H measures 340 for the same size.',
    overrides: {},
    readings: [
      { label: 'App. D, 288,000', overrides: {} },
      { label: 'App. H, 65,280', overrides: { photonsPerDot: 65_280 } },
    ],
  },
  {
    id: 'I3',
    title: 'Bits counted twice in the future',
    text: 'The ÷32 of converters holds a step from 8 to 4 bits, although the samples start at 5 and 7 bits.',
    overrides: { model: 'future-4q' },
    readings: [
      { label: 'printed, ÷32', overrides: { hardware: 'paper-future' } },
      { label: 'bits once', overrides: { hardware: 'future-bits-once' } },
    ],
  },
  {
    id: 'I4',
    title: 'Two rows of Table 6',
    text: 'GPT-3 125M stands with 32 layers instead of 12, GPT-3 13B with width 5140 instead of 5120.',
    overrides: {},
    readings: [
      { label: 'GPT-3 13B as printed', overrides: { model: 'gpt3-13b' } },
      { label: 'GPT-3 13B as published', overrides: { model: 'real-gpt3-13b' } },
      { label: 'GPT-3 125M as printed', overrides: { model: 'gpt3-125m' }, against: 2 },
      { label: 'GPT-3 125M as published', overrides: { model: 'real-gpt3-125m' }, against: 2 },
    ],
  },
  {
    id: 'I5',
    title: 'The digital baseline',
    text: '300 fJ per MAC is generous to the A100 it names.',
    overrides: {},
    readings: [
      { label: 'printed, 300 fJ', overrides: {} },
      { label: 'A100, INT4', overrides: { digital: 'a100-int4' } },
      { label: 'A100, INT8', overrides: { digital: 'a100-int8' } },
      { label: 'A100, BF16', overrides: { digital: 'a100-bf16' } },
    ],
  },
  {
    id: 'I6',
    title: 'Throughput of a core',
    text: '“0.1 ns per product (about 20 TFLOPs)”: 10⁷ MACs in 0.1 ns are 200 PFLOPS. No energy depends on it.',
    overrides: {},
    readings: [],
  },
  {
    id: 'I7',
    title: 'Energy of the ADC',
    text: '24.8 fJ per step × 2⁷ are 3.17 pJ; the same chip is quoted elsewhere at 14.8 mW and 10 GS/s, 1.48 pJ.',
    overrides: {},
    readings: [
      { label: 'printed, 3.17 pJ', overrides: {} },
      { label: 'power over rate, 1.48 pJ', overrides: { adcPj: 1.48 } },
    ],
  },
  {
    id: 'I8',
    title: 'Less than one photon',
    text: '“Less than one photon per MAC beyond 10 B parameters” does not follow from 1/width: width 5140 has 13. No energy depends on it.',
    overrides: {},
    readings: [],
  },
  {
    id: 'I9',
    title: 'Cores of a product, energies of all weights',
    text: 'The energies assume that all weights are in place; Table 7 prints the cores of one feed-forward product. On those cores the model runs in chunks.',
    overrides: {},
    readings: [
      { label: 'all weights in place', overrides: {} },
      { label: 'the printed 61 cores', overrides: { cores: 61 } },
      { label: 'the printed 61 cores, batch 64', overrides: { cores: 61, batch: 64 } },
    ],
  },
];
