import { modelPresets } from '../presets/models';
import type { RowBody } from '../types';
import { rowsOf } from './build';

const { number, integer, choice, boolean, text } = rowsOf('shape');
const TABLE = {
  source: 'Optical Transformers, arXiv:2302.10360, Table 6 (GPT-3 175B)',
  confidence: 'read',
} as const;
const REAL = { source: 'published model configurations; off in the paper', confidence: 'choice' } as const;

/** Shape of the model. Defaults are GPT-3 175B, as the paper prints it. */
export const shapeRows = {
  model: choice(
    'gpt3-175b',
    modelPresets.map(({ id, name }) => ({ value: id, label: name })),
    { label: 'Model', help: 'Sets every parameter of the shape. Change any of them afterwards.', ...TABLE },
  ),
  shapeName: text('', 48, /^[\p{L}\p{N} ._+()-]*$/u, {
    label: 'Name of the shape',
    help: 'What the page calls a shape of your own. Choosing a model clears it.',
  }),
  layers: integer(96, 1, 100_000, {
    label: 'Layers',
    help: 'Blocks of attention and feed-forward, one after the other; of an encoder-decoder the decoder’s.',
    scale: 'log',
    usual: [1, 10_000],
    ...TABLE,
  }),
  width: integer(12_288, 1, 10_000_000, {
    label: 'Width',
    help: 'Length of the vector that runs through the model (d_model). A longer dot product spreads the cost of loading and detecting over more multiplications.',
    scale: 'log',
    usual: [16, 4_000_000],
    ...TABLE,
  }),
  heads: number(96, 1, 100_000, {
    label: 'Heads',
    help: 'Attention heads. Each stores and reads its own matrix of scores, tokens by tokens.',
    scale: 'log',
    step: 1,
    ...TABLE,
  }),
  kvHeads: number(96, 1, 100_000, {
    label: 'Key-value heads',
    help: 'Heads of keys and values; fewer than heads in grouped-query attention. Automatic: as many as heads, and never more.',
    scale: 'log',
    step: 1,
    auto: true,
    ...REAL,
  }),
  headDim: number(128, 1, 1_000_000, {
    label: 'Head dimension',
    help: 'Length of one head’s query and key. Automatic: width / heads.',
    scale: 'log',
    step: 1,
    auto: true,
    ...TABLE,
  }),
  ffnWidth: number(49_152, 1, 40_000_000, {
    label: 'Feed-forward width',
    help: 'Hidden units of the feed-forward layer. Automatic: 4 × width.',
    scale: 'log',
    step: 1,
    auto: true,
    ...TABLE,
  }),
  gatedFfn: boolean(false, {
    label: 'Gated feed-forward',
    help: 'The hidden layer is a product of two projections (SwiGLU and its kin): one more matrix, twice the outputs.',
    ...REAL,
  }),
  vocab: integer(50_257, 2, 10_000_000, {
    label: 'Vocabulary',
    help: 'Entries of the output head. Counts only when embedding and head are counted.',
    scale: 'log',
    source: 'published model configurations; not in the paper’s table',
    confidence: 'second-hand',
  }),
  context: integer(2048, 1, 10_000_000, {
    label: 'Context',
    help: 'Tokens of a pass, or the positions that a decoded token attends.',
    unit: 'tokens',
    scale: 'log',
    ...TABLE,
  }),
  experts: integer(0, 0, 4096, {
    label: 'Experts',
    help: 'Routed experts of a mixture-of-experts layer; 0 is a dense feed-forward.',
    ...REAL,
  }),
  activeExperts: integer(2, 1, 256, {
    label: 'Active experts',
    help: 'Routed experts that each token visits, at most all of them.',
    scale: 'log',
    ...REAL,
  }),
  sharedExperts: integer(0, 0, 64, {
    label: 'Shared experts',
    help: 'Experts that every token visits.',
    ...REAL,
  }),
  expertWidth: number(49_152, 1, 40_000_000, {
    label: 'Expert width',
    help: 'Hidden units of one expert. Automatic: the feed-forward width.',
    scale: 'log',
    step: 1,
    auto: true,
    ...REAL,
  }),
  denseLayers: integer(0, 0, 100_000, {
    label: 'Dense layers',
    help: 'First layers that keep an ordinary feed-forward in a mixture-of-experts model.',
    ...REAL,
  }),
  kvLatent: integer(0, 0, 1_000_000, {
    label: 'Key-value latent',
    help: 'Width of the compressed keys and values of latent attention; 0 is ordinary attention.',
    ...REAL,
  }),
  queryLatent: integer(0, 0, 1_000_000, {
    label: 'Query latent',
    help: 'Width of the compressed query in latent attention; 0 projects the query directly.',
    ...REAL,
  }),
  ropeDim: integer(0, 0, 100_000, {
    label: 'Position part of a head',
    help: 'Part of the head dimension that carries the position and is shared by all heads, in latent attention.',
    ...REAL,
  }),
  valueDim: number(128, 1, 1_000_000, {
    label: 'Value dimension',
    help: 'Length of one head’s value. Automatic: the head dimension.',
    scale: 'log',
    step: 1,
    auto: true,
    ...REAL,
  }),
  window: integer(0, 0, 10_000_000, {
    label: 'Sliding window',
    help: 'Positions that a token attends in layers with a window; 0 is all of them.',
    unit: 'tokens',
    ...REAL,
  }),
  windowedLayers: integer(96, 1, 100_000, {
    label: 'Layers with the window',
    help: 'How many layers use the sliding window. Automatic: all of them.',
    scale: 'log',
    auto: true,
    ...REAL,
  }),
  extraProjections: number(0, 0, 8, {
    label: 'Further projections',
    help: 'Further weights per layer, in units of width². A relative-position projection counts 1.',
    ...REAL,
  }),
  encoderLayers: integer(0, 0, 1000, {
    label: 'Encoder layers',
    help: 'Layers of the encoder of an encoder-decoder such as T5; the layers above are then the decoder’s, each with cross-attention. 0 is one stack.',
    ...REAL,
  }),
  encoderTokens: integer(2048, 1, 10_000_000, {
    label: 'Encoder tokens',
    help: 'Tokens that the encoder reads, and that every layer of the decoder attends across. Automatic: as many as the context.',
    unit: 'tokens',
    scale: 'log',
    auto: true,
    ...REAL,
  }),
} satisfies Record<string, RowBody>;
