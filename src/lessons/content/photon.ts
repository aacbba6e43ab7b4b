import type { Scenario } from '../../scenario';
import { evaluate, femtojoules, joules, number, ratio, share, times } from '../measures';
import type { Lesson, Step } from '../types';

const lightShare = (s: Scenario) => {
  const { byComponent, energyJoules } = evaluate(s);
  return byComponent.optical / energyJoules;
};

/** The same machine with a perfect laser, a perfect detector, no loss and one pass. */
const ideal = { laserEfficiency: 1, detectorEfficiency: 1, lossDb: 0, signPasses: 1 } as const;
const real = { laserEfficiency: 0.17, detectorEfficiency: 0.8, lossDb: 3, signPasses: 4 } as const;

function realLight(id: string, state: Step['state'], holds: Step['holds']): Step {
  return {
    id,
    basis: 'model',
    state: { ...state, ...real },
    chart: 'components',
    controls: ['laserEfficiency', 'lossDb', 'photonsPerDot'],
    numbers: (s) => {
      const perfect = evaluate(s, ideal);
      const here = evaluate(s);
      return {
        perMac: femtojoules(here.femtojoulesPerMac),
        perMacIdeal: femtojoules(perfect.femtojoulesPerMac),
        advantage: ratio(here.advantage),
        advantageIdeal: ratio(perfect.advantage),
        more: times(here.byComponent.optical / perfect.byComponent.optical),
        light: share(lightShare(s)),
        laser: share(s.laserEfficiency),
      };
    },
    prediction: {
      kind: 'choice',
      options: ['barely', 'half', 'tenth'],
      answer: (s) => {
        const left = evaluate(s).advantage / evaluate(s, ideal).advantage;
        return left > 0.8 ? 'barely' : left > 0.25 ? 'half' : 'tenth';
      },
    },
    holds,
  };
}

/** What a photon costs: next to nothing today, and when that changes. */
export const photon: Lesson = {
  id: 'photon',
  steps: [
    {
      id: 'share',
      basis: 'paper',
      state: {},
      chart: 'components',
      chartTells: true,
      controls: ['photonsPerDot', 'signPasses', 'dacPj'],
      numbers: (s) => {
        const evaluation = evaluate(s);
        return {
          photonsPerDot: number(s.photonsPerDot),
          photons: number(evaluation.photonsPerMac),
          light: joules(evaluation.byComponent.optical / evaluation.macs),
          perMac: femtojoules(evaluation.femtojoulesPerMac),
          share: share(lightShare(s)),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['tiny', 'tenth', 'half', 'most'],
        answer: (s) => {
          const part = lightShare(s);
          return part < 0.01 ? 'tiny' : part < 0.25 ? 'tenth' : part < 0.75 ? 'half' : 'most';
        },
      },
      holds: (s) => lightShare(s) < 0.01,
    },
    {
      id: 'waste',
      basis: 'model',
      state: {},
      chart: 'components',
      controls: ['photonsPerDot', 'signPasses', 'dacPj'],
      numbers: (s) => ({
        share: share(lightShare(s)),
        factor: times((1 - lightShare(s)) / lightShare(s)),
        photonsPerDot: number((s.photonsPerDot * (1 - lightShare(s))) / lightShare(s)),
      }),
      prediction: {
        kind: 'number',
        as: 'times',
        answer: (s) => (1 - lightShare(s)) / lightShare(s),
        within: 3,
      },
      holds: (s) => {
        const factor = (1 - lightShare(s)) / lightShare(s);
        return Math.abs(lightShare({ ...s, photonsPerDot: s.photonsPerDot * factor }) - 0.5) < 1e-6;
      },
      task: (s) => lightShare(s) >= 0.5,
    },
    realLight('real', {}, (s) => evaluate(s).advantage > 0.9 * evaluate(s, ideal).advantage),
    realLight(
      'future',
      { hardware: 'paper-future' },
      (s) => lightShare(s) > 0.35 && evaluate(s).advantage < 0.7 * evaluate(s, ideal).advantage,
    ),
  ],
};
