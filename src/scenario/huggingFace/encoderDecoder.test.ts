import { describe, expect, it } from 'vitest';
import { totalParameters } from '../../energy';
import { parseHuggingFaceConfig, resolve, toDesign, withShape } from '../index';

function read(config: Record<string, unknown>) {
  const parsed = parseHuggingFaceConfig(JSON.stringify(config));
  if (!parsed.ok) throw new Error(parsed.message);
  const { shape } = toDesign(resolve(withShape({}, parsed.overrides)));
  const { tiedEmbeddings } = parsed;
  return { shape, notes: parsed.notes, parameters: totalParameters(shape, { tiedEmbeddings }) };
}

/** Configurations as published, cut to the shape, and the parameters of the published weights. */
const published: [string, Record<string, unknown>, number][] = [
  [
    'T5-large',
    {
      model_type: 't5',
      d_ff: 4096,
      d_kv: 64,
      d_model: 1024,
      num_heads: 16,
      num_layers: 24,
      n_positions: 512,
    },
    737.67e6,
  ],
  [
    'T5-11B',
    {
      model_type: 't5',
      d_ff: 65536,
      d_kv: 128,
      d_model: 1024,
      num_heads: 128,
      num_layers: 24,
      n_positions: 512,
    },
    11.3e9,
  ],
  [
    'Flan-T5 XXL',
    {
      model_type: 't5',
      d_ff: 10240,
      d_kv: 64,
      d_model: 4096,
      feed_forward_proj: 'gated-gelu',
      num_decoder_layers: 24,
      num_heads: 64,
      num_layers: 24,
      tie_word_embeddings: false,
    },
    11.1e9,
  ],
  [
    'BART-large',
    {
      model_type: 'bart',
      d_model: 1024,
      decoder_attention_heads: 16,
      decoder_ffn_dim: 4096,
      decoder_layers: 12,
      encoder_attention_heads: 16,
      encoder_ffn_dim: 4096,
      encoder_layers: 12,
      max_position_embeddings: 1024,
      num_hidden_layers: 12,
      vocab_size: 50265,
    },
    406e6,
  ],
];

describe('config.json of an encoder-decoder', () => {
  it.each(published)('%s has its published parameters within 2 %%', (_, config, expected) => {
    const { shape, parameters } = read({ vocab_size: 32128, is_encoder_decoder: true, ...config });
    expect(shape.encoderLayers).toBe(shape.layers);
    expect(Math.abs(parameters / expected - 1)).toBeLessThan(0.02);
  });

  it('takes the decoder’s own depth, and says how many layers it found', () => {
    const [, t5] = published[0]!;
    const { shape, notes } = read({ ...t5, num_decoder_layers: 6, vocab_size: 32128 });
    expect([shape.encoderLayers, shape.layers]).toEqual([24, 6]);
    expect(notes.find(({ code }) => code === 'encoderDecoder')?.values).toEqual({ encoder: 24, decoder: 6 });
  });

  it('counts one stack where the file says that there is one', () => {
    const [, t5] = published[0]!;
    expect(read({ ...t5, is_encoder_decoder: false, vocab_size: 32128 }).shape.encoderLayers).toBe(0);
  });

  it('says so where encoder and decoder differ in width', () => {
    const [, , , bart] = published.map(([, config]) => config);
    const { notes } = read({ ...bart!, decoder_ffn_dim: 2048, is_encoder_decoder: true });
    expect(notes.map(({ code }) => code)).toContain('unequalStacks');
  });
});
