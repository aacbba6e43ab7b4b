import { hardwareKeys, hardwarePreset, type Scenario } from '../../scenario';
import {
  attentionShare,
  evaluate,
  evaluateOverrides,
  femtojoules,
  number,
  ratio,
  share,
  times,
} from '../measures';
import type { Lesson } from '../types';

const attentionMacs = (s: Scenario) =>
  (2 * s.context ** 2 * s.heads * s.headDim * s.layers) / evaluate(s).macs;

/** Attention multiplies what it has just computed: two operands to load, and dot products only as long as a head. */
export const attention: Lesson = {
  id: 'attention',
  steps: [
    {
      id: 'share',
      basis: 'paper',
      state: {},
      chart: 'operations',
      chartTells: true,
      controls: ['context', 'heads', 'causal'],
      numbers: (s) => ({
        macs: share(attentionMacs(s)),
        energy: share(attentionShare(evaluate(s))),
        headDim: number(s.headDim),
        width: number(s.width),
      }),
      prediction: {
        kind: 'choice',
        options: ['same', 'third', 'most'],
        answer: (s) => {
          const part = attentionShare(evaluate(s));
          return part < 0.15 ? 'same' : part < 0.5 ? 'third' : 'most';
        },
      },
      holds: (s) => attentionShare(evaluate(s)) > 0.5 && attentionMacs(s) < 0.05,
    },
    {
      id: 'context',
      basis: 'model',
      state: { context: 8192 },
      chart: 'operations',
      controls: ['context', 'heads', 'causal'],
      numbers: (s) => {
        const short = evaluate(s, { context: 2048 });
        const long = evaluate(s);
        return {
          short: number(2048),
          long: number(s.context),
          advantageShort: ratio(short.advantage),
          advantage: ratio(long.advantage),
          energy: share(attentionShare(long)),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['grows', 'stays', 'falls'],
        answer: (s) => {
          const change = evaluate(s).advantage / evaluate(s, { context: 2048 }).advantage;
          return change > 1.1 ? 'grows' : change > 0.9 ? 'stays' : 'falls';
        },
      },
      holds: (s) => evaluate(s).advantage < 0.5 * evaluate(s, { context: 2048 }).advantage,
    },
    {
      id: 'heads',
      basis: 'model',
      state: { heads: 24 },
      chart: 'operations',
      controls: ['heads', 'context', 'causal'],
      numbers: (s) => {
        const many = evaluateOverrides({});
        const few = evaluate(s);
        return {
          heads: number(s.heads),
          headDim: number(s.headDim),
          advantageMany: ratio(many.advantage),
          advantage: ratio(few.advantage),
          factor: times(few.advantage / many.advantage),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['falls', 'same', 'double'],
        answer: (s) => {
          const factor = evaluate(s).advantage / evaluateOverrides({}).advantage;
          return factor < 0.9 ? 'falls' : factor < 1.3 ? 'same' : 'double';
        },
      },
      holds: (s) => evaluate(s).macs === evaluateOverrides({}).macs && s.headDim === 512,
      task: (s) => attentionShare(evaluate(s)) < 1 / 3,
    },
  ],
};

/** What converters and memory cost, and the rule of bits that the future rests on. */
export const converters: Lesson = {
  id: 'converters',
  steps: [
    {
      id: 'largest',
      basis: 'paper',
      state: {},
      chart: 'parts',
      chartTells: true,
      controls: ['dacPj', 'adcPj', 'sramPjPerBit'],
      numbers: (s) => {
        const { byPart, energyJoules } = evaluate(s);
        return {
          dac: share(byPart.dac / energyJoules),
          memory: share(byPart.sram / energyJoules),
          adc: share(byPart.adc / energyJoules),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['dac', 'adc', 'sram', 'light'],
        answer: (s) => {
          const { byPart } = evaluate(s);
          const parts = (['dac', 'adc', 'sram', 'light'] as const).map(
            (part) => [part, byPart[part]] as const,
          );
          return [...parts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
        },
      },
      holds: (s) => {
        const { byPart, energyJoules } = evaluate(s);
        return (byPart.dac + byPart.sram) / energyJoules > 0.6 && byPart.dac > byPart.sram;
      },
    },
    {
      id: 'bit',
      basis: 'model',
      state: { inputBits: 6 },
      chart: 'parts',
      controls: ['inputBits', 'outputBits', 'dacPj'],
      numbers: (s) => {
        const before = evaluate(s, { inputBits: s.inputBits - 1 });
        const after = evaluate(s);
        return {
          bits: number(s.inputBits - 1),
          more: number(s.inputBits),
          before: femtojoules(before.femtojoulesPerMac),
          after: femtojoules(after.femtojoulesPerMac),
          growth: share(after.femtojoulesPerMac / before.femtojoulesPerMac - 1),
        };
      },
      prediction: {
        kind: 'number',
        as: 'share',
        answer: (s) =>
          evaluate(s).femtojoulesPerMac / evaluate(s, { inputBits: s.inputBits - 1 }).femtojoulesPerMac - 1,
        within: 1.4,
      },
      holds: (s) =>
        Math.abs(evaluate(s).byPart.dac / evaluate(s, { inputBits: s.inputBits - 1 }).byPart.dac - 2) < 1e-9,
    },
    {
      id: 'twice',
      basis: 'paper',
      state: { model: 'future-4q', hardware: 'paper-future' },
      chart: 'parts',
      controls: ['hardware', 'memoryBits', 'width'],
      numbers: (s) => {
        const printed = evaluate(s).advantage;
        const once = evaluate(s, bitsOnce()).advantage;
        return { printed: ratio(printed), once: ratio(once), factor: times(printed / once) };
      },
      prediction: {
        kind: 'choice',
        options: ['same', 'third', 'thirtieth'],
        answer: (s) => {
          const factor = evaluate(s).advantage / evaluate(s, bitsOnce()).advantage;
          return factor < 1.5 ? 'same' : factor < 8 ? 'third' : 'thirtieth';
        },
      },
      holds: (s) =>
        s.dacPj * 32 === evaluateHardware('paper-2023').dacPj &&
        evaluate(s).advantage > evaluate(s, bitsOnce()).advantage,
    },
  ],
};

/** Values of a hardware preset. */
function evaluateHardware(id: string) {
  const preset = hardwarePreset(id);
  if (!preset) throw new Error(`There is no hardware “${id}”.`);
  return preset.values;
}

/** App. F with the step to four bits taken from the precisions that the samples already have. */
function bitsOnce(): Partial<Scenario> {
  const values = evaluateHardware('future-bits-once');
  return Object.fromEntries(hardwareKeys.map((key) => [key, values[key]])) as Partial<Scenario>;
}
