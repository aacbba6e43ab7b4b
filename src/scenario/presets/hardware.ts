import type { Hardware } from '../../energy';
import { literatureValues } from '../literature';

/** A machine: every hardware parameter at once. */
export interface HardwarePreset {
  id: string;
  name: string;
  values: Hardware;
  source: string;
  confidence: 'read' | 'second-hand' | 'recalled' | 'derived' | 'choice';
  note: string;
}

/** App. C and D of the paper. */
const paper2023: Hardware = {
  memoryBits: 8,
  inputBits: 5,
  weightBits: 8,
  outputBits: 7,
  sramPjPerBit: 0.3,
  dramPjPerBit: 1,
  dacPj: 10,
  dacReferenceBits: 5,
  modulatorFjPerBit: 1,
  amplifierPj: 2.4,
  adcPj: 3.1744,
  adcReferenceBits: 7,
  maintenanceFjPerMac: 0.002,
  photonsPerDot: 288_000,
  photonEv: 1,
  receiver: 'photons',
  amplifierNoisePa: 5,
  holdMilliwatts: 0,
  wireMm: 0,
  wireFjPerBitMm: 100,
  laserEfficiency: 1,
  detectorEfficiency: 1,
  lossDb: 0,
  clockGhz: 10,
  utilisation: 1,
  coreWeights: 1e7,
  cores: null,
};

/** App. F: converters ÷32, memory ÷5, amplifier ÷10, nothing to hold the weights, 4 bits. */
const paperFuture: Hardware = {
  ...paper2023,
  memoryBits: 4,
  inputBits: 4,
  weightBits: 4,
  outputBits: 4,
  sramPjPerBit: 0.06,
  dramPjPerBit: 0.2,
  dacPj: 0.3125,
  dacReferenceBits: 4,
  amplifierPj: 0.24,
  adcPj: 0.0992,
  adcReferenceBits: 4,
  maintenanceFjPerMac: 0,
};

/** Devices of the Lightening-Transformer accelerator: 8 bits, 5 GHz, light at 1550 nm. */
const lightening: Hardware = {
  ...paper2023,
  inputBits: 8,
  outputBits: 8,
  sramPjPerBit: 0.103,
  dramPjPerBit: 3.9,
  dacPj: 3.57,
  dacReferenceBits: 8,
  modulatorFjPerBit: 450,
  amplifierPj: 0.6,
  adcPj: 1.48,
  adcReferenceBits: 8,
  maintenanceFjPerMac: 0,
  photonsPerDot: 4935,
  photonEv: 0.8,
  laserEfficiency: 0.2,
  detectorEfficiency: 0.8,
  lossDb: 1.5,
  clockGhz: 5,
  coreWeights: 1728,
};

/** Devices of Albireo in its moderate 7 nm variant: 8 bits, 5 GHz, microrings that are held by heaters. */
const albireo: Hardware = {
  ...lightening,
  sramPjPerBit: 0.0068,
  dacPj: 2.6,
  modulatorFjPerBit: 35.25,
  amplifierPj: 0.3,
  adcPj: 0.273,
  photonsPerDot: 111_000,
  laserEfficiency: 1,
  detectorEfficiency: 1,
  lossDb: 0,
  holdMilliwatts: 0.388,
  coreWeights: 405,
};

const PAPER = 'Optical Transformers, arXiv:2302.10360';

export const hardwarePresets: readonly HardwarePreset[] = [
  {
    id: 'paper-2023',
    name: 'Paper, today (2023)',
    values: paper2023,
    source: `${PAPER}, App. C and D`,
    confidence: 'read',
    note: 'Constants as printed. Laser and detector efficiency and loss do not appear in the paper and are 1 and 0.',
  },
  {
    id: 'paper-future',
    name: 'Paper, future electronics',
    values: paperFuture,
    source: `${PAPER}, App. F`,
    confidence: 'read',
    note: 'The width of a memory word is not printed; 4 bits here.',
  },
  {
    id: 'paper-future-5',
    name: 'Paper, future electronics, 5-bit memory word',
    values: { ...paperFuture, memoryBits: 5 },
    source: `${PAPER}, App. F`,
    confidence: 'derived',
    note: 'A memory word of 5 bits is a calibration: it comes closest to the printed 130,000×.',
  },
  {
    id: 'paper-future-8',
    name: 'Paper, future electronics, 8-bit memory word',
    values: { ...paperFuture, memoryBits: 8 },
    source: `${PAPER}, App. F`,
    confidence: 'derived',
    note: 'The 8-bit word of the present-day case kept.',
  },
  {
    id: 'future-bits-once',
    name: 'Future electronics, bits counted once',
    values: {
      ...paperFuture,
      dacPj: 5,
      dacReferenceBits: 5,
      adcPj: 1.5872,
      adcReferenceBits: 7,
    },
    source: 'App. F with the step to 4 bits taken from the 5- and 7-bit samples (inconsistency I3)',
    confidence: 'choice',
    note: 'The printed ÷32 holds a step from 8 to 4 bits, although the samples start at 5 and 7 bits.',
  },
  {
    id: 'literature',
    name: 'Literature, nominal',
    values: { ...paper2023, ...literatureValues('nominal') },
    source: 'nominal values of the literature table, on the paper’s precisions, clock and photons',
    confidence: 'derived',
    note: 'With laser and detector efficiency and loss, which the paper leaves out.',
  },
  {
    id: 'literature-optimistic',
    name: 'Literature, optimistic',
    values: { ...paper2023, ...literatureValues('optimistic') },
    source: 'cheapest end of every range of the literature table',
    confidence: 'derived',
    note: 'All parameters at their best at once: a bound, not an expectation.',
  },
  {
    id: 'literature-pessimistic',
    name: 'Literature, pessimistic',
    values: { ...paper2023, ...literatureValues('pessimistic') },
    source: 'costliest end of every range of the literature table',
    confidence: 'derived',
    note: 'All parameters at their worst at once: a bound, not an expectation.',
  },
  {
    id: 'lightening-class',
    name: 'Lightening-class devices',
    values: lightening,
    source:
      'Lightening-Transformer, default configuration; converters IEEE 9162776 and 9731625, amplifier IEEE 8510668',
    confidence: 'read',
    note: 'Devices only: the fan-out stays this model’s, far wider than that machine’s 12. Light from a detector sensitivity of −25 dBm.',
  },
  {
    id: 'albireo-class',
    name: 'Albireo-class devices',
    values: albireo,
    source: 'CiMLoop’s model of Albireo, moderate 7 nm variant',
    confidence: 'read',
    note: 'Devices only: the fan-out stays this model’s. Laser power of 0.0713 mW per symbol at 5 GHz, taken as electrical; DRAM as in Lightening.',
  },
];

const byId = new Map(hardwarePresets.map((preset) => [preset.id, preset]));

/** The hardware preset of an id; undefined if there is none. */
export const hardwarePreset = (id: string): HardwarePreset | undefined => byId.get(id);
