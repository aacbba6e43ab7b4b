import type { Operation } from './types';

/** One kind of matrix product, summed over all layers of one sequence. Counts of elements, not of bits. */
export interface MatrixProduct {
  operation: Operation;
  /** Operands encoded into light. Of a product with weights in place only its inputs. */
  loads: number;
  /** Outputs detected. */
  detections: number;
  macs: number;
  /** The second operand is a weight matrix that stays in place. */
  weightsInPlace: boolean;
  /** Elements among the loads that are keys or values kept from earlier steps. */
  keyValueLoads: number;
}

/** A step that the digital processor does; it costs the reading and writing of its data (Fig. 6). Elements. */
export interface DigitalStep {
  operation: Operation;
  reads: number;
  writes: number;
}

export interface PassOperations {
  products: MatrixProduct[];
  digitalSteps: DigitalStep[];
}

/** A matrix product by its counts. */
export const product = (
  operation: Operation,
  loads: number,
  detections: number,
  macs: number,
  weightsInPlace = true,
  keyValueLoads = 0,
): MatrixProduct => ({ operation, loads, detections, macs, weightsInPlace, keyValueLoads });
