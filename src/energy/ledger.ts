import { coreDemand } from './cores';
import { elementaryCosts } from './costs';
import { digitalJoules } from './digital';
import { photonsPerDotProduct } from './light';
import { type PassPlan, planPass } from './plan';
import type { PassOperations } from './product';
import { passOperations, passWeights } from './products';
import {
  type Component,
  components,
  type Design,
  type Evaluation,
  type LedgerRow,
  type Operation,
  operations,
  type Part,
  parts,
} from './types';

/** Result of the accounting before it is related to digital and to time. All joules are of the whole batch. */
export interface Ledger {
  rows: LedgerRow[];
  byPart: Record<Part, number>;
  operations: PassOperations;
  macs: number;
  loads: number;
  /** Weights among them. */
  weightLoads: number;
  detections: number;
  energyJoules: number;
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/**
 * Spends the energy of a pass, operation by operation and component by component (Eq. 3, 5, 6; App. D, G).
 *
 * `chunks` > 1 means that the machine holds only a part of the weights at a time: inputs of products with weights are
 * loaded once per chunk, and every weight once per pass, for the whole batch.
 */
export function buildLedger(design: Design, plan: PassPlan, chunks: number): Ledger {
  const { shape, workload, hardware, digital } = design;
  const costs = elementaryCosts(hardware, shape.width, workload.signPasses);
  const pass = passOperations(shape, workload, plan);
  const batch = workload.batch;
  const rows: LedgerRow[] = [];
  const byPart = zeros(parts);
  let macs = 0;
  let loads = 0;
  let detections = 0;
  const spend = (operation: Operation, component: Component, joules: number) => {
    if (joules === 0) return;
    const row = rows.find((one) => one.operation === operation && one.component === component);
    if (row) row.joules += joules;
    else rows.push({ operation, component, joules });
  };

  for (const product of pass.products) {
    const loaded = batch * product.loads * (product.weightsInPlace ? chunks : 1);
    const detected = batch * product.detections;
    const multiplied = batch * product.macs;
    const fetched = workload.kvInDram ? batch * product.keyValueLoads : 0;
    spend(product.operation, 'load', loaded * costs.load + fetched * costs.dramRead);
    spend(product.operation, 'detect', detected * costs.detect);
    spend(product.operation, 'maintenance', product.weightsInPlace ? multiplied * costs.maintainPerMac : 0);
    spend(product.operation, 'optical', multiplied * costs.lightPerMac);
    byPart.sram += (loaded + detected) * costs.read;
    byPart.wire += (loaded + detected) * costs.wire;
    byPart.dram += fetched * costs.dramRead;
    byPart.dac += loaded * costs.dac;
    byPart.modulator += loaded * costs.modulator;
    byPart.amplifier += detected * costs.amplifier;
    byPart.adc += detected * costs.adc;
    byPart.maintenance += product.weightsInPlace ? multiplied * costs.maintainPerMac : 0;
    byPart.light += multiplied * costs.lightPerMac;
    macs += multiplied;
    loads += loaded;
    detections += detected;
  }

  const weights = chunks > 1 ? plan.steps * passWeights(shape, plan) : 0;
  if (chunks > 1) {
    spend('weightReload', 'load', weights * costs.weightReload);
    byPart.dac += weights * costs.dac;
    byPart.modulator += weights * costs.modulator;
    byPart.dram += weights * (costs.weightReload - costs.dac - costs.modulator);
    loads += weights;
  }

  for (const step of pass.digitalSteps) {
    const joules = batch * (step.reads + step.writes) * costs.read;
    spend(step.operation, 'digital', joules);
    byPart.sram += joules;
  }

  if (workload.countHead) {
    // Embedding and head stay on the digital processor, on both sides of the comparison.
    const embedding = batch * (plan.tokens + plan.encoderTokens) * shape.width * 2 * costs.read;
    const headMacs = batch * plan.headTokens * shape.width * shape.vocab;
    const head = headMacs * digital.femtojoulesPerMac * 1e-15;
    spend('embedding', 'digital', embedding);
    spend('head', 'digital', head);
    byPart.sram += embedding;
    byPart.processor += head;
    macs += headMacs;
  }

  let energyJoules = 0;
  for (const row of rows) energyJoules += row.joules;
  return { rows, byPart, operations: pass, macs, loads, weightLoads: weights, detections, energyJoules };
}

/**
 * Energy, time and size of one pass of a design, against the digital processor. Joules, seconds, watts, counts.
 * Throws nothing; a design out of the table's bounds gives what the formulas give.
 */
export function evaluateDesign(design: Design): Evaluation {
  const { shape, workload, hardware } = design;
  const plan = planPass(shape, workload);
  const demand = coreDemand(shape, workload, hardware);
  const ledger = buildLedger(design, plan, demand.chunks);
  const digital = digitalJoules(design, plan, ledger.operations.products);
  const byComponent = zeros(components);
  const byOperation = zeros(operations);
  for (const row of ledger.rows) {
    byComponent[row.component] += row.joules;
    byOperation[row.operation] += row.joules;
  }
  const { macs, energyJoules } = ledger;
  return {
    macs,
    energyJoules,
    femtojoulesPerMac: (energyJoules / macs) * 1e15,
    digitalFemtojoulesPerMac: (digital / macs) * 1e15,
    digitalJoules: digital,
    advantage: digital / energyJoules,
    ledger: ledger.rows,
    byComponent,
    byOperation,
    byPart: ledger.byPart,
    loads: ledger.loads,
    weightLoads: ledger.weightLoads,
    detections: ledger.detections,
    ...demand,
    watts: energyJoules / demand.secondsPerPass,
    photonsPerMac: photonsPerDotProduct(hardware) / shape.width,
  };
}
