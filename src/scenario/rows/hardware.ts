import { literature } from '../literature';
import { hardwarePresets } from '../presets/hardware';
import type { RowBody } from '../types';
import { rowsOf } from './build';

const { number, integer, choice } = rowsOf('hardware');
const paper = (place: string) =>
  ({ source: `Optical Transformers, arXiv:2302.10360, ${place}`, confidence: 'read' }) as const;
const EXTENSION = {
  source: 'not in the paper; ideal by default',
  confidence: 'choice',
  extension: true,
} as const;

/** The optical machine. Defaults are the constants of the paper's App. C and D. */
export const hardwareRows = {
  hardware: choice(
    'paper-2023',
    hardwarePresets.map(({ id, name }) => ({ value: id, label: name })),
    {
      label: 'Hardware',
      help: 'Sets every parameter of the machine. Change any of them afterwards.',
      ...paper('App. D'),
    },
  ),
  inputBits: integer(5, 1, 16, {
    label: 'Input precision',
    help: 'Bits of the values encoded into light. Each bit doubles the energy of the converter.',
    unit: 'bits',
    ...paper('App. C'),
  }),
  outputBits: integer(7, 1, 16, {
    label: 'Output precision',
    help: 'Bits of the values read from the detectors. Each bit doubles the energy of the converter.',
    unit: 'bits',
    ...paper('App. C'),
  }),
  weightBits: integer(8, 1, 32, {
    label: 'Weight precision',
    help: 'Bits of a weight fetched from memory: counts when weights are loaded again, and in the digital memory floor.',
    unit: 'bits',
    ...paper('App. C'),
  }),
  memoryBits: integer(8, 1, 32, {
    label: 'Memory word',
    help: 'Bits read or written per activation.',
    unit: 'bits',
    ...paper('App. D'),
  }),
  dacPj: number(10, 0.001, 1000, {
    label: 'DAC energy',
    help: 'Digital-to-analogue conversion of one sample at its reference precision.',
    unit: 'pJ',
    scale: 'log',
    literature: literature.dacPj,
    ...paper('App. D'),
  }),
  dacReferenceBits: integer(5, 1, 16, {
    label: 'DAC reference precision',
    help: 'Precision at which the energy of the DAC is stated.',
    unit: 'bits',
    ...paper('App. D'),
  }),
  adcPj: number(3.1744, 0.001, 1000, {
    label: 'ADC energy',
    help: 'Analogue-to-digital conversion of one sample at its reference precision: 24.8 fJ per step × 128.',
    unit: 'pJ',
    scale: 'log',
    literature: literature.adcPj,
    ...paper('App. D'),
  }),
  adcReferenceBits: integer(7, 1, 16, {
    label: 'ADC reference precision',
    help: 'Precision at which the energy of the ADC is stated.',
    unit: 'bits',
    ...paper('App. D'),
  }),
  amplifierPj: number(2.4, 0.001, 1000, {
    label: 'Amplifier energy',
    help: 'Transimpedance amplifier, per detected sample.',
    unit: 'pJ',
    scale: 'log',
    literature: literature.amplifierPj,
    ...paper('App. D'),
  }),
  modulatorFjPerBit: number(1, 0.001, 10_000, {
    label: 'Modulator energy',
    help: 'Dynamic energy of the modulator per bit; the paper leaves its driver out.',
    unit: 'fJ/bit',
    scale: 'log',
    literature: literature.modulatorFjPerBit,
    ...paper('App. D'),
  }),
  sramPjPerBit: number(0.3, 0.001, 100, {
    label: 'SRAM energy',
    help: 'Reading or writing one bit of an activation.',
    unit: 'pJ/bit',
    scale: 'log',
    literature: literature.sramPjPerBit,
    ...paper('App. D'),
  }),
  dramPjPerBit: number(1, 0.001, 1000, {
    label: 'DRAM energy',
    help: 'Reading one bit from memory off the chip: weights loaded again, keys and values kept there.',
    unit: 'pJ/bit',
    scale: 'log',
    literature: literature.dramPjPerBit,
    ...paper('App. D'),
  }),
  maintenanceFjPerMac: number(0.002, 0, 1, {
    label: 'Holding a weight',
    help: 'Energy to hold one weight for one multiplication at 10 GHz. The paper prints three values that differ (I1).',
    unit: 'fJ/MAC',
    literature: literature.maintenanceFjPerMac,
    ...paper('App. D'),
  }),
  photonsPerDot: number(288_000, 1e-6, 1e12, {
    label: 'Photons per dot product',
    help: 'Light at the input of one dot product as long as the model is wide. The paper’s two values: 288,000 and 65,280 (I2).',
    scale: 'log',
    usual: [1, 1e9],
    ...paper('App. D'),
  }),
  photonEv: number(1, 0.5, 4, {
    label: 'Photon energy',
    help: 'Energy of one photon; 1 eV is light of 1240 nm.',
    unit: 'eV',
    ...paper('App. D'),
  }),
  receiver: choice(
    'photons',
    [
      { value: 'photons', label: 'Photons as given' },
      { value: 'shotNoise', label: 'Shot noise at the output precision' },
      { value: 'amplifierNoise', label: 'Shot and amplifier noise at the output precision' },
    ],
    {
      label: 'Light needed',
      help: 'A given number of photons, or what the receiver needs to tell 2^bits levels apart. Not in the paper.',
      ...EXTENSION,
    },
  ),
  amplifierNoisePa: number(5, 0.01, 1000, {
    label: 'Amplifier noise',
    help: 'Input-referred current noise of the amplifier. Counts when the receiver decides on the light.',
    unit: 'pA/√Hz',
    scale: 'log',
    literature: literature.amplifierNoisePa,
    extension: true,
    source: 'electronics table; not in the paper',
    confidence: 'second-hand',
  }),
  laserEfficiency: number(1, 0.001, 1, {
    label: 'Laser efficiency',
    help: 'Light out over electricity in (wall plug). Not in the paper.',
    scale: 'log',
    literature: literature.laserEfficiency,
    ...EXTENSION,
  }),
  detectorEfficiency: number(1, 0.01, 1, {
    label: 'Detector efficiency',
    help: 'Part of the photons that are counted. Not in the paper.',
    literature: literature.detectorEfficiency,
    ...EXTENSION,
  }),
  lossDb: number(0, 0, 60, {
    label: 'Optical loss',
    help: 'From the laser to the detector. Not in the paper.',
    unit: 'dB',
    literature: literature.lossDb,
    ...EXTENSION,
  }),
  holdMilliwatts: number(0, 0, 100, {
    label: 'Heater per weight',
    help: 'Static power that holds one weight, such as a thermal phase shifter. Not in the paper.',
    unit: 'mW',
    ...EXTENSION,
  }),
  wireMm: number(0, 0, 100, {
    label: 'Wire length',
    help: 'Wire between memory and converter that every loaded and detected value travels. Not in the paper.',
    unit: 'mm',
    ...EXTENSION,
  }),
  wireFjPerBitMm: number(100, 1, 1000, {
    label: 'Wire energy',
    help: 'Energy of one bit on one millimetre of wire.',
    unit: 'fJ/bit/mm',
    scale: 'log',
    literature: literature.wireFjPerBitMm,
    extension: true,
    source: 'electronics table; not in the paper',
    confidence: 'second-hand',
  }),
  clockGhz: number(10, 0.001, 1000, {
    label: 'Clock',
    help: 'Vector products per nanosecond of one core. A slower clock holds each weight longer.',
    unit: 'GHz',
    scale: 'log',
    ...paper('§4.3'),
  }),
  utilisation: number(1, 0.01, 1, {
    label: 'Utilisation',
    help: 'Part of the time in which the held weights are in use.',
    scale: 'log',
    ...EXTENSION,
  }),
  coreWeights: number(1e7, 10, 1e12, {
    label: 'Weights per core',
    help: 'Weights one core holds and multiplies in one cycle: a modulator of 10 megapixels.',
    scale: 'log',
    ...paper('§4.3'),
  }),
  cores: integer(null, 1, 1e12, {
    label: 'Cores',
    help: 'Cores of the machine. Fewer than the weights need: the model runs in chunks, and weights and inputs are loaded again.',
    scale: 'log',
    none: 'unlimited',
    ...paper('App. G'),
  }),
} satisfies Record<string, RowBody>;
