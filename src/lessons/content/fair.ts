import { digitalRow } from '../../scenario';
import { evaluate, evaluateOverrides, femtojoules, number, ratio, year } from '../measures';
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
