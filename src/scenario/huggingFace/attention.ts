import type { Overrides } from '../types';
import { type Config, field, list, optionalNumber, requiredNumber, text } from './fields';

/** Heads, grouped heads, head dimensions and latent attention of a configuration. */
export function attentionShape(config: Config, width: number): Overrides {
  const heads = requiredNumber(
    config,
    'number of heads',
    'num_attention_heads',
    'n_head',
    'n_heads',
    'num_heads',
    'encoder_attention_heads',
  );
  const shape: Overrides = { heads };
  const latent = optionalNumber(config, 'kv_lora_rank');
  if (latent) {
    const rope = requiredNumber(config, 'position part of a head', 'qk_rope_head_dim');
    return {
      ...shape,
      kvLatent: latent,
      queryLatent: optionalNumber(config, 'q_lora_rank') ?? 0,
      ropeDim: rope,
      headDim: requiredNumber(config, 'content part of a head', 'qk_nope_head_dim') + rope,
      valueDim: requiredNumber(config, 'value dimension', 'v_head_dim'),
    };
  }
  const headDim = optionalNumber(config, 'head_dim', 'd_kv', 'kv_channels');
  if (headDim && headDim * heads !== width) shape.headDim = headDim;
  const kvHeads = keyValueHeads(config);
  if (kvHeads && kvHeads !== heads) shape.kvHeads = kvHeads;
  return shape;
}

/** Falcon says multi-query in two ways, others count the key-value heads. */
function keyValueHeads(config: Config): number | undefined {
  if (text(config, 'model_type') === 'falcon' || text(config, 'model_type').startsWith('RefinedWeb')) {
    if (field(config, 'new_decoder_architecture') === true)
      return optionalNumber(config, 'num_kv_heads', 'n_head_kv');
    return field(config, 'multi_query') === true ? 1 : undefined;
  }
  if (text(config, 'model_type') === 'gpt_bigcode')
    return field(config, 'multi_query') === false ? undefined : 1;
  return optionalNumber(config, 'num_key_value_heads', 'num_kv_heads', 'multi_query_group_num', 'n_head_kv');
}

/** Sliding windows: from the list of layer types, from a pattern, or for all layers. Empty where there is none. */
export function windowShape(config: Config, layers: number): Overrides {
  const type = text(config, 'model_type');
  if (type === 'gpt_neo') {
    const kinds = list(config, 'attention_layers');
    const local = kinds.length > 0 ? kinds.filter((kind) => kind === 'local').length : layers / 2;
    return windowed(optionalNumber(config, 'window_size') ?? 256, local, layers);
  }
  const window = optionalNumber(config, 'sliding_window', 'attention_chunk_size');
  if (!window || field(config, 'use_sliding_window') === false) return {};
  const kinds = list(config, 'layer_types');
  if (kinds.length > 0)
    return windowed(
      window,
      kinds.filter((kind) => /sliding|chunked|local/.test(String(kind))).length,
      layers,
    );
  const pattern = optionalNumber(config, 'sliding_window_pattern', '_sliding_window_pattern');
  if (pattern) return windowed(window, layers - Math.floor(layers / pattern), layers);
  if (type === 'gemma2' || type === 'gpt_oss') return windowed(window, Math.ceil(layers / 2), layers);
  if (type === 'gemma3_text') return windowed(window, layers - Math.floor(layers / 6), layers);
  const from = optionalNumber(config, 'max_window_layers');
  return windowed(window, from === undefined ? layers : Math.max(0, layers - from), layers);
}

function windowed(window: number, count: number, layers: number): Overrides {
  if (count <= 0) return {};
  return count >= layers ? { window } : { window, windowedLayers: count };
}
