import { evaluate, evaluateOverrides, number, ratio, times } from '../measures';
import type { Lesson } from '../types';

const knobs = ['dacPj', 'adcPj', 'sramPjPerBit', 'amplifierPj'] as const;

/** Design your own. */
export const design: Lesson = {
  id: 'design',
  steps: [
    {
      id: 'lever',
      basis: 'model',
      state: {},
      chart: 'parts',
      chartTells: true,
      controls: ['dacPj', 'adcPj', 'sramPjPerBit'],
      numbers: (s) => ({
        advantage: ratio(evaluate(s).advantage),
        dac: ratio(evaluate(s, { dacPj: s.dacPj / 10 }).advantage),
        sram: ratio(evaluate(s, { sramPjPerBit: s.sramPjPerBit / 10 }).advantage),
        adc: ratio(evaluate(s, { adcPj: s.adcPj / 10 }).advantage),
        goal: ratio(300),
      }),
      prediction: {
        kind: 'choice',
        options: knobs,
        answer: (s) => {
          const gain = (key: (typeof knobs)[number]) => evaluate(s, { [key]: s[key] / 10 }).advantage;
          return [...knobs].sort((a, b) => gain(b) - gain(a))[0] ?? null;
        },
      },
      holds: (s) =>
        knobs.every((key) => evaluate(s, { [key]: s[key] / 10 }).advantage < 2 * evaluate(s).advantage),
      task: (s) => evaluate(s).advantage >= 300,
    },
    {
      id: 'decode',
      basis: 'model',
      state: { phase: 'decode' },
      chart: 'operations',
      controls: ['kvHeads', 'batch', 'context'],
      numbers: (s) => ({
        advantage: ratio(evaluate(s).advantage),
        batch: ratio(evaluate(s, { batch: 64 }).advantage),
        batchSize: number(64),
        grouped: ratio(evaluate(s, { kvHeads: 8 }).advantage),
        heads: number(8),
        goal: ratio(5),
      }),
      prediction: {
        kind: 'choice',
        options: ['batch', 'kvHeads', 'layers'],
        answer: (s) => {
          const gains = {
            batch: evaluate(s, { batch: 64 }).advantage,
            kvHeads: evaluate(s, { kvHeads: 8 }).advantage,
            layers: evaluate(s, { layers: 48 }).advantage,
          };
          return Object.entries(gains).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
        },
      },
      holds: (s) => {
        const { advantage } = evaluate(s);
        return Math.abs(evaluate(s, { batch: 64 }).advantage / advantage - 1) < 1e-6;
      },
      task: (s) => s.phase === 'decode' && evaluate(s).advantage >= 5,
    },
    {
      id: 'honest',
      basis: 'model',
      state: {
        hardware: 'paper-future',
        digital: 'b200-fp4',
        signPasses: 4,
        laserEfficiency: 0.17,
        lossDb: 3,
      },
      chart: 'components',
      controls: ['photonsPerDot', 'hardware', 'width'],
      numbers: (s) => ({
        optimistic: ratio(evaluateOverrides({ hardware: 'paper-future' }).advantage),
        honest: ratio(evaluate(s).advantage),
        factor: times(evaluateOverrides({ hardware: 'paper-future' }).advantage / evaluate(s).advantage),
        goal: ratio(1000),
      }),
      prediction: {
        kind: 'choice',
        options: ['most', 'half', 'tenth'],
        answer: (s) => {
          const left = evaluate(s).advantage / evaluateOverrides({ hardware: 'paper-future' }).advantage;
          return left > 0.75 ? 'most' : left > 0.25 ? 'half' : 'tenth';
        },
      },
      holds: (s) => evaluate(s).advantage < evaluateOverrides({ hardware: 'paper-future' }).advantage,
      task: (s) => evaluate(s).advantage >= 1000,
    },
  ],
};
