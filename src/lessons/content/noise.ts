import type { Scenario } from '../../scenario';
import { passes } from '../../simulation/cpu/nonNegativeParts';
import { dotProducts } from '../dotProducts';
import { bits, evaluate, femtojoules, number, ratio, share, times } from '../measures';
import type { Lesson } from '../types';

const errorOf = (s: Scenario, change: Partial<Scenario> = {}, signed = true) =>
  dotProducts({ ...s, ...change }, signed).relativeError;

/** How much more light a further bit takes, from the slope between one and four times the light. */
function lightPerBit(s: Scenario): number {
  const gained = dotProducts({ ...s, photonsPerMac: 4 * s.photonsPerMac }).bits - dotProducts(s).bits;
  return 4 ** (1 / gained);
}

/** Shot noise and precision, on dot products simulated on the device. */
export const noise: Lesson = {
  id: 'noise',
  steps: [
    {
      id: 'four',
      basis: 'simulated',
      state: { width: 192, photonsPerMac: 10 },
      chart: 'dots',
      controls: ['photonsPerMac', 'width', 'seed'],
      numbers: (s) => ({
        length: number(s.width),
        photons: number(s.photonsPerMac),
        more: number(4 * s.photonsPerMac),
        error: share(errorOf(s)),
        errorMore: share(errorOf(s, { photonsPerMac: 4 * s.photonsPerMac })),
        factor: times(errorOf(s, { photonsPerMac: 4 * s.photonsPerMac }) / errorOf(s)),
      }),
      prediction: {
        kind: 'choice',
        options: ['same', 'half', 'quarter'],
        answer: (s) => {
          const factor = errorOf(s, { photonsPerMac: 4 * s.photonsPerMac }) / errorOf(s);
          return factor > 0.7 ? 'same' : factor > 0.35 ? 'half' : 'quarter';
        },
      },
      holds: (s) => Math.abs(errorOf(s, { photonsPerMac: 4 * s.photonsPerMac }) / errorOf(s) - 0.5) < 0.06,
    },
    {
      id: 'bit',
      basis: 'simulated',
      state: { width: 192, photonsPerMac: 100 },
      chart: 'dots',
      controls: ['photonsPerMac', 'width', 'seed'],
      numbers: (s) => ({
        bits: bits(dotProducts(s).bits),
        bitsMore: bits(dotProducts({ ...s, photonsPerMac: 4 * s.photonsPerMac }).bits),
        photons: number(s.photonsPerMac),
        more: number(4 * s.photonsPerMac),
        factor: times(Number(lightPerBit(s).toPrecision(2))),
      }),
      prediction: { kind: 'number', as: 'times', answer: lightPerBit, within: 1.3 },
      holds: (s) => {
        // A converter doubles per bit, so light is the dearer of the two in what it grows by.
        const converter = evaluate(s, { inputBits: s.inputBits + 1 }).byPart.dac / evaluate(s).byPart.dac;
        return Math.abs(lightPerBit(s) - 4) < 0.6 && Math.abs(converter - 2) < 1e-9;
      },
    },
    {
      id: 'length',
      basis: 'simulated',
      state: { width: 192, photonsPerMac: 100 },
      chart: 'dots',
      controls: ['width', 'photonsPerMac', 'seed'],
      numbers: (s) => {
        const long = { width: 4 * s.width, photonsPerMac: s.photonsPerMac / 4 };
        return {
          length: number(s.width),
          long: number(long.width),
          perDot: number(s.width * s.photonsPerMac),
          error: share(errorOf(s)),
          errorLong: share(errorOf(s, long)),
          factor: times(errorOf(s, long) / errorOf(s)),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['same', 'double', 'quadruple'],
        answer: (s) => {
          const factor = errorOf(s, { width: 4 * s.width, photonsPerMac: s.photonsPerMac / 4 }) / errorOf(s);
          return factor < 1.4 ? 'same' : factor < 2.9 ? 'double' : 'quadruple';
        },
      },
      holds: (s) => {
        const factor = errorOf(s, { width: 4 * s.width, photonsPerMac: s.photonsPerMac / 4 }) / errorOf(s);
        return factor > 1.6 && factor < 2.7;
      },
    },
  ],
};

/** Light has no sign: a signed product takes four passes. */
export const fourPasses: Lesson = {
  id: 'passes',
  steps: [
    {
      id: 'count',
      basis: 'paper',
      state: { width: 192, photonsPerMac: 10 },
      chart: 'dots',
      controls: ['photonsPerMac', 'width', 'seed'],
      numbers: () => ({ passes: number(passes.length) }),
      prediction: {
        kind: 'choice',
        options: ['one', 'two', 'four'],
        answer: () => ['one', 'two', '', 'four'][passes.length - 1] ?? null,
      },
      holds: () => passes.filter(({ sign }) => sign === -1).length === 2,
    },
    {
      id: 'energy',
      basis: 'model',
      state: { signPasses: 4 },
      chart: 'components',
      controls: ['signPasses', 'photonsPerDot', 'hardware'],
      numbers: (s) => {
        const one = evaluate(s, { signPasses: 1 }).femtojoulesPerMac;
        const four = evaluate(s, { signPasses: 4 }).femtojoulesPerMac;
        return { one: femtojoules(one), four: femtojoules(four), more: share(four / one - 1) };
      },
      prediction: {
        kind: 'choice',
        options: ['little', 'double', 'quadruple'],
        answer: (s) => {
          const more =
            evaluate(s, { signPasses: 4 }).femtojoulesPerMac /
            evaluate(s, { signPasses: 1 }).femtojoulesPerMac;
          return more < 1.05 ? 'little' : more < 3 ? 'double' : 'quadruple';
        },
      },
      holds: (s) =>
        evaluate(s, { signPasses: 4 }).byComponent.optical ===
          4 * evaluate(s, { signPasses: 1 }).byComponent.optical && evaluate(s).advantage > 70,
    },
    {
      id: 'cancel',
      basis: 'simulated',
      state: { width: 192, photonsPerMac: 10 },
      chart: 'dots',
      controls: ['photonsPerMac', 'width', 'seed'],
      numbers: (s) => ({
        signed: share(errorOf(s)),
        unsigned: share(errorOf(s, {}, false)),
        factor: ratio(errorOf(s) / errorOf(s, {}, false)),
      }),
      prediction: {
        kind: 'choice',
        options: ['same', 'some', 'many'],
        answer: (s) => {
          const factor = errorOf(s) / errorOf(s, {}, false);
          return factor < 1.5 ? 'same' : factor < 4 ? 'some' : 'many';
        },
      },
      holds: (s) => errorOf(s) > 4 * errorOf(s, {}, false),
    },
  ],
};
