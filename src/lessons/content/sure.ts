import { digitalRow } from '../../scenario';
import { evaluate, evaluateOverrides, femtojoules, number, ratio, share, times } from '../measures';
import { spreadOf, widthOf } from '../spread';
import type { Lesson } from '../types';

/** Enough for a band that is good to a few percent, and quick on a phone. */
const draws = 2000;
const drawn = { uncertainty: 'loguniform', draws } as const;
const interval = share(0.9);

/** The digital rivals that the lesson before this one has met: what the paper names, and a newer one. */
const rivals = { named: 'a100-int8', newer: 'b200-fp4' } as const;
const rivalFactor = () =>
  (digitalRow(rivals.named)?.femtojoulesPerMac ?? Number.NaN) /
  (digitalRow(rivals.newer)?.femtojoulesPerMac ?? Number.NaN);

/** How sure is it? The band over the literature's ranges, and what it does not hold. */
export const sure: Lesson = {
  id: 'sure',
  steps: [
    {
      id: 'band',
      basis: 'model',
      state: drawn,
      chart: 'spread',
      chartTells: true,
      controls: ['uncertainty', 'dacPj', 'sramPjPerBit'],
      numbers: (s) => {
        const { advantage, probabilityOfBeating } = spreadOf(s);
        return {
          draws: number(s.draws),
          interval,
          point: ratio(evaluate(s).advantage),
          low: ratio(advantage.p05),
          high: ratio(advantage.p95),
          factor: times(widthOf(advantage)),
          wins: share(probabilityOfBeating),
        };
      },
      prediction: {
        kind: 'number',
        as: 'times',
        answer: (s) => widthOf(spreadOf(s).advantage),
        within: 1.6,
      },
      holds: (s) => {
        const { advantage, probabilityOfBeating } = spreadOf(s);
        const point = evaluate(s).advantage;
        return advantage.p05 < point && point < advantage.p95 && probabilityOfBeating === 1;
      },
    },
    {
      id: 'rival',
      basis: 'model',
      state: { ...drawn, digital: rivals.named },
      chart: 'spread',
      controls: ['digital', 'uncertainty', 'dacPj'],
      numbers: (s) => {
        const newer = spreadOf(s, {
          digital: rivals.newer,
          digitalFjPerMac: digitalRow(rivals.newer)?.femtojoulesPerMac ?? Number.NaN,
        });
        const named = spreadOf(s);
        return {
          interval,
          paper: femtojoules(digitalRow('paper-300')?.femtojoulesPerMac ?? Number.NaN),
          named: femtojoules(s.digitalFjPerMac),
          newer: femtojoules(digitalRow(rivals.newer)?.femtojoulesPerMac ?? Number.NaN),
          band: times(widthOf(named.advantage)),
          factor: times(rivalFactor()),
          namedLow: ratio(named.advantage.p05),
          namedHigh: ratio(named.advantage.p95),
          newerLow: ratio(newer.advantage.p05),
          newerHigh: ratio(newer.advantage.p95),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['electronics', 'rival'],
        answer: (s) => (rivalFactor() > widthOf(spreadOf(s).advantage) ? 'rival' : 'electronics'),
      },
      // The rival is no constant that is drawn: it scales every draw alike.
      holds: (s) => {
        const twice = spreadOf(s, { digitalFjPerMac: 2 * s.digitalFjPerMac }).advantage;
        return Math.abs(widthOf(twice) / widthOf(spreadOf(s).advantage) - 1) < 1e-9;
      },
    },
    {
      id: 'coin',
      basis: 'model',
      state: { ...drawn, phase: 'decode' },
      chart: 'spread',
      chartTells: true,
      controls: ['digital', 'kvInDram', 'dacPj'],
      numbers: (s) => {
        const { advantage, probabilityOfBeating } = spreadOf(s);
        return {
          interval,
          point: ratio(evaluate(s).advantage),
          prefill: ratio(evaluateOverrides({}).advantage),
          low: ratio(advantage.p05),
          high: ratio(advantage.p95),
          wins: share(probabilityOfBeating),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['loses', 'coin', 'wins'],
        answer: (s) => {
          const chance = spreadOf(s).probabilityOfBeating;
          return chance < 0.1 ? 'loses' : chance < 0.9 ? 'coin' : 'wins';
        },
      },
      holds: (s) => {
        const { p05, p95 } = spreadOf(s).advantage;
        return evaluate(s).advantage < 1 && p05 < 1 && p95 > 1;
      },
    },
    {
      id: 'claim',
      basis: 'model',
      state: { ...drawn, model: 'future-4q', around: 'literature' },
      chart: 'spread',
      chartTells: true,
      controls: ['around', 'hardware', 'maintenanceFjPerMac'],
      numbers: (s) => {
        const { advantage } = spreadOf(s);
        return {
          interval,
          claim: ratio(evaluate(s).advantage),
          low: ratio(advantage.p05),
          high: ratio(advantage.p95),
          median: ratio(advantage.median),
          less: times(evaluate(s).advantage / advantage.median),
        };
      },
      prediction: {
        kind: 'choice',
        options: ['low', 'middle', 'high'],
        answer: (s) => {
          const { p25, p75 } = spreadOf(s).advantage;
          const claim = evaluate(s).advantage;
          return claim < p25 ? 'low' : claim <= p75 ? 'middle' : 'high';
        },
      },
      holds: (s) => {
        const { median, p75, p95 } = spreadOf(s).advantage;
        const claim = evaluate(s).advantage;
        return claim > p75 && claim < 1.1 * p95 && claim / median > 2;
      },
    },
  ],
};
