import { describe, expect, it } from 'vitest';
import { toDesign } from '../design';
import { resolve } from '../resolve';
import { parseHuggingFaceConfig, withShape } from './index';

const parse = (config: object) => parseHuggingFaceConfig(JSON.stringify(config));
const shapeOf = (config: object) => {
  const parsed = parse(config);
  if (!parsed.ok) throw new Error(parsed.message);
  return toDesign(resolve(withShape({ layers: 3, window: 7, batch: 2 }, parsed.overrides))).shape;
};
const preset = (model: string) => toDesign(resolve({ model })).shape;

/** Configurations as the models publish them, cut to what describes the shape; the presets come from elsewhere. */
const published: [string, object][] = [
  [
    'gpt2-small',
    {
      model_type: 'gpt2',
      n_ctx: 1024,
      n_embd: 768,
      n_head: 12,
      n_layer: 12,
      n_positions: 1024,
      vocab_size: 50257,
    },
  ],
  [
    'opt-175b',
    {
      model_type: 'opt',
      hidden_size: 12288,
      ffn_dim: 49152,
      num_attention_heads: 96,
      num_hidden_layers: 96,
      max_position_embeddings: 2048,
      vocab_size: 50272,
    },
  ],
  [
    'bloom-176b',
    {
      model_type: 'bloom',
      n_embed: 14336,
      n_layer: 70,
      num_attention_heads: 112,
      seq_length: 2048,
      vocab_size: 250880,
    },
  ],
  [
    'llama2-7b',
    {
      model_type: 'llama',
      hidden_act: 'silu',
      hidden_size: 4096,
      intermediate_size: 11008,
      max_position_embeddings: 4096,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 32,
      vocab_size: 32000,
    },
  ],
  [
    'llama3-70b',
    {
      model_type: 'llama',
      hidden_size: 8192,
      intermediate_size: 28672,
      max_position_embeddings: 8192,
      num_attention_heads: 64,
      num_hidden_layers: 80,
      num_key_value_heads: 8,
      vocab_size: 128256,
    },
  ],
  [
    'mistral-7b',
    {
      model_type: 'mistral',
      hidden_size: 4096,
      intermediate_size: 14336,
      max_position_embeddings: 32768,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 8,
      sliding_window: 4096,
      vocab_size: 32000,
    },
  ],
  [
    'mixtral-8x7b',
    {
      model_type: 'mixtral',
      hidden_size: 4096,
      intermediate_size: 14336,
      max_position_embeddings: 32768,
      num_attention_heads: 32,
      num_experts_per_tok: 2,
      num_hidden_layers: 32,
      num_key_value_heads: 8,
      num_local_experts: 8,
      sliding_window: null,
      vocab_size: 32000,
    },
  ],
  [
    'qwen2.5-72b',
    {
      model_type: 'qwen2',
      hidden_size: 8192,
      intermediate_size: 29568,
      max_position_embeddings: 131072,
      max_window_layers: 80,
      num_attention_heads: 64,
      num_hidden_layers: 80,
      num_key_value_heads: 8,
      sliding_window: 131072,
      use_sliding_window: false,
      vocab_size: 152064,
    },
  ],
  [
    'qwen3-8b',
    {
      model_type: 'qwen3',
      head_dim: 128,
      hidden_size: 4096,
      intermediate_size: 12288,
      max_position_embeddings: 40960,
      num_attention_heads: 32,
      num_hidden_layers: 36,
      num_key_value_heads: 8,
      vocab_size: 151936,
    },
  ],
  [
    'deepseek-v3',
    {
      model_type: 'deepseek_v3',
      first_k_dense_replace: 3,
      hidden_size: 7168,
      intermediate_size: 18432,
      kv_lora_rank: 512,
      max_position_embeddings: 163840,
      moe_intermediate_size: 2048,
      moe_layer_freq: 1,
      n_routed_experts: 256,
      n_shared_experts: 1,
      num_attention_heads: 128,
      num_experts_per_tok: 8,
      num_hidden_layers: 61,
      num_key_value_heads: 128,
      q_lora_rank: 1536,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      v_head_dim: 128,
      vocab_size: 129280,
    },
  ],
  [
    'gpt-oss-120b',
    {
      model_type: 'gpt_oss',
      head_dim: 64,
      hidden_size: 2880,
      intermediate_size: 2880,
      layer_types: Array.from({ length: 36 }, (_, i) => (i % 2 ? 'full_attention' : 'sliding_attention')),
      max_position_embeddings: 131072,
      num_attention_heads: 64,
      num_experts_per_tok: 4,
      num_hidden_layers: 36,
      num_key_value_heads: 8,
      num_local_experts: 128,
      sliding_window: 128,
      vocab_size: 201088,
    },
  ],
  [
    'bert-base',
    {
      model_type: 'bert',
      hidden_size: 768,
      intermediate_size: 3072,
      max_position_embeddings: 512,
      num_attention_heads: 12,
      num_hidden_layers: 12,
      vocab_size: 30522,
    },
  ],
  [
    'vit-b16',
    {
      model_type: 'vit',
      hidden_size: 768,
      image_size: 224,
      intermediate_size: 3072,
      num_attention_heads: 12,
      num_hidden_layers: 12,
      patch_size: 16,
    },
  ],
];

describe('config.json of published models', () => {
  it.each(published)('gives the shape of %s', (id, config) => {
    const { windowedLayers, ...shape } = shapeOf(config);
    const { windowedLayers: expected, ...rest } = preset(id);
    expect(shape).toEqual(rest);
    if (rest.window > 0) expect(windowedLayers).toBe(expected);
  });

  it('reads the dialects that have no preset', () => {
    expect(
      shapeOf({
        model_type: 'gpt_neox',
        hidden_size: 6144,
        intermediate_size: 24576,
        num_attention_heads: 64,
        num_hidden_layers: 44,
        max_position_embeddings: 2048,
        vocab_size: 50432,
      }),
    ).toMatchObject({ layers: 44, width: 6144, headDim: 96, gatedFfn: false, ffnWidth: 24_576 });
    expect(
      shapeOf({
        model_type: 'falcon',
        hidden_size: 4544,
        num_attention_heads: 71,
        num_hidden_layers: 32,
        multi_query: true,
        new_decoder_architecture: false,
        vocab_size: 65024,
        max_position_embeddings: 2048,
      }),
    ).toMatchObject({ kvHeads: 1, headDim: 64, ffnWidth: 18_176, gatedFfn: false });
    expect(
      shapeOf({
        model_type: 'falcon',
        hidden_size: 8192,
        num_attention_heads: 128,
        num_hidden_layers: 60,
        num_kv_heads: 8,
        new_decoder_architecture: true,
        vocab_size: 65024,
      }),
    ).toMatchObject({ kvHeads: 8, headDim: 64 });
    expect(
      shapeOf({
        model_type: 'phi',
        hidden_size: 2560,
        intermediate_size: 10240,
        num_attention_heads: 32,
        num_hidden_layers: 32,
        max_position_embeddings: 2048,
        vocab_size: 51200,
      }).gatedFfn,
    ).toBe(false);
    expect(
      shapeOf({
        model_type: 'phi3',
        hidden_size: 3072,
        intermediate_size: 8192,
        num_attention_heads: 32,
        num_hidden_layers: 32,
        vocab_size: 32064,
        max_position_embeddings: 4096,
      }).gatedFfn,
    ).toBe(true);
    expect(
      shapeOf({
        model_type: 't5',
        d_ff: 10240,
        d_kv: 64,
        d_model: 4096,
        feed_forward_proj: 'gated-gelu',
        num_heads: 64,
        num_layers: 24,
        is_encoder_decoder: true,
        vocab_size: 32128,
      }),
    ).toMatchObject({
      layers: 24,
      encoderLayers: 24,
      width: 4096,
      ffnWidth: 10_240,
      gatedFfn: true,
      headDim: 64,
    });
    expect(
      shapeOf({
        model_type: 'distilbert',
        dim: 768,
        hidden_dim: 3072,
        n_heads: 12,
        n_layers: 6,
        max_position_embeddings: 512,
        vocab_size: 30522,
      }),
    ).toMatchObject({ layers: 6, ffnWidth: 3072 });
    expect(
      shapeOf({
        model_type: 'qwen3_moe',
        head_dim: 128,
        hidden_size: 2048,
        intermediate_size: 6144,
        moe_intermediate_size: 768,
        num_attention_heads: 32,
        num_experts: 128,
        num_experts_per_tok: 8,
        num_hidden_layers: 48,
        num_key_value_heads: 4,
        decoder_sparse_step: 1,
        mlp_only_layers: [],
        vocab_size: 151936,
      }),
    ).toMatchObject({
      experts: 128,
      activeExperts: 8,
      expertWidth: 768,
      denseLayers: 0,
      headDim: 128,
      kvHeads: 4,
    });
    expect(
      shapeOf({
        model_type: 'gpt_neo',
        hidden_size: 2048,
        num_layers: 24,
        num_heads: 16,
        attention_layers: Array.from({ length: 24 }, (_, i) => (i % 2 ? 'local' : 'global')),
        window_size: 256,
        max_position_embeddings: 2048,
        vocab_size: 50257,
        intermediate_size: null,
      }),
    ).toMatchObject({ window: 256, windowedLayers: 12, ffnWidth: 8192 });
  });

  it('finds the language model inside a larger one', () => {
    const inner = {
      model_type: 'gemma3_text',
      hidden_size: 2560,
      intermediate_size: 10240,
      head_dim: 256,
      num_attention_heads: 8,
      num_hidden_layers: 34,
      num_key_value_heads: 4,
      sliding_window: 1024,
      max_position_embeddings: 131072,
      vocab_size: 262208,
    };
    const parsed = parse({ model_type: 'gemma3', text_config: inner, vision_config: { hidden_size: 1152 } });
    expect(parsed.ok && parsed.overrides).toMatchObject({
      width: 2560,
      headDim: 256,
      kvHeads: 4,
      window: 1024,
      windowedLayers: 29,
      context: 8192,
    });
    expect(parsed.ok && parsed.notes.map(({ text }) => text).join(' ')).toMatch(
      /language model inside.*131,072/,
    );
  });
});

describe('what cannot be read', () => {
  const message = (text: string) => {
    const parsed = parseHuggingFaceConfig(text);
    return parsed.ok ? '' : parsed.message;
  };
  it('says what is missing or unknown', () => {
    expect(message('hello')).toMatch(/not JSON/);
    expect(message('[1]')).toMatch(/not the object/);
    expect(message('{}')).toMatch(/width is missing.*hidden_size/);
    expect(message('{"hidden_size":64,"num_hidden_layers":2}')).toMatch(/heads is missing/);
    expect(message('{"hidden_size":-64,"num_hidden_layers":2,"num_attention_heads":2}')).toMatch(
      /no model has/,
    );
    expect(message('{"model_type":"mamba2","hidden_size":64}')).toMatch(/“mamba2”/);
    expect(
      message(
        '{"model_type":"llama","hidden_size":1e9,"num_hidden_layers":2,"num_attention_heads":2,"vocab_size":9}',
      ),
    ).toMatch(/width.*outside/);
    expect(
      message('{"model_type":"qwen3_next","layer_types":["linear_attention"],"hidden_size":64}'),
    ).toMatch(/linear/);
    expect(message(`{"__proto__":{"hidden_size":64}}`)).toMatch(/width is missing/);
    expect(message('x'.repeat(1_000_001))).toMatch(/longer/);
  });

  it('reads an unknown family as Llama’s, and says so', () => {
    const parsed = parse({
      model_type: 'newmodel',
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 2,
      vocab_size: 100,
      max_position_embeddings: 128,
    });
    expect(parsed.ok && parsed.overrides.gatedFfn).toBe(true);
    expect(parsed.ok && parsed.notes).toMatchObject([
      { code: 'unknownFamily', text: expect.stringContaining('“newmodel”') },
    ]);
  });
});
