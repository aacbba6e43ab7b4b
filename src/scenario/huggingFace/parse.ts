import { cutText } from '../linkText';
import type { Overrides, ScenarioKey } from '../types';
import { checkValue } from '../validate';
import { attentionShape, windowShape } from './attention';
import { feedForwardShape } from './feedForward';
import {
  type Config,
  ConfigProblem,
  field,
  list,
  nested,
  optionalNumber,
  type Remark,
  requiredNumber,
  text,
} from './fields';

/** A shape read from a configuration, as overrides of the default model; or why it could not be read. */
export type ParsedConfig =
  | {
      ok: true;
      name: string;
      overrides: Overrides;
      notes: Remark[];
      /** Input and output embedding are one matrix. */
      tiedEmbeddings: boolean;
    }
  | { ok: false; message: string; code: string; values: Remark['values'] };

/** Longest text that is parsed: real configurations are a few kilobytes. */
export const MAX_CONFIG_LENGTH = 1_000_000;
/** Contexts start here at most, as those of the presets do. */
const LONGEST_CONTEXT = 8192;

/** Families that are not built of attention and feed-forward alone. */
const foreign =
  /^(mamba|mamba2|falcon_mamba|rwkv\w*|recurrent_gemma|jamba|zamba\d?|bamba|retnet|hyena|xlstm|granitemoehybrid|nemotron_h|lfm2\w*)$/;

const known =
  /^(gpt2|gpt_neo|gpt_neox|gptj|gpt_bigcode|codegen|opt|bloom|falcon|RefinedWeb\w*|mpt|llama\w*|mistral\w*|ministral\w*|mixtral|qwen\w*|deepseek\w*|kimi\w*|gemma\w*|phi\w*|gpt_oss|bert|roberta|xlm-roberta|camembert|distilbert|electra|albert|deberta|deberta-v2|mpnet|t5|mt5|umt5|longt5|bart|mbart|plbart|pegasus|pegasus_x|marian|m2m_100|blenderbot|blenderbot-small|vit|deit|beit|starcoder2|stablelm\w*|olmo\w*|cohere\w*|granite\w*|internlm\d?|baichuan|yi|smollm\w*|exaone\w*|glm\w*|chatglm|minicpm\w*|nemotron|openai-gpt|dbrx|arctic|persimmon|xglm|clip_text_model|clip_vision_model|siglip_vision_model|paligemma|llava\w*|mllama\w*|idefics\w*|pixtral\w*|internvl\w*)$/;

/**
 * Reads the text of a Hugging Face config.json: the dialects of GPT-2, GPT-Neo(X), OPT, BLOOM, Falcon, Llama, Mistral,
 * Mixtral, Qwen, DeepSeek, Gemma, Phi, gpt-oss, BERT, T5, ViT and their kin, with the language model inside a larger
 * one (`text_config`). The overrides are to be laid over the default model, without any other key of a shape.
 */
export function parseHuggingFaceConfig(source: string): ParsedConfig {
  if (source.length > MAX_CONFIG_LENGTH)
    return refuse('tooLong', 'The text is far longer than a config.json.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return refuse('notJson', 'This is not JSON. Paste the whole config.json of a model.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refuse('notObject', 'This is JSON, but not the object that a config.json holds.');
  try {
    return readConfig(parsed as Config);
  } catch (problem) {
    if (problem instanceof ConfigProblem) return refuse(problem.code, problem.message, problem.values);
    throw problem;
  }
}

const refuse = (code: string, message: string, values: Remark['values'] = {}): ParsedConfig => ({
  ok: false,
  message,
  code,
  values,
});

/** The name without the folder or the organisation in front of it, in letters that a link may carry. */
const printableName = (name: string): string =>
  cutText((name.split(/[\\/]/).filter(Boolean).pop() ?? '').replace(/[^\p{L}\p{N} ._+()-]/gu, ''), 48);

function readConfig(outer: Config): ParsedConfig {
  const notes: Remark[] = [];
  const note = (code: string, text: string, values: Remark['values'] = {}) =>
    notes.push({ code, text, values });
  const inner =
    nested(outer, 'text_config') ?? nested(outer, 'llm_config') ?? nested(outer, 'language_config');
  if (inner) note('inner', 'Only the language model inside is counted, not the parts around it.');
  const config = inner ?? outer;
  const type = text(config, 'model_type') || text(outer, 'model_type');
  if (foreign.test(type))
    throw new ConfigProblem(
      'foreign',
      `The family “${type}” is not built of attention alone and cannot be counted.`,
      { type },
    );
  if (list(config, 'layer_types').some((kind) => /linear|mamba|recurrent|conv/.test(String(kind))))
    throw new ConfigProblem(
      'noAttention',
      'Some layers have no attention over tokens (linear or recurrent) and cannot be counted.',
    );
  if (type === '') note('noType', 'There is no model_type: a gated feed-forward is assumed, as in Llama.');
  else if (!known.test(type))
    note(
      'unknownFamily',
      `The family “${type.slice(0, 40)}” is not known here and was read as if it were Llama’s.`,
      { type: type.slice(0, 40) },
    );

  const width = requiredNumber(config, 'width', 'hidden_size', 'n_embd', 'd_model', 'n_embed', 'dim');
  const { layers, encoderLayers } = stacks(config, outer, type);
  const overrides: Overrides = {
    layers,
    ...(encoderLayers > 0 ? { encoderLayers } : {}),
    width,
    ...attentionShape(config, width),
    ...feedForwardShape(config, width, layers),
    ...windowShape(config, layers),
    ...vocabulary(config, outer, note),
    context: contextOf(config, note),
  };
  if (encoderLayers > 0)
    note(
      'encoderDecoder',
      `${encoderLayers} encoder layers and ${layers} decoder layers with cross-attention; the encoder reads as many tokens as the context, until you say otherwise.`,
      { encoder: encoderLayers, decoder: layers },
    );
  if (encoderLayers > 0 && differs(config, 'attention_heads', 'ffn_dim'))
    note('unequalStacks', 'Encoder and decoder differ in width; both are counted with the encoder’s.');
  for (const [key, value] of Object.entries(overrides)) {
    const { problem } = checkValue(key as ScenarioKey, value);
    if (problem) throw new ConfigProblem('outside', `${key}: ${problem}.`, { key, value: String(value) });
  }
  const name = text(outer, '_name_or_path') || text(outer, 'name') || type;
  return {
    ok: true,
    name: printableName(name),
    overrides,
    notes,
    // Hugging Face ties them unless the file says otherwise.
    tiedEmbeddings: (field(config, 'tie_word_embeddings') ?? field(outer, 'tie_word_embeddings')) !== false,
  };
}

/** Families of encoder and decoder, whether the file says so or not. */
const twoStacks =
  /^(t5|mt5|umt5|longt5|bart|mbart|plbart|pegasus|pegasus_x|marian|m2m_100|blenderbot|blenderbot-small)$/;

/** Layers of the one stack, or of the decoder and its encoder. T5 calls the encoder’s `num_layers`. */
function stacks(config: Config, outer: Config, type: string): { layers: number; encoderLayers: number } {
  const one = requiredNumber(
    config,
    'number of layers',
    'num_hidden_layers',
    'n_layer',
    'n_layers',
    'num_layers',
    'encoder_layers',
  );
  const said = field(outer, 'is_encoder_decoder');
  if (said === false || (said !== true && !twoStacks.test(type))) return { layers: one, encoderLayers: 0 };
  return {
    layers: optionalNumber(config, 'num_decoder_layers', 'decoder_layers') ?? one,
    encoderLayers: optionalNumber(config, 'num_encoder_layers', 'encoder_layers', 'num_layers') ?? one,
  };
}

/** True if the encoder's value of one of the fields is not the decoder's. */
const differs = (config: Config, ...names: readonly string[]): boolean =>
  names.some(
    (name) =>
      optionalNumber(config, `encoder_${name}`) !== undefined &&
      optionalNumber(config, `encoder_${name}`) !== optionalNumber(config, `decoder_${name}`),
  );

type Noted = (code: string, text: string, values?: Remark['values']) => unknown;

function vocabulary(config: Config, outer: Config, note: Noted): Overrides {
  const vocab = optionalNumber(config, 'vocab_size') ?? optionalNumber(outer, 'vocab_size');
  if (vocab) return { vocab };
  if (optionalNumber(config, 'image_size')) {
    const labels =
      Object.keys(nested(config, 'id2label') ?? {}).length || optionalNumber(config, 'num_labels') || 1000;
    return { vocab: labels };
  }
  note('noVocabulary', 'There is no vocabulary; it counts only with the output head.');
  return {};
}

/** Tokens of a pass: of an image its patches and the class, of text the positions, at most 8192 to start with. */
function contextOf(config: Config, note: Noted): number {
  const image = optionalNumber(config, 'image_size');
  const patch = optionalNumber(config, 'patch_size');
  if (image && patch) return Math.floor(image / patch) ** 2 + 1;
  const positions = optionalNumber(
    config,
    'max_position_embeddings',
    'n_positions',
    'n_ctx',
    'max_sequence_length',
    'seq_length',
    'max_seq_len',
    'seq_len',
  );
  if (!positions) {
    note('noContext', 'There is no longest context; 2048 tokens are used.');
    return 2048;
  }
  if (positions > LONGEST_CONTEXT) {
    note(
      'longContext',
      `The model takes ${positions.toLocaleString('en')} tokens; the context starts at ${LONGEST_CONTEXT.toLocaleString('en')}.`,
      { positions: positions.toLocaleString('en'), context: LONGEST_CONTEXT.toLocaleString('en') },
    );
    return LONGEST_CONTEXT;
  }
  return positions;
}
