import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { chartText } from '../../../charts/text';
import charts from '../../../locales/charts.en.json';
import english from '../../../locales/questions.en.json';
import { type ViewText, viewText } from '../../../locales/viewText';
import { energyApi, resolve, type Scenario, table } from '../../../scenario';
import { divisionNames, divisionOf } from './divisions';
import { layersSentence, modelsSentence } from './dominatesSentences';
import {
  chunkSentence,
  crossoverSentence,
  depthSentence,
  headsSentence,
  mapSentence,
  sureSentence,
  sweepSentence,
  takeSentence,
  tornadoSentence,
  whenSentence,
} from './sentences';

let text: ViewText;

beforeAll(async () => {
  const parameters = Object.fromEntries(table.map(({ key, label }) => [key, { label }]));
  await i18next.init({
    lng: 'en',
    initAsync: false,
    resources: { en: { translation: { questions: english, charts, parameters } } },
    interpolation: { escapeValue: false },
  });
  text = viewText('questions', i18next.t, 'en');
});

function answer<Key extends keyof typeof energyApi>(
  key: Key,
  scenario: Scenario,
): Extract<ReturnType<(typeof energyApi)[Key]>, { ok: true }>['value'] {
  const result = energyApi[key](scenario as never);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as never;
}

describe('sentences of the questions', () => {
  it('say what each layer costs, alike or not', () => {
    const { design } = answer('dominates', resolve({}));
    expect(layersSentence(design, text)).toMatch(
      /^All 96 layers are alike: 15\.8 mJ each, 1\.04 % of the 1\.51 J/,
    );
    const mixed = answer('dominates', resolve({ model: 'deepseek-v3', countHead: true })).design;
    const sentence = layersSentence(mixed, text);
    expect(sentence).toMatch(/3 dense layers × \d.* 58 expert layers × \d/);
    expect(sentence).toContain('output head');
  });

  it('say what dominates over all models, however they are divided', () => {
    const { models } = answer('dominates', resolve({}));
    const chart = chartText(i18next.t, 'en');
    const [component, operation, part, layer] = divisionNames.map((name) => {
      const division = divisionOf(name, text, chart);
      for (const model of models) {
        const parts = Object.values(division.joulesOf(model)).reduce((a, b) => a + b, 0);
        expect(parts / model.energyJoules, `${name} of ${model.id}`).toBeCloseTo(1, 10);
      }
      return modelsSentence(models, division, text);
    });
    expect(component).toMatch(/^Loading: the largest part in \d+ of 81 models/);
    expect(operation).toMatch(/^Attention \(/);
    expect(part).toMatch(/^DAC:/);
    expect(layer).toMatch(/^Dense layers:/);
  });

  it('say how sure it is, and that the draws are independent', () => {
    const scenario = resolve({ draws: 2000 });
    const sentence = sureSentence(answer('uncertainty', scenario), text);
    expect(sentence).toMatch(/^90 % of 2,000 draws lie between \d/);
    expect(sentence).toContain('independently');
    expect(sentence).toContain('light beats digital in every one');
  });

  it('name what matters most', () => {
    const scenario = resolve({});
    expect(tornadoSentence(answer('sensitivity', scenario).bars, scenario, text)).toMatch(
      /^SRAM energy matters/,
    );
  });

  it('give the value that it takes, or say why there is none', () => {
    const reachable = resolve({ solve: 'width', target: 145 });
    expect(takeSentence(answer('solve', reachable), reachable, text)).toMatch(
      /^Width of 2\d,\d{3} instead of 12,288 gives 145×\.$/,
    );
    // Even a converter for nothing leaves memory and detection: (12.405 − 10) + … of GPT-3, 122 to 125 times.
    const beyond = resolve({ solve: 'dacPj', target: 1000 });
    const sentence = takeSentence(answer('solve', beyond), beyond, text);
    expect(sentence).toMatch(/^1,000× is not reachable with DAC energy alone: at best 12\d×/);
    expect(sentence).toContain('detecting');
    expect(takeSentence(answer('solve', resolve({ solve: 'nothing' })), beyond, text)).toContain('Choose');
  });

  it('tell the range of a sweep, of choices too, and where light wins on a map', () => {
    const width = resolve({ sweepX: 'width' });
    expect(sweepSentence(answer('sweep', width), width, text)).toMatch(
      /^Width: 2\.\d+× at 64, 5,\d{3}× at 1,000,000/,
    );
    const phase = resolve({ sweepX: 'phase' });
    expect(sweepSentence(answer('sweep', phase), phase, text)).toMatch(
      /0\.884× at Decode.*72\.5× at Prefill/,
    );
    const map = resolve({ sweepX: 'dacPj', sweepY: 'width', digital: 'next-generation' });
    expect(mapSentence(answer('map', map), text)).toMatch(/light wins on \d\d % of this map/);
    expect(mapSentence(answer('map', { ...map, digitalFjPerMac: 1e6, digital: 'x' }), text)).toContain(
      'everywhere',
    );
  });

  it('say where light starts to win', () => {
    expect(crossoverSentence(answer('crossoverWidth', resolve({})), text)).toContain('every width');
    expect(
      crossoverSentence(answer('crossoverWidth', resolve({ digital: 'next-generation' })), text),
    ).toMatch(/at a width of \d,\d{3}/);
  });

  it('set chunks against all weights in place', () => {
    expect(chunkSentence(answer('chunks', resolve({})), text)).toContain('hold 100M weights');
  });

  it('compute when digital catches up: 7 years per decade, log₁₀ 72.5 = 1.86 decades after 2023', () => {
    const scenario = resolve({});
    expect(whenSentence(answer('years', scenario), scenario, text)).toContain('in 2036');
    const losing = resolve({ phase: 'decode', digital: 'next-generation' });
    expect(whenSentence(answer('years', losing), losing, text)).toContain(
      'ahead of this design from the start',
    );
  });

  it('compare the best shape with the design’s own, exactly', () => {
    const scenario = resolve({});
    const view = answer('shapes', scenario);
    expect(depthSentence(view, scenario, text)).toMatch(
      /^A single layer .* gain 1,6\d\d×; 96 layers gain 72\.5×/,
    );
    expect(headsSentence(view, scenario, text)).toContain('96 of them gain 72.5×');
  });
});
