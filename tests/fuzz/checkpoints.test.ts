import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readSafetensors } from '../../src/simulation/checkpoint/safetensors';
import { createTokenizer } from '../../src/simulation/checkpoint/tokenizer';
import { SimulationError } from '../../src/simulation/errors';
import { requireCleanPrototypes } from './expectations';
import { mutatedFile } from './mutate';

afterAll(requireCleanPrototypes);

const encoder = new TextEncoder();
const data = new Uint8Array(64);

/** A file with any text as its header, its length told truly or not. */
function fileOf(header: string, claimed?: bigint): ArrayBuffer {
  const text = encoder.encode(header);
  const file = new Uint8Array(8 + text.length + data.length);
  new DataView(file.buffer).setBigUint64(0, claimed ?? BigInt(text.length), true);
  file.set(text, 8);
  file.set(data, 8 + text.length);
  return file.buffer;
}

/** What is read fits into the file: no tensor has more values than its bytes, all together not more than there are. */
function readOrRefuse(file: ArrayBuffer): void {
  try {
    let bytes = 0;
    for (const { shape, values } of readSafetensors(file).values()) {
      if (shape.reduce((product, size) => product * size, 1) !== values.length) throw new Error('shape');
      bytes += 2 * values.length;
    }
    if (bytes > file.byteLength) throw new Error(`${bytes} bytes out of ${file.byteLength}`);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
  }
}

const header = JSON.stringify({
  __metadata__: { format: 'pt' },
  a: { dtype: 'F32', shape: [2, 4], data_offsets: [0, 32] },
  b: { dtype: 'F16', shape: [8], data_offsets: [32, 48] },
  c: { dtype: 'F32', shape: [0], data_offsets: [48, 48] },
});
const entry = (shape: unknown, offsets: unknown, dtype: unknown = 'F32') =>
  JSON.stringify({ a: { dtype, shape, data_offsets: offsets } });

describe('mutated safetensors headers', () => {
  it('are read within the file or refused by kind', () => {
    expect(readSafetensors(fileOf(header)).size).toBe(3);
    fc.assert(
      fc.property(
        mutatedFile([header]).map((text) => fileOf(text)),
        readOrRefuse,
      ),
      {
        numRuns: 10_000,
      },
    );
  });

  it.each([0n, 1n, 7n, 25_000_001n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n])(
    'of claimed length %d',
    (claimed) => readOrRefuse(fileOf(header, claimed)),
  );

  it.each([
    [
      'overlapping',
      '{"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]},"b":{"dtype":"F32","shape":[8],"data_offsets":[16,48]}}',
    ],
    ['beyond the file', entry([32], [0, 128])],
    ['huge', entry([2 ** 40, 2 ** 40], [0, 2 ** 52])],
    ['endless times nothing', entry([1e300, 1e300, 0], [0, 0])],
    ['negative', entry([-2], [8, 0])],
    ['backwards', entry([2], [8, 0])],
    ['fractional', entry([0.5], [0, 2])],
    ['of text', entry('8', [0, 32])],
    ['named like the language', entry([8], [0, 32], '__proto__')],
    ['an array', '[]'],
    ['nothing', 'null'],
  ])('%s are refused', (_, text) => {
    expect(() => readSafetensors(fileOf(text))).toThrow(SimulationError);
  });
});

describe('mutated tokenizer.json', () => {
  const shipped = JSON.parse(
    readFileSync(new URL('../../public/checkpoints/sotu-64/tokenizer.json', import.meta.url), 'utf8'),
  );
  const { vocab, merges } = shipped.model;
  /** The shipped tokenizer with its first tokens alone, so that a thousand mutants are made quickly. */
  const valid = JSON.stringify({
    ...shipped,
    model: {
      ...shipped.model,
      vocab: Object.fromEntries(Object.entries(vocab).filter(([, id]) => (id as number) < 260)),
      merges: merges.slice(0, 3),
    },
  });

  it('give tokens of the model or are refused by kind', () => {
    expect(createTokenizer(JSON.parse(valid), 1024).encode('The state').length).toBeGreaterThan(0);
    let worked = 0;
    fc.assert(
      fc.property(mutatedFile([valid]), (text) => {
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          return;
        }
        try {
          const tokenizer = createTokenizer(json as Record<string, unknown>, 1024);
          const tokens = tokenizer.encode('The state of the Union, 1862 …');
          if (tokens.some((token) => token >= 1024)) throw new Error('a token outside of the vocabulary');
          if (typeof tokenizer.decode(tokens) !== 'string') throw new Error('no text');
          worked += 1;
        } catch (error) {
          if (!(error instanceof SimulationError)) throw error;
        }
      }),
      { numRuns: 1_500 },
    );
    expect(worked).toBeGreaterThan(100);
  });
});
