import { describe, expect, it } from 'vitest';
import { SimulationError } from '../errors';
import { safetensorsFile } from '../testing/safetensorsFile';
import { halfToNumber, readSafetensors } from './safetensors';

const halves = (...words: number[]) => new Uint8Array(words.flatMap((word) => [word & 0xff, word >> 8]));
const floats = (...values: number[]) => new Uint8Array(new Float32Array(values).buffer);

const kindOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulationError) return error.kind;
    throw error;
  }
  return 'none';
};

describe('halfToNumber', () => {
  // Values of the IEEE 754 half-precision format as tabulated in the standard.
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])('of 0x%s', (bits, value) => expect(halfToNumber(bits)).toEqual(value));

  it('keeps the sign of zero', () => expect(Object.is(halfToNumber(0x8000), -0)).toBe(true));
});

describe('readSafetensors', () => {
  it.each([0, 1, 2, 3])('reads F16 and F32 tensors whatever the length of the header (+%i)', (padding) => {
    const file = safetensorsFile(
      [
        { name: 'a', dtype: 'F16', shape: [2, 2], bytes: halves(0x3c00, 0xc000, 0, 0x7bff) },
        { name: 'b', dtype: 'F32', shape: [3], bytes: floats(1.5, -0.25, 3e38) },
        { name: 'empty', dtype: 'F32', shape: [0, 4], bytes: new Uint8Array() },
      ],
      padding,
    );
    const tensors = readSafetensors(file);
    expect([...tensors.keys()]).toEqual(['a', 'b', 'empty']);
    expect(tensors.get('a')).toEqual({ shape: [2, 2], values: new Float32Array([1, -2, 0, 65504]) });
    expect(tensors.get('b')!.values).toEqual(new Float32Array([1.5, -0.25, 3e38]));
    expect(tensors.get('empty')!.values.length).toBe(0);
  });

  it('names what is wrong', () => {
    const good = safetensorsFile([{ name: 'a', dtype: 'F32', shape: [2], bytes: floats(1, 2) }]);
    expect(kindOf(() => readSafetensors(new ArrayBuffer(4)))).toBe('format');
    expect(kindOf(() => readSafetensors(good.slice(0, 20)))).toBe('format');
    expect(kindOf(() => readSafetensors(good.slice(0, good.byteLength - 1)))).toBe('format');
    const html = new TextEncoder().encode('<!doctype html><title>not found</title>').buffer;
    expect(kindOf(() => readSafetensors(html))).toBe('format');
    const wrongShape = safetensorsFile([{ name: 'a', dtype: 'F32', shape: [3], bytes: floats(1, 2) }]);
    expect(kindOf(() => readSafetensors(wrongShape))).toBe('format');
    const other = safetensorsFile([{ name: 'a', dtype: 'BF16', shape: [2], bytes: halves(0, 0) }]);
    expect(kindOf(() => readSafetensors(other))).toBe('unsupported');
  });
});
