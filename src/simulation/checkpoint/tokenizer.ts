import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { SimulationError } from '../errors';

export interface TextTokenizer {
  /** Token numbers of a text; no special tokens are added. */
  encode(text: string): Uint16Array;
  /** The text of token numbers, special tokens included; bytes that are no UTF-8 yet become U+FFFD. */
  decode(tokens: ArrayLike<number>): string;
}

/**
 * The tokenizer of a checkpoint.
 *
 * @param tokenizerJson tokenizer.json as Hugging Face's tokenizers write it
 * @throws SimulationError 'format' when it describes no tokenizer
 */
export function createTokenizer(tokenizerJson: Record<string, unknown>): TextTokenizer {
  let tokenizer: HuggingFaceTokenizer;
  try {
    // Clean-up would take spaces away before punctuation: then decode(encode(text)) is not text.
    tokenizer = new HuggingFaceTokenizer(tokenizerJson, { clean_up_tokenization_spaces: false });
  } catch (error) {
    throw new SimulationError('format', `tokenizer.json: ${String(error)}`);
  }
  return {
    encode: (text) => Uint16Array.from(tokenizer.encode(text, { add_special_tokens: false }).ids),
    // The library refuses to decode nothing.
    decode: (tokens) =>
      tokens.length === 0 ? '' : tokenizer.decode(Array.from(tokens), { skip_special_tokens: false }),
  };
}
