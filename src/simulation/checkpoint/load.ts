import { SimulationError } from '../errors';
import {
  type Checkpoint,
  type CheckpointConfig,
  heldoutRowLength,
  type OperationRanges,
  operationNames,
} from '../types';
import { readSafetensors, type StoredTensor } from './safetensors';
import type { FileFacts, FileSource } from './sources';

/** Files that every checkpoint has, with their integrity facts in card.json. */
const FILES = ['config.json', 'model.safetensors', 'tokenizer.json', 'ranges.json', 'heldout.bin'] as const;

type FileName = (typeof FILES)[number];

/** The largest file of a checkpoint that is fetched; the shipped ones have a few megabytes. */
const MOST_FILE_BYTES = 500_000_000;

/** Sizes beyond these are no model for a browser; tokens are 16-bit numbers. */
const MOST = { n_layer: 1000, n_embd: 65_536, n_head: 65_536, n_positions: 65_536, vocab_size: 65_536 };

/** Only these may stand in an address: an id comes out of a link that anyone can write. */
const ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/**
 * Loads and checks a checkpoint.
 *
 * @param id folder name below the checkpoints, for example 'sotu-64'
 * @param source its files
 * @param onProgress bytes loaded so far and in total (of the files with known sizes)
 * @throws SimulationError 'invalid-request', 'not-found', 'network', 'integrity', 'format', 'unsupported'
 */
export async function loadCheckpoint(
  id: string,
  source: FileSource,
  onProgress?: (loadedBytes: number, totalBytes: number) => void,
): Promise<Checkpoint> {
  if (!ID.test(id)) throw new SimulationError('invalid-request', `“${id}” is not the id of a checkpoint`);
  const card = parseObject('card.json', await source.read('card.json'));
  const facts = readFacts(card);
  const total = FILES.reduce((sum, name) => sum + facts[name].bytes, 0);
  const loaded = new Map<string, number>();
  const read = (name: FileName) =>
    source.read(name, facts[name], (bytes) => {
      loaded.set(name, bytes);
      onProgress?.(
        [...loaded.values()].reduce((sum, n) => sum + n, 0),
        total,
      );
    });
  const [configFile, model, tokenizer, ranges, heldout] = await Promise.all(FILES.map(read));
  const config = readConfig(parseObject('config.json', configFile!));
  const checkpoint: Checkpoint = {
    id,
    config,
    tensors: readTensors(readSafetensors(model!), config),
    ranges: readRanges(parseObject('ranges.json', ranges!), config),
    heldout: readHeldout(heldout!, config),
    card,
    tokenizer: parseObject('tokenizer.json', tokenizer!),
    hash: facts['model.safetensors'].sha256,
  };
  const reference = await readReference(source);
  return reference === undefined ? checkpoint : { ...checkpoint, reference };
}

/** A row of index.json, as far as studies over several checkpoints need it. */
interface IndexRow {
  id: string;
  width: number;
  quantisationAwareBits: number | null;
}

/**
 * The checkpoints that there are.
 *
 * @param source of the folder that holds their folders
 * @throws SimulationError 'not-found', 'network', 'format'
 */
export async function loadFamily(source: FileSource): Promise<IndexRow[]> {
  const rows = parseJson('index.json', await source.read('index.json'));
  const isRow = (row: unknown): row is IndexRow => {
    const { id, width, quantisationAwareBits: bits } = (row ?? {}) as Partial<IndexRow>;
    return typeof id === 'string' && typeof width === 'number' && (bits === null || typeof bits === 'number');
  };
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw new SimulationError('format', 'index.json is no list of checkpoints');
  return rows;
}

function parseObject(name: string, bytes: ArrayBuffer): Record<string, unknown> {
  const value = parseJson(name, bytes);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new SimulationError('format', `${name} is not a JSON object`);
}

function parseJson(name: string, bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Hosts that answer every address with their home page end up here.
    throw new SimulationError('format', `${name} is not JSON`);
  }
}

function readFacts(card: Record<string, unknown>): Record<FileName, FileFacts> {
  const files = (card.files ?? {}) as Record<string, Partial<FileFacts> | undefined>;
  const facts = {} as Record<FileName, FileFacts>;
  for (const name of FILES) {
    const { bytes, sha256 } = files[name] ?? {};
    const isSize = Number.isSafeInteger(bytes) && bytes! >= 0 && bytes! <= MOST_FILE_BYTES;
    if (bytes === undefined || !isSize || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
      throw new SimulationError('format', `card.json does not describe ${name}`);
    facts[name] = { bytes, sha256 };
  }
  return facts;
}

function readConfig(file: Record<string, unknown>): CheckpointConfig {
  const size = (key: keyof typeof MOST): number => {
    const value = file[key];
    if (!Number.isSafeInteger(value) || (value as number) < 1 || (value as number) > MOST[key])
      throw new SimulationError('format', `config.json: ${key} is missing or no size of a model`);
    return value as number;
  };
  if (file.activation_function !== 'relu6')
    throw new SimulationError(
      'unsupported',
      `config.json: activation ${String(file.activation_function).slice(0, 40)}, not relu6`,
    );
  const config = {
    layers: size('n_layer'),
    width: size('n_embd'),
    heads: size('n_head'),
    context: size('n_positions'),
    vocab: size('vocab_size'),
    layerNormEpsilon: file.layer_norm_epsilon ?? 1e-5,
  };
  if (!isEpsilon(config.layerNormEpsilon))
    throw new SimulationError('format', 'config.json: layer_norm_epsilon is no small positive number');
  if (config.width % config.heads !== 0)
    throw new SimulationError('format', 'config.json: width is no multiple of heads');
  return { ...config, layerNormEpsilon: config.layerNormEpsilon };
}

const isEpsilon = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1;

/** Every tensor of the model with its shape: Hugging Face's GPT-2 names, Conv1D weights inner × columns. */
function expectedShapes({ layers, width, vocab, context }: CheckpointConfig): Map<string, number[]> {
  const shapes = new Map<string, number[]>([
    ['transformer.wte.weight', [vocab, width]],
    ['transformer.wpe.weight', [context, width]],
    ['transformer.ln_f.weight', [width]],
    ['transformer.ln_f.bias', [width]],
  ]);
  for (let layer = 0; layer < layers; layer += 1) {
    const block = `transformer.h.${layer}.`;
    for (const name of ['ln_1', 'ln_2'])
      for (const part of ['weight', 'bias']) shapes.set(`${block}${name}.${part}`, [width]);
    const linear = {
      'attn.c_attn': [width, 3 * width],
      'attn.c_proj': [width, width],
      'mlp.c_fc': [width, 4 * width],
    };
    for (const [name, shape] of Object.entries({ ...linear, 'mlp.c_proj': [4 * width, width] })) {
      shapes.set(`${block}${name}.weight`, shape);
      shapes.set(`${block}${name}.bias`, [shape[1]!]);
    }
  }
  return shapes;
}

function readTensors(stored: Map<string, StoredTensor>, config: CheckpointConfig): Map<string, Float32Array> {
  const tensors = new Map<string, Float32Array>();
  for (const [name, shape] of expectedShapes(config)) {
    const tensor = stored.get(name);
    if (!tensor) throw new SimulationError('format', `model.safetensors: ${name} is missing`);
    if (tensor.shape.join() !== shape.join())
      throw new SimulationError(
        'format',
        `model.safetensors: ${name} is ${tensor.shape.join('×')}, not ${shape.join('×')}`,
      );
    // One weight that is no number makes every loss one that is none.
    if (!tensor.values.every(Number.isFinite))
      throw new SimulationError('format', `model.safetensors: ${name} has weights that are no numbers`);
    tensors.set(name, tensor.values);
  }
  return tensors;
}

function readRanges(
  file: Record<string, unknown>,
  config: CheckpointConfig,
): Record<string, OperationRanges> {
  const isRange = (range: unknown) =>
    Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) && range[0] <= range[1];
  const ranges: Record<string, OperationRanges> = {};
  for (let layer = 0; layer < config.layers; layer += 1) {
    for (const operation of operationNames) {
      const name = `${layer}.${operation}`;
      const entry = file[name] as Partial<Record<'x' | 'w' | 'y', unknown>> | undefined;
      if (!entry || !isRange(entry.x) || !isRange(entry.w) || !isRange(entry.y))
        throw new SimulationError('format', `ranges.json: ${name} is missing or no pair of numbers`);
      ranges[name] = entry as OperationRanges;
    }
  }
  return ranges;
}

function readHeldout(file: ArrayBuffer, config: CheckpointConfig): Uint16Array {
  const row = heldoutRowLength(config);
  const count = file.byteLength / 2;
  if (count === 0 || count % row !== 0)
    throw new SimulationError('format', `heldout.bin is not made of rows of ${row} tokens`);
  const view = new DataView(file);
  const tokens = Uint16Array.from({ length: count }, (_, i) => view.getUint16(2 * i, true));
  if (tokens.some((token) => token >= config.vocab))
    throw new SimulationError('format', 'heldout.bin has tokens outside the vocabulary');
  return tokens;
}

/** reference.json is optional: a checkpoint works without results computed offline. */
async function readReference(source: FileSource): Promise<unknown> {
  try {
    return parseObject('reference.json', await source.read('reference.json'));
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}
