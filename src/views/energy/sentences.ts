/** The sentences of the energy view, computed from an evaluation. The first paint of the page uses them too. */
import type { TFunction } from 'i18next';
import type { Evaluation } from '../../energy';
import { measuredPhotons, modelPreset, type Overrides, type Scenario, toDesign } from '../../scenario';
import { formatNumber, formatPercent, formatQuantity, formatRatio, formatTopsPerWatt } from '../../units';

export interface SentenceInput {
  overrides: Overrides;
  scenario: Scenario;
  evaluation: Evaluation;
  /** 90 % of the draws over the literature's ranges, where uncertainty is on. */
  band?: Record<'advantage' | 'femtojoulesPerMac', { p05: number; p95: number }> | undefined;
}

const femto = 1e-15;
/** Ratios this close to one read as "as much": 1.00 times less would be a riddle. */
const sameWithin = 0.005;

/** Name of the model; a variant where its shape was changed by hand. */
export function modelName(
  { overrides, scenario }: Pick<SentenceInput, 'overrides' | 'scenario'>,
  t: TFunction,
): string {
  if (scenario.shapeName !== '') return scenario.shapeName;
  const preset = modelPreset(scenario.model);
  const model = preset?.name ?? scenario.model;
  // A longer context is the same model at other work; anything else of the shape makes it another one.
  const isVariant = shapeKeys.some((key) => overrides[key] !== undefined);
  return isVariant ? t('energy.variant', { model }) : model;
}

const shapeKeys = [
  'layers',
  'width',
  'heads',
  'kvHeads',
  'headDim',
  'ffnWidth',
  'gatedFfn',
  'experts',
  'encoderLayers',
] as const;

function comparison({ evaluation }: SentenceInput, locale: string) {
  const { advantage } = evaluation;
  const side = Math.abs(advantage - 1) < sameWithin ? 'same' : advantage > 1 ? 'less' : 'more';
  const ratio = advantage >= 1 ? advantage : 1 / advantage;
  const rounded = ratio >= 1000 ? Math.round(ratio) : ratio;
  return {
    side,
    values: {
      perMac: formatQuantity(evaluation.femtojoulesPerMac * femto, 'J', { locale }),
      digital: formatQuantity(evaluation.digitalFemtojoulesPerMac * femto, 'J', { locale }),
      times: formatNumber(rounded, { locale }),
    },
  } as const;
}

/** The sentence above everything, with the marks of `parseMarks`. */
export function headline(input: SentenceInput, t: TFunction, locale: string): string {
  const { side, values } = comparison(input, locale);
  const key = { less: 'energy.headline', more: 'energy.headlineMore', same: 'energy.headlineSame' }[side];
  return t(key, { ...values, model: modelName(input, t) });
}

/** The same in one line, for where there is little room. */
export function shortHeadline(input: SentenceInput, t: TFunction, locale: string): string {
  const { side, values } = comparison(input, locale);
  return t(side === 'more' ? 'energy.stripMore' : 'energy.strip', { ...values, model: modelName(input, t) });
}

/** What stands under the headline: joules of the pass, the part of light, the size of the machine. */
export function sublines(input: SentenceInput, t: TFunction, locale: string): string[] {
  const { evaluation, scenario, band } = input;
  const { workload, shape } = toDesign(scenario);
  const work = workload.phase === 'decode' ? 'energy.perToken' : 'energy.perPass';
  const number = (value: number) => formatNumber(value, { locale });
  const measured = measuredPhotons(scenario);
  return [
    t(workload.batch > 1 ? `${work}Batch` : work, {
      joules: formatQuantity(evaluation.energyJoules, 'J', { locale }),
      tokens: number(shape.context),
      batch: number(workload.batch),
    }),
    ...(shape.encoderLayers > 0 ? [t('energy.encoder', { tokens: number(shape.encoderTokens) })] : []),
    t('energy.topsPerWatt', {
      optical: formatTopsPerWatt(evaluation.femtojoulesPerMac, { locale }),
      digital: formatTopsPerWatt(evaluation.digitalFemtojoulesPerMac, { locale }),
    }),
    t('energy.light', {
      share: formatPercent(evaluation.byComponent.optical / evaluation.energyJoules, { digits: 2, locale }),
    }),
    t('energy.cores', { cores: formatCount(evaluation.coresPerProduct, locale) }),
    ...(measured
      ? [
          t('energy.measured', {
            checkpoint: measured.checkpoint,
            photons: number(measured.photonsPerDot),
            low: number(measured.low),
            high: number(measured.high),
          }),
        ]
      : []),
    // Until the draws are there the words keep their place, so that nothing below them jumps.
    ...(band || scenario.uncertainty !== 'off'
      ? [
          t('energy.band', {
            low: band ? formatRatio(band.advantage.p05, { locale }).replace('×', '') : '…',
            high: band ? formatRatio(band.advantage.p95, { locale }) : '…',
            lowPerMac: band ? formatQuantity(band.femtojoulesPerMac.p05 * femto, 'J', { locale }) : '…',
            highPerMac: band ? formatQuantity(band.femtojoulesPerMac.p95 * femto, 'J', { locale }) : '…',
          }),
        ]
      : []),
  ];
}

/** A count that need not be whole: three digits while small, rounded up to a whole number when large. */
export function formatCount(value: number, locale: string): string {
  return formatNumber(value >= 100 ? Math.ceil(value) : Number(value.toPrecision(3)), { locale });
}
