import { evaluate, evaluateWidth, femtojoules, number, ratio, share, times } from '../measures';
import type { Lesson } from '../types';

/** Why the energy per multiply-accumulate goes as one over the width, and where it stops. */
export const width: Lesson = {
  id: 'width',
  steps: [
    {
      id: 'double',
      basis: 'paper',
      state: {},
      chart: 'perMac',
      controls: ['width', 'dacPj', 'context'],
      numbers: (s) => {
        const here = evaluate(s).femtojoulesPerMac;
        const wide = evaluateWidth(s, 2 * s.width).femtojoulesPerMac;
        return {
          width: number(s.width),
          double: number(2 * s.width),
          perMac: femtojoules(here),
          perMacDouble: femtojoules(wide),
          factor: times(wide / here),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['same', 'half', 'quarter', 'double'],
        answer: (s) => {
          const factor = evaluateWidth(s, 2 * s.width).femtojoulesPerMac / evaluate(s).femtojoulesPerMac;
          return factor > 1.4 ? 'double' : factor > 0.7 ? 'same' : factor > 0.35 ? 'half' : 'quarter';
        },
      },
      holds: (s) => {
        const factor = evaluateWidth(s, 2 * s.width).femtojoulesPerMac / evaluate(s).femtojoulesPerMac;
        return factor > 0.5 && factor < 0.52;
      },
    },
    {
      id: 'narrow',
      basis: 'model',
      state: { width: 256, heads: 2 },
      chart: 'perMac',
      controls: ['width', 'heads', 'context'],
      numbers: (s) => {
        const here = evaluate(s).femtojoulesPerMac;
        const narrow = evaluateWidth(s, s.width / 2).femtojoulesPerMac;
        return {
          width: number(s.width),
          half: number(s.width / 2),
          headDim: number(s.headDim),
          perMac: femtojoules(here),
          perMacHalf: femtojoules(narrow),
          factor: times(narrow / here),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['less', 'double', 'more'],
        answer: (s) => {
          const factor = evaluateWidth(s, s.width / 2).femtojoulesPerMac / evaluate(s).femtojoulesPerMac;
          return factor < 1.8 ? 'less' : factor < 2.2 ? 'double' : 'more';
        },
      },
      holds: (s) =>
        s.headDim === 128 &&
        evaluateWidth(s, s.width / 2).femtojoulesPerMac < 1.5 * evaluate(s).femtojoulesPerMac,
    },
    {
      id: 'wide',
      basis: 'paper',
      state: { model: 'future-4q' },
      chart: 'components',
      chartTells: true,
      controls: ['width', 'maintenanceFjPerMac', 'clockGhz'],
      numbers: (s) => {
        const { femtojoulesPerMac, byComponent, energyJoules } = evaluate(s);
        return {
          width: number(s.width),
          perMac: femtojoules(femtojoulesPerMac),
          holding: share(byComponent.maintenance / energyJoules),
          held: femtojoules(s.maintenanceFjPerMac),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['none', 'some', 'most'],
        answer: (s) => {
          const { byComponent, energyJoules } = evaluate(s);
          const part = byComponent.maintenance / energyJoules;
          return part < 0.01 ? 'none' : part < 0.3 ? 'some' : 'most';
        },
      },
      // What every multiplication costs by itself does not shrink with the width.
      holds: (s) => {
        const perMac = (scale: number) => {
          const { byComponent, macs } = evaluateWidth(s, s.width * scale);
          return byComponent.maintenance / macs;
        };
        return Math.abs(perMac(4) / perMac(1) - 1) < 0.01;
      },
    },
    {
      id: 'try',
      basis: 'model',
      state: {},
      chart: 'perMac',
      controls: ['width', 'heads', 'context'],
      numbers: (s) => ({ advantage: ratio(evaluate(s).advantage), goal: ratio(300) }),
      prediction: {
        kind: 'choice',
        options: ['twice', 'four', 'ten'],
        // How much wider GPT-3 must be for the goal, everything else kept: head dimension, context.
        answer: (s) => {
          const reaches = (factor: number) => evaluateWidth(s, factor * s.width).advantage >= 300;
          return reaches(2.5) ? 'twice' : reaches(6) ? 'four' : 'ten';
        },
      },
      holds: (s) => evaluateWidth(s, 6 * s.width).advantage > 300 && evaluate(s).advantage < 300,
      task: (s) => evaluate(s).advantage >= 300,
    },
  ],
};
