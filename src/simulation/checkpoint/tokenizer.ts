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
 * @param vocab tokens that the model knows
 * @throws SimulationError 'format' when it describes no tokenizer, and from its methods when it does not work
 */
export function createTokenizer(tokenizerJson: Record<string, unknown>, vocab: number): TextTokenizer {
  const format = (problem: unknown) => new SimulationError('format', `tokenizer.json: ${String(problem)}`);
  // A vocabulary or a list of merges of the wrong kind is noticed by the library only when it is used.
  const guarded = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw format(error);
    }
  };
  // Clean-up would take spaces away before punctuation: then decode(encode(text)) is not text.
  const options = { clean_up_tokenization_spaces: false };
  const tokenizer = guarded(() => new HuggingFaceTokenizer(tokenizerJson, options));
  return {
    encode(text) {
      const { ids } = guarded(() => tokenizer.encode(text, { add_special_tokens: false }));
      const stranger = ids.find((id) => !(Number.isInteger(id) && id >= 0 && id < vocab));
      if (stranger !== undefined) throw format(`token ${stranger} is none of the model’s`);
      return Uint16Array.from(ids);
    },
    decode(tokens) {
      // The library refuses to decode nothing.
      if (tokens.length === 0) return '';
      return guarded(() => tokenizer.decode(Array.from(tokens), { skip_special_tokens: false }));
    },
  };
}
