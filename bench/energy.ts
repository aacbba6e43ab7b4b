import { evaluateDesign, evaluatePacked, FAST_OUTPUT_LENGTH, packDesign, packedIndex } from '../src/energy';
import { energyApi, resolve, toDesign } from '../src/scenario';
import { type BenchLine, median } from './report';

const ROUNDS = 7;

/** Evaluations per second of `evaluate`, median over rounds of `count` evaluations each. */
function perSecond(count: number, evaluate: (index: number) => void): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let index = 0; index < count; index++) evaluate(index);
    return (1000 * count) / (performance.now() - start);
  });
  return median(rates);
}

/** Milliseconds of a call, median over rounds. */
function milliseconds(call: () => unknown): number {
  call();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return median(times);
}

/** Milliseconds of processor time of a call, median over rounds: what it takes on a core of its own. */
function processorMilliseconds(call: () => unknown): number {
  call();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return median(times);
}

/** Pairs of parameters that differ in what a cell has to work out: shape, machine, presets, digital side. */
const mapPairs = [
  ['width', 'layers'],
  ['heads', 'ffnWidth'],
  ['headDim', 'width'],
  ['dacPj', 'adcPj'],
  ['layers', 'dacPj'],
  ['digitalFjPerMac', 'year'],
  ['model', 'hardware'],
  ['model', 'digital'],
  ['model', 'dacPj'],
] as const;

/** Full ledgers per second on one core, readable and packed; what a slider move asks of the worker. */
export async function* measureEnergy(): AsyncGenerator<BenchLine> {
  const scenario = resolve({});
  const design = toDesign(scenario);
  const packed = packDesign(design);
  const out = new Float64Array(FAST_OUTPUT_LENGTH);
  let seed = 1;
  let moved = 1;
  // The width changes every time, so that no result can be kept.
  const readable = perSecond(20_000, (index) => {
    evaluateDesign({ ...design, shape: { ...design.shape, width: 1024 + index } });
  });
  const fast = perSecond(1_000_000, (index) => {
    packed[packedIndex.width] = 1024 + (index & 0xffff);
    evaluatePacked(packed, out);
  });
  yield {
    what: 'full ledger evaluations, packed form',
    value: fast,
    unit: 'per second',
    against: `readable form, ${(fast / readable).toFixed(1)} times`,
    aim: { relation: '≥', value: 200_000 },
  };
  yield { what: 'full ledger evaluations, readable form', value: readable, unit: 'per second' };
  yield {
    what: 'evaluation of one slider move in the worker (headline, 32 models, width sweep)',
    value: milliseconds(() => {
      energyApi.evaluate(scenario);
      energyApi.models(scenario);
      energyApi.width(scenario);
    }),
    unit: 'ms',
  };
  yield {
    what: '10,000 draws with the data of all their charts (band, distribution, tornado, elasticities)',
    value: processorMilliseconds(() => {
      // Another seed every time, so that no draw can be kept.
      const other = { ...scenario, seed: seed++ };
      energyApi.uncertainty(other);
      energyApi.sensitivity(other);
    }),
    unit: 'ms of one core',
    aim: { relation: '≤', value: 150 },
  };
  yield {
    what: 'the band of the headline after a slider move, 10,000 draws',
    value: milliseconds(() => energyApi.uncertainty({ ...scenario, dacPj: moved++ })),
    unit: 'ms',
  };
  let slowest = { pair: '', milliseconds: 0 };
  for (const [sweepX, sweepY] of mapPairs) {
    const asked = resolve({ sweepX, sweepY });
    const time = processorMilliseconds(() => energyApi.map(asked));
    if (time > slowest.milliseconds) slowest = { pair: `${sweepX} and ${sweepY}`, milliseconds: time };
  }
  yield {
    what: `map of 100 × 100, the slowest of ${mapPairs.length} kinds of pairs (${slowest.pair})`,
    value: slowest.milliseconds,
    unit: 'ms of one core',
    aim: { relation: '≤', value: 100 },
  };
}
