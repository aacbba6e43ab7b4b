import type { Overrides } from '../types';
import { type Config, list, optionalNumber, text } from './fields';

/** Families whose feed-forward has two matrices. Everything that came after Llama has three. */
const plain =
  /^(gpt2|gpt_neo|gpt_neox|gptj|gpt_bigcode|codegen|opt|bloom|falcon|RefinedWeb\w*|mpt|phi|starcoder2|stablelm_alpha|bert|t5|longt5|switch_transformers|bart|mbart|plbart|pegasus|pegasus_x|marian|m2m_100|blenderbot|blenderbot-small|roberta|xlm-roberta|camembert|distilbert|electra|albert|deberta|deberta-v2|mpnet|vit|deit|beit|clip_text_model|clip_vision_model|siglip_vision_model|wav2vec2|whisper|openai-gpt|xglm|nemotron|persimmon)$/;

/** True if the feed-forward multiplies two projections of its input. */
export function isGated(config: Config): boolean {
  const projection = text(config, 'feed_forward_proj');
  if (projection !== '') return projection.startsWith('gated');
  return !plain.test(text(config, 'model_type'));
}

/** Dense feed-forward, or a mixture of experts in one of its spellings. */
export function feedForwardShape(config: Config, width: number, layers: number): Overrides {
  const shape: Overrides = {};
  const dense = optionalNumber(
    config,
    'intermediate_size',
    'ffn_dim',
    'n_inner',
    'ffn_hidden_size',
    'd_ff',
    'hidden_dim',
    'encoder_ffn_dim',
    'intermediate_size_mlp',
  );
  const ffnWidth = dense ?? 4 * width;
  if (ffnWidth !== 4 * width) shape.ffnWidth = ffnWidth;
  if (isGated(config)) shape.gatedFfn = true;

  const experts = optionalNumber(
    config,
    'num_local_experts',
    'n_routed_experts',
    'num_experts',
    'moe_num_experts',
  );
  if (!experts || experts <= 1) return shape;
  shape.experts = experts;
  shape.activeExperts =
    optionalNumber(config, 'num_experts_per_tok', 'experts_per_token', 'moe_topk', 'moe_k') ?? 2;
  const expertWidth = optionalNumber(config, 'moe_intermediate_size', 'expert_ffn_hidden_size') ?? ffnWidth;
  if (expertWidth !== ffnWidth) shape.expertWidth = expertWidth;
  const shared = optionalNumber(config, 'shared_expert_intermediate_size');
  shape.sharedExperts =
    optionalNumber(config, 'n_shared_experts', 'num_shared_experts') ?? (shared ? shared / expertWidth : 0);
  if (shape.sharedExperts === 0) delete shape.sharedExperts;
  shape.denseLayers = denseLayers(config, layers);
  if (shape.denseLayers === 0) delete shape.denseLayers;
  return shape;
}

/** Layers that keep a dense feed-forward: the first few, those named, or all that the step leaves out. */
function denseLayers(config: Config, layers: number): number {
  const first = optionalNumber(config, 'first_k_dense_replace');
  if (first !== undefined) return first;
  const named = list(config, 'mlp_only_layers').length;
  const step =
    optionalNumber(config, 'decoder_sparse_step', 'interleave_moe_layer_step', 'moe_layer_freq') ?? 1;
  return Math.max(named, step > 1 ? layers - Math.floor(layers / step) : 0);
}
