import { opticsPresets } from '../presets/optics';
import type { RowBody } from '../types';
import { IDENTIFIER, rowsOf } from './build';

const { number, integer, choice, text } = rowsOf('simulation');
const CODE = {
  source: 'published simulation code of Optical Transformers',
  confidence: 'second-hand',
} as const;

/** The simulated Transformer and its optics. */
export const simulationRows = {
  checkpoint: text('sotu-64', 64, IDENTIFIER, {
    label: 'Trained model',
    help: 'The Transformer whose matrix products are simulated.',
  }),
  optics: choice(
    'scaling-2023',
    opticsPresets.map(({ id, name }) => ({ value: id, label: name })),
    {
      label: 'Optics',
      help: 'Sets systematic error and minimum transmission. Change either afterwards.',
      ...CODE,
    },
  ),
  photonsPerMac: number(100, 1e-6, 1e12, {
    label: 'Photons per MAC',
    help: 'Light at the input for each multiplication, in each of the four passes that a signed product takes.',
    scale: 'log',
    usual: [0.01, 1e6],
  }),
  shotNoise: choice(
    'poisson',
    [
      { value: 'poisson', label: 'Poisson' },
      { value: 'gaussian', label: 'Gaussian' },
      { value: 'off', label: 'Off' },
    ],
    { label: 'Shot noise', help: 'Counting of single photons, its Gaussian limit (faster), or none.' },
  ),
  noiseLinear: number(0, 0, 1, {
    label: 'Systematic error, linear layers',
    help: 'Standard deviation relative to the mean output of a pass.',
    ...CODE,
  }),
  noiseAttention: number(0, 0, 1, {
    label: 'Systematic error, attention',
    help: 'Standard deviation relative to the mean output of a pass.',
    ...CODE,
  }),
  minTransmission: number(0, 0, 0.5, {
    label: 'Minimum transmission',
    help: 'Light that a closed pixel of the modulator still lets through, as a part of full transmission.',
    ...CODE,
  }),
  simInputBits: integer(8, 1, 16, {
    label: 'Input precision (simulation)',
    help: 'Bits of the encoded inputs.',
    unit: 'bits',
  }),
  simWeightBits: integer(8, 1, 16, {
    label: 'Weight precision (simulation)',
    help: 'Bits of the weights.',
    unit: 'bits',
  }),
  simOutputBits: integer(0, 0, 16, {
    label: 'Output precision (simulation)',
    help: 'Bits of the detected outputs; 0 clamps them to their range without rounding.',
    unit: 'bits',
  }),
  tokens: integer(2048, 256, 65_536, {
    label: 'Tokens',
    help: 'Held-out tokens that the loss is averaged over, in windows of 256.',
    unit: 'tokens',
    scale: 'log',
    step: 256,
  }),
  seed: integer(1, 0, 4_294_967_295, {
    label: 'Seed',
    help: 'Start of the random numbers: the same seed gives the same noise everywhere.',
  }),
  seeds: integer(4, 1, 64, { label: 'Seeds', help: 'Independent repetitions of the noise.' }),
  study: text('live', 32, IDENTIFIER, {
    label: 'Study',
    help: 'One live number, or a series over photon budgets.',
  }),
  prompt: text('', 500, undefined, { label: 'Prompt', help: 'Text that the simulated model continues.' }),
} satisfies Record<string, RowBody>;
