import { compareChunked, evaluateDesign } from '../../energy';
import { encode } from '../codec';
import { toDesign } from '../design';
import { modelPreset } from '../presets/models';
import { resolve } from '../resolve';
import type { Overrides } from '../types';
import { chunkView } from '../views/build';

/** A figure of the paper that is drawn here, with what ours shows. */
export interface PaperFigure {
  /** "6": Fig. 6. */
  number: string;
  /** Where the same is drawn. */
  link: string;
  /** What ours shows: shares of one, advantages, counts; words come with the view. */
  values: Readonly<Record<string, number>>;
  names: Readonly<Record<string, string>>;
}

/** The paper's illustration: 10⁸ weights at a time, ten cores. */
const TEN_CORES: Overrides = { cores: 10 };
/** A batch from which the rest of the cost does not shrink any more. */
const LARGE_BATCH = 4096;

const figure = (
  number: string,
  overrides: Overrides,
  values: PaperFigure['values'] = {},
  names: PaperFigure['names'] = {},
): PaperFigure => ({ number, link: encode(overrides), values, names });

/**
 * The figures of energy with their numbers, and those of noise with the study that measures the same. Always as printed:
 * readings of the inconsistencies do not reach them.
 */
export function paperFigures(): PaperFigure[] {
  const gpt3 = evaluateDesign(toDesign(resolve({})));
  const largest = evaluateDesign(toDesign(resolve({ model: 'future-4q' })));
  const share = (part: number) => part / gpt3.energyJoules;
  const { byOperation, byPart } = gpt3;
  const chunks = chunkView(resolve(TEN_CORES));
  const most = chunks.models.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  const ofModel = (id: string) => chunks.models.find((model) => model.id === id);
  const future = resolve({ ...TEN_CORES, model: 'future-4q' });
  const atBatch = (batch: number) =>
    compareChunked(toDesign({ ...future, batch }), chunks.capacity).advantage;
  return [
    figure('3', { view: 'noise', study: 'errors' }),
    figure('4', { view: 'noise', study: 'need' }),
    figure('5', {}, { gpt3: gpt3.advantage, future: largest.advantage }),
    figure(
      '6',
      { question: 'dominates' },
      {
        attention: share(byOperation.queryKey + byOperation.attentionValue),
        feedForward: share(byOperation.feedForwardIn + byOperation.feedForwardOut),
        projections: share(byOperation.queryKeyValue + byOperation.attentionOutput),
        steps: share(byOperation.softmax + byOperation.activation),
      },
    ),
    figure(
      '9',
      { question: 'dominates' },
      {
        converters: share(byPart.dac + byPart.adc),
        memory: share(byPart.sram),
        light: share(byPart.light),
        holding: largest.byPart.maintenance / largest.energyJoules,
        holdingGpt3: share(byPart.maintenance),
      },
    ),
    figure(
      '11',
      { ...TEN_CORES, model: 'future-4q', question: 'build' },
      { one: atBatch(1), batch: LARGE_BATCH, many: atBatch(LARGE_BATCH), whole: largest.advantage },
    ),
    figure(
      '12',
      { ...TEN_CORES, question: 'build' },
      { most: most.advantage, largest: ofModel('future-4q')?.advantage ?? Number.NaN },
      { most: most.name, largest: modelPreset('future-4q')?.name ?? '' },
    ),
  ];
}
