import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateDesign } from '../energy';
import { decode, digitalRow, encode, isShown, resolve, rowOf, toDesign, uncertaintyView } from '../scenario';
import { dotProducts } from './dotProducts';
import { type Evidence, fewestPhotons, firstDifference, formatMeasures, lessons, type Step } from './index';

interface StepTexts {
  title: string;
  text: string;
  look: string;
  question: string;
  reveal: string;
  options?: Record<string, string>;
  task?: string;
}
type LessonTexts = { title: string; summary: string } & Record<string, StepTexts | string>;

const texts = (language: string) =>
  JSON.parse(readFileSync(new URL(`../locales/lessons.${language}.json`, import.meta.url), 'utf8')) as {
    lesson: Record<string, LessonTexts>;
  };
const languages = { en: texts('en'), zh: texts('zh') } as const;
const steps = lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })));
const named = steps.map(({ lesson, step }) => [`${lesson.id}, ${step.id}`, lesson, step] as const);

/** A curve such as the study measures: within 1 % of digital from 500 photons on. */
const measured: Evidence = {
  points: [
    { photonsPerMac: 100, minusDigital: 0.08 },
    { photonsPerMac: 200, minusDigital: 0.03 },
    { photonsPerMac: 500, minusDigital: 0.009 },
    { photonsPerMac: 1000, minusDigital: 0.004 },
  ],
  // The seventh token is the first that light chooses differently.
  written: Array.from({ length: 80 }, (_, step) => ({ differs: step >= 6 })),
};

const stepTexts = (language: keyof typeof languages, lesson: string, step: string) =>
  languages[language].lesson[lesson]?.[step] as StepTexts;

const sentencesOf = (all: StepTexts): string[] => [
  all.title,
  all.text,
  all.look,
  all.question,
  all.reveal,
  ...Object.values(all.options ?? {}),
  ...(all.task ? [all.task] : []),
];

/** Names that carry a digit of their own. */
const names = /GPT-3|A100|B200|H100|1\/\{\{/g;
const fill = (sentence: string, values: Record<string, string>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);

describe('the lessons', () => {
  it('are the eleven that the page counts, under ids and keys of their own', () => {
    expect(lessons).toHaveLength(11);
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(11);
    for (const { steps: own } of lessons) {
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    }
  });

  it('have texts in both languages, and no texts that nothing shows', () => {
    for (const language of ['en', 'zh'] as const) {
      const { lesson: all } = languages[language];
      expect(Object.keys(all)).toEqual(lessons.map(({ id }) => id));
      for (const { id, steps: own } of lessons)
        expect(Object.keys(all[id]!).filter((key) => key !== 'title' && key !== 'summary')).toEqual(
          own.map((step) => step.id),
        );
    }
  });

  describe.each(named)('%s', (_, lesson, step: Step) => {
    const scenario = resolve(step.state);

    it('begins with a state that a link carries as it is', () => {
      const { overrides, warnings } = decode(
        encode({ ...step.state, view: 'lessons', lesson: lesson.id, step: 1 }),
      );
      expect(warnings).toEqual([]);
      expect(resolve(overrides)).toEqual({ ...scenario, view: 'lessons', lesson: lesson.id, step: 1 });
    });

    it('says in words what is true of its state', () => {
      expect(step.holds(scenario)).toBe(true);
    });

    it('has one right answer, which the state gives', () => {
      const { prediction } = step;
      if (prediction.kind === 'choice') {
        expect(prediction.options).toContain(prediction.answer(scenario, measured));
        for (const language of ['en', 'zh'] as const)
          expect(Object.keys(stepTexts(language, lesson.id, step.id).options ?? {})).toEqual([
            ...prediction.options,
          ]);
      } else {
        const answer = prediction.answer(scenario);
        expect(answer).toBeGreaterThan(0);
        expect(Number.isFinite(answer)).toBe(true);
        expect(prediction.within).toBeGreaterThan(1);
      }
    });

    it.each(['en', 'zh'] as const)('names no number of its own, only computed ones (%s)', (language) => {
      const numbers = step.numbers(scenario, measured);
      const values = formatMeasures(numbers, language);
      for (const { value } of Object.values(numbers)) expect(Number.isFinite(value)).toBe(true);
      const used = new Set<string>();
      for (const sentence of sentencesOf(stepTexts(language, lesson.id, step.id))) {
        for (const [, key] of sentence.matchAll(/\{\{(\w+)\}\}/g)) used.add(key!);
        expect(fill(sentence, values)).not.toContain('{{');
        expect(sentence.replace(names, '').replace(/\{\{\w+\}\}/g, '')).not.toMatch(/\d/);
      }
      expect([...used].filter((key) => !(key in numbers))).toEqual([]);
    });

    it('offers up to three controls that can move its numbers, and a task it does not begin with', () => {
      expect(step.controls.length).toBeLessThanOrEqual(3);
      for (const key of step.controls) expect([key, isShown(key, scenario)]).toEqual([key, true]);
      expect(step.task?.(scenario) ?? false).toBe(false);
      for (const language of ['en', 'zh'] as const)
        expect(stepTexts(language, lesson.id, step.id).task !== undefined).toBe(step.task !== undefined);
      expect(step.controls.every((key) => rowOf(key))).toBe(true);
    });
  });

  it('know the number in the title of the lesson about the digital rival', () => {
    expect(digitalRow('paper-300')?.femtojoulesPerMac).toBe(300);
  });

  it.each([
    ['width', 'try', { width: 60_000 }],
    ['photon', 'waste', { photonsPerDot: 3.3e8 }],
    ['attention', 'heads', { heads: 12, causal: true }],
    ['design', 'lever', { dacPj: 0.5, adcPj: 1, sramPjPerBit: 0.03 }],
    ['design', 'decode', { phase: 'decode', kvHeads: 8 }],
    [
      'design',
      'honest',
      {
        hardware: 'paper-future',
        digital: 'b200-fp4',
        signPasses: 4,
        laserEfficiency: 0.17,
        lossDb: 3,
        width: 40_000,
      },
    ],
  ] as const)('have a task in %s, %s that can be done', (id, stepId, values) => {
    const step = lessons.find((lesson) => lesson.id === id)!.steps.find((each) => each.id === stepId)!;
    expect(step.task!(resolve(values))).toBe(true);
  });

  it('count the cores of the largest model as each language counts', () => {
    const step = lessons.find(({ id }) => id === 'quadrillion')!.steps.find(({ id }) => id === 'cores')!;
    const numbers = step.numbers(resolve(step.state), null);
    // 800 layers of 12·655,360² weights, ten million in a core; the largest product of a layer is a third of its weights.
    expect(formatMeasures(numbers, 'en').all).toBe('412 million');
    expect(formatMeasures(numbers, 'zh').all).toBe('4.12亿');
    expect(numbers.all?.value).toBeCloseTo((800 * 12 * 655_360 ** 2) / 1e7, 0);
    expect(formatMeasures(numbers, 'en').times).toBe('2,400');
  });

  it('count the tokens before the first that differs', () => {
    expect(firstDifference(measured)).toBe(6);
    expect(firstDifference({ points: [], written: [{ differs: true }] })).toBe(0);
    expect(firstDifference({ points: [], written: [{ differs: false }] })).toBeNull();
    expect(firstDifference(null)).toBeNull();
  });

  it('draw the band of the lesson on uncertainty as the energy view draws it', () => {
    const band = lessons.find(({ id }) => id === 'sure')!.steps[0]!;
    const scenario = resolve(band.state);
    const { advantage } = uncertaintyView(scenario).result;
    expect(band.numbers(scenario, null).low?.value).toBe(advantage.p05);
    expect(band.numbers(scenario, null).high?.value).toBe(advantage.p95);
    // Five times as many draws of another seed give the same interval within a few percent.
    const again = uncertaintyView({ ...scenario, draws: 10_000, seed: 7 }).result.advantage;
    expect(Math.abs(again.p05 / advantage.p05 - 1)).toBeLessThan(0.05);
    expect(Math.abs(again.p95 / advantage.p95 - 1)).toBeLessThan(0.05);
  });

  it('read the fewest photons off a curve, and none where the curve does not settle', () => {
    expect(fewestPhotons(measured)).toBe(500);
    expect(fewestPhotons({ points: [{ photonsPerMac: 1e4, minusDigital: 0.02 }] })).toBeNull();
    expect(fewestPhotons(null)).toBeNull();
    // A lucky point among worse ones does not count.
    expect(
      fewestPhotons({
        points: [
          { photonsPerMac: 10, minusDigital: 0 },
          { photonsPerMac: 100, minusDigital: 0.5 },
          { photonsPerMac: 1000, minusDigital: 0 },
        ],
      }),
    ).toBe(1000);
  });
});

describe('the dot products of the noise lessons', () => {
  const scenario = resolve({ width: 192, photonsPerMac: 10 });

  it('have the variance that the formula of shot noise gives', () => {
    const square = (values: Float64Array, other?: Float64Array) =>
      values.reduce((sum, value, i) => sum + (value - (other?.[i] ?? 0)) ** 2, 0);
    const spreads = [1, 2, 3, 4, 5].map((seed) => {
      const { inner, exact, light, relativeError } = dotProducts({ ...scenario, seed });
      expect(inner).toBe(192);
      expect(exact).toHaveLength(288);
      const spread = Math.sqrt(square(light, exact) / exact.length);
      const mean = light.reduce((sum, value, i) => sum + value - exact[i]!, 0) / exact.length;
      expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(exact.length));
      expect(relativeError).toBeCloseTo(spread / Math.sqrt(square(exact) / exact.length), 9);
      return spread;
    });
    // A pass has the variance Σx_s·max w_t/(P·d)·(x_s·w_t). For normal numbers Σx_s is 0.399 d in either sign, the
    // largest of 2304 is 3.3, and the four products of parts add up to |x|·|w|, 0.637 d.
    const expected = Math.sqrt((0.399 * 3.3 * 0.637 * 192) / scenario.photonsPerMac);
    const mean = spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.08);
  });

  it('have no error without shot noise', () => {
    expect(dotProducts({ ...scenario, shotNoise: 'off' }).relativeError).toBeLessThan(1e-12);
  });

  it('are the same for the same seed and others for another', () => {
    expect(dotProducts(scenario).light).toEqual(dotProducts(scenario).light);
    expect(dotProducts({ ...scenario, seed: 2 }).light).not.toEqual(dotProducts(scenario).light);
  });
});

describe('what the steps rest on', () => {
  it('is the energy model that the page shows', () => {
    const { advantage } = evaluateDesign(toDesign(resolve({})));
    const first = lessons[0]!.steps.find(({ id }) => id === 'try')!;
    expect(first.numbers(resolve({}), null).advantage?.value).toBe(advantage);
  });
});
