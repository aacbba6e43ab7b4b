import type { RowBody } from '../types';
import { rowsOf } from './build';

const { number, integer, choice, boolean } = rowsOf('accounting');

/** What a pass is, and what is counted. */
export const accountingRows = {
  phase: choice(
    'prefill',
    [
      { value: 'prefill', label: 'Prefill: the whole sequence' },
      { value: 'decode', label: 'Decode: one new token' },
    ],
    {
      label: 'Phase',
      help: 'A whole sequence in one pass, as the paper counts, or one generated token per sequence.',
      source: 'Optical Transformers, arXiv:2302.10360, App. D (prefill); decode is ours',
    },
  ),
  batch: integer(1, 1, 100_000, {
    label: 'Batch',
    help: 'Sequences that run together. Weights loaded again are shared by the batch; activations are not.',
    scale: 'log',
  }),
  inputLoads: choice(
    1,
    [
      { value: 1, label: 'Once, fanned out' },
      { value: 3, label: 'Once each for Q, K, V' },
    ],
    {
      label: 'Loads of the attention input',
      help: 'Light fans out for free, so one load can serve Q, K and V. The paper does not print its count of loads.',
    },
  ),
  countDigital: boolean(true, {
    label: 'Count digital steps',
    help: 'Softmax and activation cost the reading and writing of their data.',
    source: 'Optical Transformers, arXiv:2302.10360, Fig. 6',
    confidence: 'read',
  }),
  countHead: boolean(false, {
    label: 'Count embedding and head',
    help: 'They run on the digital processor at its energy per MAC, on both sides. The paper leaves them out.',
  }),
  countNorms: boolean(false, {
    label: 'Count layer norms and residuals',
    help: 'Two norms and two additions in each block cost the reading and writing of their data. Not in the paper.',
    extension: true,
  }),
  causal: boolean(false, {
    label: 'Causal attention only',
    help: 'Count only the pairs a causal mask leaves. The paper counts all n × n.',
  }),
  kvInDram: boolean(false, {
    label: 'Keys and values in DRAM',
    help: 'A decode step fetches the keys and values of earlier tokens from DRAM instead of SRAM.',
  }),
  signPasses: choice(
    1,
    [
      { value: 1, label: '1, as the paper counts' },
      { value: 4, label: '4, as light needs' },
    ],
    {
      label: 'Passes per signed product',
      help: 'Light has no sign: a signed product takes four passes of light (Eq. 4). Multiplies the light only.',
      extension: true,
    },
  ),
  promptTokens: integer(1024, 1, 10_000_000, {
    label: 'Prompt',
    help: 'Tokens of a request that are read in one pass.',
    unit: 'tokens',
    scale: 'log',
  }),
  generatedTokens: integer(256, 1, 1_000_000, {
    label: 'Generated',
    help: 'Tokens of a request that are generated one by one.',
    unit: 'tokens',
    scale: 'log',
  }),
  hostOverhead: number(0, 0, 10, {
    label: 'Host overhead',
    help: 'Energy of the host as a part of the accelerator’s, added to a request on both sides. Not in the paper.',
    extension: true,
  }),
  pue: number(1, 1, 3, {
    label: 'Building (PUE)',
    help: 'Energy of the data centre over that of its computers; multiplies a request on both sides. Not in the paper.',
    extension: true,
  }),
} satisfies Record<string, RowBody>;
