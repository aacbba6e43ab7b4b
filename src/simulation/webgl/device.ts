import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { SimulationError } from '../errors';
import { type ContextWatch, watchContext } from './context';
import type { Program } from './program';
import { withCanary } from './programs/lastRow';

export type Tensor = tf.Tensor2D;

/** Values of uniforms by name: one number, or the numbers of a vector or array. */
export type UniformValues = Readonly<Record<string, number | readonly number[]>>;

/**
 * The GPU as the forward pass sees it: it uploads even-sized matrices, runs programs on them and reads results back,
 * checked. Made by `openDevice`.
 */
export class Device {
  private canaries = 0;
  /** Rows or columns that one texture can hold (a texel holds two of each). */
  readonly largestDimension: number;

  constructor(
    private readonly backend: MathBackendWebGL,
    private readonly context: ContextWatch,
    private readonly deadlineMilliseconds: number,
  ) {
    this.largestDimension = 2 * tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  }

  /** A tensor of rows × columns, both even; uploaded when a program first reads it. */
  upload(values: Float32Array, rows: number, columns: number): Tensor {
    this.checkShape(rows, columns);
    return tf.tensor2d(values, [rows, columns], 'float32');
  }

  /**
   * Runs one program and returns its output, rows × columns (both even). Inputs by the names of the program's
   * variables, uniforms by the names of its uniforms; a missing one is an error.
   */
  run(
    program: Program,
    [rows, columns]: readonly [number, number],
    inputs: Readonly<Record<string, Tensor | undefined>>,
    uniforms: UniformValues = {},
  ): Tensor {
    this.checkShape(rows, columns);
    this.context.check();
    program.outputShape = [rows, columns];
    const tensors = program.variableNames.map((name) => required(inputs[name], name));
    const values = program.uniforms.map(({ name }) => [required(uniforms[name], name)].flat());
    const output = this.backend.runWebGLProgram(program, tensors, 'float32', values, true);
    // Programs address texels on the promise that textures have the shape of their tensors.
    const { texShape } = this.backend.getDataInfo(output.dataId);
    if (texShape?.[0] !== rows || texShape[1] !== columns)
      throw new SimulationError('internal', `texture ${texShape} for a tensor of ${rows} × ${columns}`);
    return tf.engine().makeTensorFromTensorInfo(output) as Tensor;
  }

  /**
   * The values of a tensor, row by row, and the end of that tensor. The fence of a lost context never settles and its
   * pixels are zeros: the wait ends with the loss or at the deadline, and the caller must check a canary value.
   *
   * @throws SimulationError `context-lost`
   */
  async read(tensor: Tensor): Promise<Float32Array> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new SimulationError('context-lost', 'the graphics processor did not answer in time')),
        this.deadlineMilliseconds,
      );
    });
    try {
      const values = await Promise.race([tensor.data<'float32'>(), this.context.whenLost, deadline]);
      this.context.check();
      return values;
    } finally {
      clearTimeout(timer);
      if (!this.context.lost) tensor.dispose();
    }
  }

  /**
   * The values of a tensor, row by row, and the end of that tensor, with a canary that rides along: a pair of rows that
   * only this readback can hold. Zeros, and what an earlier job left behind, are found out.
   *
   * @throws SimulationError `context-lost`
   */
  async readChecked(tensor: Tensor): Promise<Float32Array> {
    const canary = this.nextCanary();
    const [rows, columns] = tensor.shape;
    const marked = this.run(withCanary(), [rows + 2, columns], { x: tensor }, { pairs: rows / 2, canary });
    tensor.dispose();
    const values = await this.read(marked);
    checkCanary(values.at(-1), canary);
    return values.subarray(0, rows * columns);
  }

  /** A value that no earlier readback had, and never 0. */
  nextCanary(): number {
    this.canaries = (this.canaries % 1_000_000) + 1;
    return this.canaries;
  }

  private checkShape(rows: number, columns: number): void {
    if (rows % 2 || columns % 2) throw new SimulationError('internal', `odd shape ${rows} × ${columns}`);
    if (Math.max(rows, columns) > this.largestDimension)
      throw new SimulationError('unsupported', `${rows} × ${columns} values exceed this device's textures`);
  }
}

/** @throws SimulationError `context-lost` unless the canary came back */
export function checkCanary(value: number | undefined, expected: number): void {
  if (value !== expected)
    throw new SimulationError(
      'context-lost',
      'the graphics processor gave back other values than were written',
    );
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new SimulationError('internal', `a program lacks its ${name}`);
  return value;
}

const DEFAULT_DEADLINE_MILLISECONDS = 60_000;

/**
 * Starts the WebGL backend of TensorFlow.js and checks that it can do what is asked of it.
 *
 * @throws SimulationError `unsupported` without WebGL 2 and float32 render targets
 */
export async function openDevice(deadlineMilliseconds = DEFAULT_DEADLINE_MILLISECONDS): Promise<Device> {
  // Software WebGL is a choice of the caller (and of tests); TensorFlow.js would refuse it by itself.
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  const ready = await tf.setBackend('webgl').catch(() => false);
  const backend = ready ? tf.backend() : undefined;
  if (!(backend instanceof MathBackendWebGL) || tf.env().getNumber('WEBGL_VERSION') !== 2)
    throw new SimulationError('unsupported', 'no WebGL 2 here');
  // Half floats would round sums of photons and overflow at 65,504.
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'))
    throw new SimulationError('unsupported', 'no float32 render targets here');
  const gl = backend.getGPGPUContext().gl as WebGL2RenderingContext;
  return new Device(backend, watchContext(gl), deadlineMilliseconds);
}
