import { digitalRow, resolve, type Scenario } from '../../scenario';
import {
  evaluate,
  evaluateOverrides,
  femtojoules,
  number,
  ratio,
  share,
  times,
  whole,
  year,
} from '../measures';
import type { Lesson } from '../types';

const rowFemtojoules = (id: string) => digitalRow(id)?.femtojoulesPerMac ?? Number.NaN;

/** Is 300 fJ per multiply-accumulate a fair digital rival? */
export const fair: Lesson = {
  id: 'fair',
  steps: [
    {
      id: 'a100',
      basis: 'paper',
      state: { digital: 'a100-int8' },
      chart: 'rivals',
      chartTells: true,
      controls: ['digital', 'year', 'width'],
      numbers: (s) => ({
        paper: femtojoules(rowFemtojoules('paper-300')),
        chip: femtojoules(s.digitalFjPerMac),
        year: year(s.year),
        advantagePaper: ratio(evaluateOverrides({}).advantage),
        advantage: ratio(evaluate(s).advantage),
      }),
      prediction: {
        kind: 'choice',
        options: ['less', 'same', 'four'],
        answer: (s) => {
          const factor = s.digitalFjPerMac / rowFemtojoules('paper-300');
          return factor < 0.8 ? 'less' : factor < 1.5 ? 'same' : 'four';
        },
      },
      holds: (s) => s.digitalFjPerMac / rowFemtojoules('paper-300') > 3.5 && s.digitalFjPerMac / 300 < 5,
    },
    {
      id: 'best',
      basis: 'model',
      state: { digital: 'b200-fp4' },
      chart: 'rivals',
      chartTells: true,
      controls: ['digital', 'year', 'width'],
      numbers: (s) => ({
        paper: femtojoules(rowFemtojoules('paper-300')),
        chip: femtojoules(s.digitalFjPerMac),
        year: year(s.year),
        advantage: ratio(evaluate(s).advantage),
      }),
      prediction: {
        kind: 'choice',
        options: ['above', 'below', 'far'],
        answer: (s) => {
          const factor = s.digitalFjPerMac / rowFemtojoules('paper-300');
          return factor > 1 ? 'above' : factor > 0.4 ? 'below' : 'far';
        },
      },
      holds: (s) => s.digitalFjPerMac < 300 && evaluate(s).advantage > 10,
    },
    {
      id: 'year',
      basis: 'paper',
      state: { year: 2030 },
      chart: 'rivals',
      controls: ['year', 'hardware', 'width'],
      numbers: (s) => ({
        years: number(s.year - (digitalRow(s.digital)?.year ?? s.year)),
        before: ratio(evaluateOverrides({}).advantage),
        after: ratio(evaluate(s).advantage),
      }),
      prediction: { kind: 'number', as: 'times', answer: (s) => evaluate(s).advantage, within: 1.4 },
      holds: (s) => Math.abs(evaluateOverrides({}).advantage / evaluate(s).advantage - 10) < 1e-6,
    },
    {
      id: 'decode',
      basis: 'model',
      state: { phase: 'decode' },
      chart: 'rivals',
      chartTells: true,
      controls: ['phase', 'digital', 'batch'],
      numbers: (s) => {
        const here = evaluate(s);
        const memory = evaluateOverrides({ phase: 'decode', digital: 'h100-fp8' });
        return {
          perMac: femtojoules(here.femtojoulesPerMac),
          digital: femtojoules(here.digitalFemtojoulesPerMac),
          advantage: ratio(here.advantage),
          memory: femtojoules(memory.digitalFemtojoulesPerMac),
          advantageMemory: ratio(memory.advantage),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['light', 'even', 'digital'],
        answer: (s) => {
          const { advantage } = evaluate(s);
          return advantage > 1.5 ? 'light' : advantage > 0.95 ? 'even' : 'digital';
        },
      },
      holds: (s) =>
        evaluate(s).advantage < 1 &&
        evaluateOverrides({ phase: 'decode', digital: 'h100-fp8' }).advantage > 100,
    },
  ],
};

/** The same number of weights, at GPT-3's ratio of width to layers and dimension of a head. */
const slender = { model: 'future-4q', width: 220_032, layers: 1719, heads: 1719 } as const;

const withHolding = (s: Scenario, maintenanceFjPerMac: number) =>
  evaluate(s, { maintenanceFjPerMac }).advantage;

/** The claim for models with more than a quadrillion parameters, critically. */
export const quadrillion: Lesson = {
  id: 'quadrillion',
  steps: [
    {
      id: 'claim',
      basis: 'paper',
      state: { model: 'future-4q' },
      chart: 'energy',
      chartTells: true,
      controls: ['width', 'layers', 'hardware'],
      numbers: (s) => {
        const { blockWeights, advantage } = evaluate(s);
        return {
          weights: number(Number((blockWeights / 1e15).toPrecision(2))),
          width: number(s.width),
          advantage: ratio(advantage),
          gpt3: ratio(evaluateOverrides({}).advantage),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['hundred', 'thousand', 'tenThousand'],
        answer: (s) => {
          const { advantage } = evaluate(s);
          return advantage < 300 ? 'hundred' : advantage < 3000 ? 'thousand' : 'tenThousand';
        },
      },
      holds: (s) => Math.abs(evaluate(s).advantage / 8500 - 1) < 0.05,
    },
    {
      id: 'cores',
      basis: 'model',
      state: { model: 'future-4q' },
      chart: 'energy',
      controls: ['cores', 'coreWeights', 'batch'],
      numbers: (s) => {
        const { coresPerProduct, coresForAllWeights } = evaluate(s);
        return {
          perCore: number(s.coreWeights),
          product: whole(coresPerProduct),
          all: number(Number((coresForAllWeights / 1e6).toPrecision(3))),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['thousands', 'hundredThousands', 'hundredMillions'],
        answer: (s) => {
          const { coresForAllWeights } = evaluate(s);
          return coresForAllWeights < 1e5
            ? 'thousands'
            : coresForAllWeights < 1e7
              ? 'hundredThousands'
              : 'hundredMillions';
        },
      },
      holds: (s) => evaluate(s).coresForAllWeights > 1000 * evaluate(s).coresPerProduct,
    },
    {
      id: 'chunks',
      basis: 'model',
      state: { model: 'future-16t', cores: 3000 },
      chart: 'parts',
      controls: ['cores', 'batch', 'coreWeights'],
      numbers: (s) => {
        const few = evaluate(s);
        const all = evaluate(s, { cores: null });
        return {
          cores: number(s.cores ?? 0),
          chunks: number(few.chunks),
          all: ratio(all.advantage),
          few: ratio(few.advantage),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['thousand', 'hundred', 'few'],
        answer: (s) => {
          const { advantage } = evaluate(s);
          return advantage > 300 ? 'thousand' : advantage > 30 ? 'hundred' : 'few';
        },
      },
      holds: (s) => evaluate(s, { cores: null }).advantage > 900 && evaluate(s).advantage < 20,
    },
    {
      id: 'holding',
      basis: 'paper',
      state: { model: 'future-4q', maintenanceFjPerMac: 0.56 },
      chart: 'components',
      controls: ['maintenanceFjPerMac', 'clockGhz', 'utilisation'],
      numbers: (s) => ({
        printed: femtojoules(0.002),
        recomputed: femtojoules(0.02),
        other: femtojoules(s.maintenanceFjPerMac),
        advantagePrinted: ratio(withHolding(s, 0.002)),
        advantageRecomputed: ratio(withHolding(s, 0.02)),
        advantage: ratio(evaluate(s).advantage),
      }),
      prediction: {
        kind: 'choice',
        options: ['little', 'half', 'most'],
        answer: (s) => {
          const left = evaluate(s).advantage / withHolding(s, 0.002);
          return left > 0.8 ? 'little' : left > 0.3 ? 'half' : 'most';
        },
      },
      holds: (s) => evaluate(s).advantage < 0.1 * withHolding(s, 0.002),
    },
    {
      id: 'shape',
      basis: 'model',
      state: slender,
      chart: 'perMac',
      controls: ['width', 'layers', 'heads'],
      numbers: (s) => {
        const wide = resolve({ model: 'future-4q' });
        const here = evaluate(s);
        return {
          weights: number(Number((here.blockWeights / 1e15).toPrecision(2))),
          width: number(s.width),
          layers: number(s.layers),
          wide: number(wide.width),
          wideLayers: number(wide.layers),
          advantage: ratio(here.advantage),
          advantageWide: ratio(evaluate(wide).advantage),
          left: share(here.advantage / evaluate(wide).advantage),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['same', 'third', 'less'],
        answer: (s) => {
          const left = evaluate(s).advantage / evaluateOverrides({ model: 'future-4q' }).advantage;
          return left > 0.7 ? 'same' : left > 0.25 ? 'third' : 'less';
        },
      },
      holds: (s) => Math.abs(evaluate(s).blockWeights / 1e15 - 1) < 0.01,
    },
  ],
};

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
