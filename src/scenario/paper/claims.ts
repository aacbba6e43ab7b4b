import { modelPreset } from '../presets/models';
import type { Overrides } from '../types';

/** A number that the paper prints and that can be computed here. */
export interface Claim {
  id: string;
  /** Where it stands in the paper. */
  place: string;
  text: string;
  /** The scenario that it speaks of. */
  overrides: Overrides;
  measure:
    | 'advantage'
    | 'coresPerProduct'
    | 'detectorsPerProduct'
    | 'activationBytes'
    | 'squareProductAdvantage';
  printed: number;
  /** `about` what is printed, or at `least` as much. */
  sense: 'about' | 'least';
  /** Why the two differ. */
  reason: string;
}

const ACCOUNTING =
  'The paper does not print how often operands are loaded; accounting B (inputs loaded for Q, K and V each, digital steps free) lands on the other side.';
const MEMORY =
  'The width of a memory word in the future case is not printed: 4 bits here, 5 come closest, 8 fall below.';
const ROUNDING = 'Printed rounded.';

/** The paper's own scenarios: its accounting and machines, whatever the page is set to. */
export const claims: readonly Claim[] = [
  {
    id: 'gpt3',
    place: '§5, Fig. 5',
    text: 'GPT-3 175B takes about 80 times less energy.',
    overrides: {},
    measure: 'advantage',
    printed: 80,
    sense: 'about',
    reason: ACCOUNTING,
  },
  {
    id: 'mt-nlg',
    place: '§5, Fig. 5',
    text: 'MT-NLG 530B takes about 140 times less energy.',
    overrides: { model: 'mt-nlg-530b' },
    measure: 'advantage',
    printed: 140,
    sense: 'about',
    reason: ACCOUNTING,
  },
  {
    id: 'five-hundred-billion',
    place: '§5',
    text: 'Models of about 500 billion parameters gain more than 100 times.',
    overrides: { model: 'palm-like-540b' },
    measure: 'advantage',
    printed: 100,
    sense: 'least',
    reason: 'Holds; fewer, longer heads gain more than MT-NLG’s.',
  },
  {
    id: 'future-16t',
    place: '§5.1',
    text: 'About 3000 cores of 10⁷ weights run a model of more than 10 T parameters about 1000 times cheaper.',
    overrides: { model: 'future-16t' },
    measure: 'advantage',
    printed: 1000,
    sense: 'about',
    reason:
      'The energy assumes all weights in place, 1.6 million cores; 2684 hold one feed-forward product (I9).',
  },
  {
    id: 'future-4q',
    place: 'abstract, Fig. 5',
    text: 'FUTURE-4q takes about 8500 times less energy.',
    overrides: { model: 'future-4q' },
    measure: 'advantage',
    printed: 8500,
    sense: 'about',
    reason: 'Only the printed cost of holding a weight, 0.002 fJ, comes close (I1).',
  },
  {
    id: 'one-layer',
    place: '§5',
    text: 'GPT-3 as a single layer of the same parameters gains about 1600 times.',
    overrides: { layers: 1, width: 120_384 },
    measure: 'advantage',
    printed: 1600,
    sense: 'about',
    reason: ROUNDING,
  },
  {
    id: 'square-product',
    place: '§5',
    text: 'A product with a 10⁴ × 10⁴ matrix gains more than 100 times.',
    overrides: {},
    measure: 'squareProductAdvantage',
    printed: 100,
    sense: 'least',
    reason: 'Holds; whole models gain less, because attention reads and writes its scores.',
  },
  {
    id: 'small-models',
    place: '§5',
    text: 'Small models take about the same energy as on digital.',
    overrides: { model: 'gpt2-117m' },
    measure: 'advantage',
    printed: 1,
    sense: 'about',
    reason:
      'Not matched by either accounting: 3.4 to 6 times. Perhaps “close” on the figure’s logarithmic axes.',
  },
  {
    id: 'future-mt-nlg',
    place: 'App. F',
    text: 'With future electronics MT-NLG gains more than 1900 times.',
    overrides: { model: 'mt-nlg-530b', hardware: 'paper-future' },
    measure: 'advantage',
    printed: 1900,
    sense: 'least',
    reason: MEMORY,
  },
  {
    id: 'future-electronics-4q',
    place: 'abstract, App. F',
    text: 'With future electronics FUTURE-4q gains 130,000 times.',
    overrides: { model: 'future-4q', hardware: 'paper-future' },
    measure: 'advantage',
    printed: 130_000,
    sense: 'about',
    reason: MEMORY,
  },
  ...(
    [
      ['gpt3-175b', 61, 4.91e4, 100e6],
      ['mt-nlg-530b', 168, 8.19e4, 168e6],
      ['palm-like-540b', 136, 7.37e4, 151e6],
      ['future-2.4t', 671, 1.64e5, 336e6],
      ['future-16t', 2700, 3.28e5, 671e6],
      ['future-129t', 11_000, 6.55e5, 1.34e9],
      ['future-4q', 170_000, 2.6e6, 5.37e9],
    ] as const
  ).flatMap(([model, cores, detectors, bytes]): Claim[] => {
    const name = modelPreset(model)?.name ?? model;
    const row = { place: 'Table 7', overrides: { model }, sense: 'about', reason: ROUNDING } as const;
    return [
      {
        ...row,
        id: `cores-${model}`,
        text: `${name}: cores for the largest feed-forward product.`,
        measure: 'coresPerProduct',
        printed: cores,
        reason: model === 'gpt3-175b' ? 'Printed rounded up.' : ROUNDING,
      },
      {
        ...row,
        id: `detectors-${model}`,
        text: `${name}: detectors of the largest feed-forward product.`,
        measure: 'detectorsPerProduct',
        printed: detectors,
      },
      {
        ...row,
        id: `memory-${model}`,
        text: `${name}: bytes of memory for its activations.`,
        measure: 'activationBytes',
        printed: bytes,
      },
    ];
  }),
];

/** What one looks for in the paper in vain. Nothing on the page pretends to be it. */
export const neverPrinted: readonly string[] = [
  'Energy per multiply-accumulate of each model: Fig. 5 has only points.',
  'How often each operand is loaded, and which steps count as digital.',
  'Width of a memory word with future electronics.',
  'Perplexities of the four trained models and of digital 8-bit inference.',
  'Coefficients of the power law of perplexity against photons.',
  'Look-up tables of the displays.',
  'Laser efficiency, detector efficiency and optical loss: they do not appear.',
];
