import { resolve, type Scenario } from '../../scenario';
import { evaluate, evaluateOverrides, femtojoules, named, number, ratio, share, whole } from '../measures';
import type { Lesson } from '../types';

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
        const { blockWeights, coresPerProduct, coresForAllWeights } = evaluate(s);
        return {
          weights: number(Number((blockWeights / 1e15).toPrecision(2))),
          perCore: number(s.coreWeights),
          product: whole(coresPerProduct),
          all: named(coresForAllWeights),
          times: whole(coresForAllWeights / coresPerProduct),
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
