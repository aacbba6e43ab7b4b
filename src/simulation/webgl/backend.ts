import * as tf from '@tensorflow/tfjs-core';
import { SimulationError } from '../errors';
import {
  type Checkpoint,
  heldoutRowLength,
  type SimulationSettings,
  type TransformerBackend,
} from '../types';
import { checkCanary, type Device, openDevice, type Tensor } from './device';
import { Forward } from './forward';
import { bareProduct } from './product';
import { hashWords } from './programs/hashWords';
import { pickRow } from './programs/lastRow';
import { rowLosses, slotLosses } from './programs/loss';
import { MOST_SLOTS } from './programs/productAddressing';
import { type ModelWeights, uploadWeights } from './weights';

/**
 * The Transformer on the GPU through TensorFlow.js's WebGL backend.
 *
 * @throws SimulationError `unsupported` where WebGL 2 with float32 render targets is missing, or for a checkpoint with
 *   odd sizes; `context-lost` from every method once the context is gone (a new worker is needed then)
 */
export async function createWebglBackend(checkpoint: Checkpoint): Promise<TransformerBackend> {
  const { width, heads, context, vocab } = checkpoint.config;
  if ([width / heads, context, vocab].some((size) => size % 2 !== 0))
    throw new SimulationError(
      'unsupported',
      'the WebGL backend needs even head, context and vocabulary sizes',
    );
  return new WebglBackend(await openDevice(), checkpoint);
}

class WebglBackend implements TransformerBackend {
  readonly name = 'webgl';
  /** Windows of one job: as many as the textures of the attention maps take. */
  private readonly slots: number;
  private weights: ModelWeights | undefined;
  private weightBits = -1;
  /** What single products are read from, once they are asked for. */
  private sampler: Promise<TransformerBackend> | undefined;

  constructor(
    private readonly device: Device,
    private readonly checkpoint: Checkpoint,
  ) {
    const { heads, context } = checkpoint.config;
    const perWindow = Math.max(heads, 2) * context;
    this.slots = Math.min(MOST_SLOTS, Math.floor(device.largestDimension / perWindow));
    if (this.slots < 1) throw new SimulationError('unsupported', 'this device has too small textures');
  }

  async windowLosses(windows: readonly number[], settings: SimulationSettings): Promise<Float64Array> {
    const losses = new Float64Array(windows.length);
    for (let first = 0; first < windows.length; first += this.slots) {
      const part = windows.slice(first, first + this.slots);
      losses.set(await this.job(part, settings), first);
    }
    return losses;
  }

  async logits(tokens: Uint16Array, settings: SimulationSettings, window: number): Promise<Float32Array> {
    const { context, vocab } = this.checkpoint.config;
    if (tokens.length < 1 || tokens.length > context)
      throw new SimulationError('invalid-request', `${tokens.length} tokens do not fit the context`);
    const pairs = new Float32Array(2 * context);
    tokens.forEach((token, i) => {
      pairs[2 * i] = token;
    });
    const result = tf.tidy(() => {
      const forward = this.forward(pairs, [window], tokens.length, settings);
      const x = forward.hiddenStates();
      const wanted = tokens.length - 1;
      const last = this.device.run(pickRow(), [2, x.shape[1]], { x }, { wanted });
      return forward.logits(last);
    });
    return (await this.device.readChecked(result)).slice(0, vocab);
  }

  /**
   * Single products are read from WebAssembly: the device would have to give back every one of them, which takes longer
   * than computing them here. The integers of the noise are the same.
   */
  async *productErrors(...args: Parameters<TransformerBackend['productErrors']>) {
    const { createWasmBackend } = await import('../wasm/backend');
    const { createCpuBackend } = await import('../cpu/backend');
    this.sampler ??= createWasmBackend(this.checkpoint).catch(() => createCpuBackend(this.checkpoint));
    yield* (await this.sampler).productErrors(...args);
  }

  product(...args: Parameters<TransformerBackend['product']>): Promise<Float32Array> {
    return bareProduct(this.device, ...args);
  }

  /** A float32 holds no 32-bit word, so each comes as two halves; see `hashWords` for where they stand. */
  async randomWords(rows: number, columns: number, place: number, key: number): Promise<Uint32Array> {
    const uniforms = { place: place | 0, key: key | 0 };
    const stride = 4 * columns;
    const halves = await this.device.readChecked(
      this.device.run(hashWords(), [2 * rows, stride], {}, uniforms),
    );
    return Uint32Array.from({ length: rows * stride }, (_, i) => {
      const [row, column, word] = [Math.floor(i / stride), Math.floor((i % stride) / 4), i % 4];
      const at = (2 * row + (word % 2)) * stride + 4 * column + 2 * Math.floor(word / 2);
      return (halves[at]! * 65_536 + halves[at + 1]!) >>> 0;
    });
  }

  dispose(): void {
    this.weights?.dispose();
    this.weights = undefined;
    this.weightBits = -1;
  }

  /** Mean loss of at most `slots` windows: one forward pass and one readback. */
  private async job(windows: readonly number[], settings: SimulationSettings): Promise<Float64Array> {
    const { context } = this.checkpoint.config;
    // Its program writes the canary beside the losses: no further pass over them.
    const canary = this.device.nextCanary();
    const result = tf.tidy(() => {
      const forward = this.forward(this.tokenPairs(windows), windows, context, settings);
      const { tokens } = forward.batch;
      const logits = forward.logits(forward.hiddenStates());
      const losses = this.device.run(rowLosses(), [logits.shape[0], 2], { logits, tokens });
      const uniforms = { context, slots: windows.length, canary };
      return this.device.run(slotLosses(), [2 * (windows.length + 1), 2], { losses }, uniforms);
    });
    const values = await this.device.read(result);
    checkCanary(values[4 * windows.length], canary);
    return Float64Array.from(windows, (_, slot) => values[4 * slot]!);
  }

  private forward(
    pairs: Float32Array,
    windows: readonly number[],
    length: number,
    settings: SimulationSettings,
  ): Forward {
    const tokens: Tensor = this.device.upload(pairs, pairs.length / 2, 2);
    const batch = { tokens, windows, length };
    return new Forward(this.device, this.checkpoint, this.weightsFor(settings), settings, batch);
  }

  /** Weights rounded as the settings ask; the last ones are kept. They outlive the `tidy` around a job. */
  private weightsFor(settings: SimulationSettings): ModelWeights {
    const bits = settings.mode === 'float' ? 0 : settings.weightBits;
    if (!this.weights || this.weightBits !== bits) {
      this.dispose();
      this.weights = uploadWeights(this.device, this.checkpoint, bits);
      this.weightBits = bits;
    }
    return this.weights;
  }

  /** (token, next token) of every position of the windows. */
  private tokenPairs(windows: readonly number[]): Float32Array {
    const { config, heldout } = this.checkpoint;
    const length = heldoutRowLength(config);
    const pairs = new Float32Array(2 * config.context * windows.length);
    windows.forEach((window, slot) => {
      const row = heldout.subarray(window * length, (window + 1) * length);
      if (!Number.isInteger(window) || window < 0 || row.length !== length)
        throw new SimulationError('invalid-request', `there is no held-out window ${window}`);
      for (let position = 0; position < config.context; position += 1) {
        pairs[2 * (slot * config.context + position)] = row[position]!;
        pairs[2 * (slot * config.context + position) + 1] = row[position + 1]!;
      }
    });
    return pairs;
  }
}
