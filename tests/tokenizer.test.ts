import { describe, expect, it } from 'vitest';
import { loadShippedCheckpoint } from '../cli/checkpointFiles';
import { createTokenizer } from '../src/simulation/checkpoint/tokenizer';
import { heldoutRowLength } from '../src/simulation/types';

const checkpoint = await loadShippedCheckpoint('sotu-64');
const tokenizer = createTokenizer(checkpoint.tokenizer, checkpoint.config.vocab);

describe('the tokenizer of a checkpoint', () => {
  it('finds the tokens again that the Python tokenizers wrote into heldout.bin', () => {
    const length = heldoutRowLength(checkpoint.config);
    for (let window = 0; window < 40; window += 1) {
      const row = checkpoint.heldout.slice(window * length, (window + 1) * length);
      // Rows begin and end in the middle of words: compare from the first to the last token that starts a word.
      const starts = [...row.keys()].filter((i) => tokenizer.decode([row[i]!]).startsWith(' '));
      const whole = row.slice(starts[0], starts.at(-1));
      expect([...tokenizer.encode(tokenizer.decode(whole))]).toEqual([...whole]);
    }
  });

  it.each([
    '',
    'The state of the Union is strong.',
    '  two  spaces, a\nline … and – “signs” 漢字 🙂',
    "don't we'll",
  ])('gives the text %j back', (text) => expect(tokenizer.decode(tokenizer.encode(text))).toBe(text));

  it('refuses what is no tokenizer', () => {
    expect(() => createTokenizer({}, 8)).toThrow(expect.objectContaining({ kind: 'format' }));
  });
});
