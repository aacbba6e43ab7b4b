import { SimulationError } from '../errors';

/** A tensor of a safetensors file, whatever its stored type, as 32-bit floats. */
export interface StoredTensor {
  shape: readonly number[];
  values: Float32Array;
}

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** The format allows larger headers; ours are a few kilobytes, and a bound stops nonsense early. */
const MOST_HEADER_BYTES = 25_000_000;

const bytesPerElement: Readonly<Record<string, number>> = { F16: 2, F32: 4 };

/**
 * Reads a safetensors file: 8 bytes little-endian header length, a JSON header, the data.
 *
 * @returns every tensor by name, F16 and F32 both as Float32Array (row-major, as stored)
 * @throws SimulationError 'format' for a damaged file, 'unsupported' for another element type
 */
export function readSafetensors(file: ArrayBuffer): Map<string, StoredTensor> {
  const { header, dataStart } = readHeader(file);
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => [name, checkEntry(file.byteLength - dataStart, name, entry)] as const);
  refuseOverlaps(entries);
  return new Map(entries.map(([name, entry]) => [name, readTensor(file, dataStart, entry)]));
}

function readHeader(file: ArrayBuffer): { header: Record<string, unknown>; dataStart: number } {
  if (file.byteLength < 8)
    throw new SimulationError('format', 'safetensors: the file is shorter than its header');
  const length = Number(new DataView(file).getBigUint64(0, true));
  if (length > MOST_HEADER_BYTES || 8 + length > file.byteLength)
    throw new SimulationError('format', `safetensors: the header claims ${length} bytes, the file has fewer`);
  try {
    const header: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(file, 8, length)),
    );
    if (typeof header !== 'object' || header === null || Array.isArray(header))
      throw new Error('not an object');
    return { header: header as Record<string, unknown>, dataStart: 8 + length };
  } catch {
    throw new SimulationError('format', 'safetensors: the header is not a JSON object');
  }
}

function isHeaderEntry(entry: unknown): entry is HeaderEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { dtype, shape, data_offsets } = entry as Partial<HeaderEntry>;
  const isSize = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 0;
  return (
    typeof dtype === 'string' &&
    Array.isArray(shape) &&
    shape.every(isSize) &&
    Array.isArray(data_offsets) &&
    data_offsets.length === 2 &&
    data_offsets.every(isSize)
  );
}

const quoted = (text: string): string => text.slice(0, 60);

/** The entry of a header, with its type, shape and place checked against the bytes that there are. */
function checkEntry(dataBytes: number, name: string, entry: unknown): HeaderEntry {
  if (!isHeaderEntry(entry))
    throw new SimulationError('format', `safetensors: bad entry for ${quoted(name)}`);
  const { dtype, shape, data_offsets } = entry;
  if (!Object.hasOwn(bytesPerElement, dtype))
    throw new SimulationError(
      'unsupported',
      `safetensors: ${quoted(name)} is ${quoted(dtype)}; F16 and F32 are read`,
    );
  const [begin, end] = data_offsets;
  const count = shape.reduce((product, size) => product * size, 1);
  if (end - begin !== count * bytesPerElement[dtype]! || end > dataBytes)
    throw new SimulationError('format', `safetensors: ${quoted(name)} does not fit its offsets`);
  return entry;
}

/** Tensors that share bytes are no checkpoint; a small file could also ask for a memory without end that way. */
function refuseOverlaps(entries: readonly (readonly [string, HeaderEntry])[]): void {
  const inOrder = entries
    .filter(([, { data_offsets }]) => data_offsets[0] < data_offsets[1])
    .sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0]);
  inOrder.reduce((last, [name, { data_offsets }]) => {
    if (data_offsets[0] < last)
      throw new SimulationError('format', `safetensors: ${quoted(name)} overlaps another tensor`);
    return data_offsets[1];
  }, 0);
}

function readTensor(file: ArrayBuffer, dataStart: number, entry: HeaderEntry): StoredTensor {
  const [begin, end] = entry.data_offsets;
  // Sliced, because the data may start at an odd offset, which typed arrays refuse.
  const bytes = file.slice(dataStart + begin, dataStart + end);
  const values = entry.dtype === 'F32' ? readFloat32(bytes) : readFloat16(bytes);
  return { shape: entry.shape, values };
}

function readFloat32(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

function readFloat16(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  const values = new Float32Array(bytes.byteLength / 2);
  for (let i = 0; i < values.length; i += 1) values[i] = halfToNumber(view.getUint16(2 * i, true));
  return values;
}

/** The value of an IEEE 754 half: 1 sign, 5 exponent and 10 fraction bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
