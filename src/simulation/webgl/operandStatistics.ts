import type { OperationName, SimulationSettings } from '../types';
import type { Device, Tensor } from './device';
import { noiseOf } from './products';
import { inputMeans, passMeans } from './programs/passMeans';
import { isNoisy, type NoiseKind } from './programs/productNoise';
import { matrixPeaks, type RowLayout, rowPeaks, rowSums } from './programs/rowParts';

/** Sums and largest values of the parts of an input's rows, where its noise needs them. */
export interface RowParts {
  rowSums: Tensor | undefined;
  rowPeaks: Tensor | undefined;
}

/**
 * What the noise of products needs to know of their operands: sums, peaks and means of non-negative parts, each one
 * program. Rows are (slot, position), as in `Forward`.
 */
export class OperandStatistics {
  private readonly rows: number;

  /**
   * @param slots windows of the job
   * @param length tokens in use per window
   */
  constructor(
    private readonly device: Device,
    private readonly settings: SimulationSettings,
    private readonly heads: number,
    private readonly slots: number,
    private readonly context: number,
    private readonly length: number,
  ) {
    this.rows = slots * context;
  }

  /** What the operation's noise needs to know of the rows of x, head by head. */
  parts(x: Tensor, operation: OperationName, heads = 1, layout: RowLayout = 'heads'): RowParts {
    const { shot, systematic } = noiseOf(this.settings, operation);
    const options = this.rowOptions(x, heads, layout);
    const shape = [this.rows, 2 * heads] as const;
    const run = (program: typeof rowSums) => this.device.run(program(options), shape, { x }, this.sizes());
    return {
      rowSums: shot === 'off' ? undefined : run(rowSums),
      rowPeaks: systematic ? run(rowPeaks) : undefined,
    };
  }

  private rowOptions(x: Tensor, heads: number, layout: RowLayout) {
    return { layout, pairs: (layout === 'maps' ? x.shape[1] : x.shape[1] / heads) / 2, heads };
  }

  /** Largest values of K or V per slot and head, where noise or a least transmission needs them. */
  peaks(w: Tensor, noise: NoiseKind): Tensor | undefined {
    if (!isNoisy(noise) && !noise.floored) return undefined;
    const program = rowPeaks(this.rowOptions(w, this.heads, 'heads'));
    const largest = this.device.run(program, [this.rows, 2 * this.heads], { x: w }, this.sizes());
    return this.device.run(matrixPeaks(), [2 * this.slots, 2 * this.heads], { largest }, this.sizes());
  }

  inputMeansByHead(x: Tensor, { rowPeaks: largest }: RowParts, heads: number): Tensor {
    const pairs = x.shape[1] / heads / 2;
    return this.device.run(
      inputMeans('heads'),
      [2 * this.slots, x.shape[1]],
      { x, largest },
      { ...this.sizes(), pairs },
    );
  }

  passMeans(xMeans: Tensor, wMeans: Tensor, groups: number, heads: number, oneForAll = false): Tensor {
    const uniforms = { groups, heads, oneForAll: oneForAll ? 1 : 0 };
    return this.device.run(passMeans(), [2 * this.slots, 2], { xMeans, wMeans }, uniforms);
  }

  sizes() {
    return { context: this.context, rowCount: this.length };
  }
}
