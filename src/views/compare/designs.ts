/** The designs of a comparison with their results. */
import { type Evaluation, evaluateDesign, type WidthPoint } from '../../energy';
import { hardwarePreset, type Overrides, resolve, type Scenario, toDesign, widthView } from '../../scenario';
import {
  baselineOf,
  type Comparison,
  type SlotId,
  slotOverrides,
  splitOverrides,
  takenSlots,
} from '../../scenario/comparison';
import { modelName } from '../energy/sentences';
import type { CompareText } from './text';

export interface ComparedDesign {
  id: SlotId;
  /** A to D, as it is shown. */
  letter: string;
  name: string;
  overrides: Overrides;
  scenario: Scenario;
  evaluation: Evaluation;
  isBaseline: boolean;
  isOpen: boolean;
}

interface Result {
  scenario: Scenario;
  evaluation: Evaluation;
  curve?: WidthPoint[];
}

/** A slot that did not change keeps its overrides object, so its results are computed once. */
const results = new WeakMap<Overrides, Result>();

function resultOf(overrides: Overrides): Result {
  let result = results.get(overrides);
  if (!result) {
    const scenario = resolve(overrides);
    result = { scenario, evaluation: evaluateDesign(toDesign(scenario)) };
    results.set(overrides, result);
  }
  return result;
}

/** Points of a curve; in the logarithm it is nearly straight, so few are enough while a slider moves. */
const curvePoints = 25;

/** Energy per multiply-accumulate against width, everything else as in the design. */
export function curveOf(design: ComparedDesign): readonly WidthPoint[] {
  const result = resultOf(design.overrides);
  result.curve ??= widthView(result.scenario, curvePoints).points;
  return result.curve;
}

/** What a design is called when its reader has given it no name: its model and what is special about its machine. */
export function automaticName(overrides: Overrides, text: CompareText): string {
  const { scenario } = resultOf(overrides);
  const parts = [modelName({ overrides, scenario }, text.page)];
  if (overrides.hardware) parts.push(hardwarePreset(scenario.hardware)?.name ?? scenario.hardware);
  if (overrides.phase === 'decode') parts.push(text.t('decode'));
  return parts.join(' · ');
}

/** The taken slots in order, each evaluated. */
export function comparedDesigns(
  comparison: Comparison,
  pageOverrides: Overrides,
  text: CompareText,
): ComparedDesign[] {
  const baseline = baselineOf(comparison);
  return takenSlots(comparison).map((id) => {
    const overrides = slotOverrides(comparison, pageOverrides, id);
    const { scenario, evaluation } = resultOf(overrides);
    return {
      id,
      letter: id.toUpperCase(),
      name: comparison.slots[id]?.name || automaticName(overrides, text),
      overrides,
      scenario,
      evaluation,
      isBaseline: id === baseline,
      isOpen: comparison.open === id,
    };
  });
}

/** The page's own design, for the place where it can be taken into the comparison. */
export function pageDesign(pageOverrides: Overrides, text: CompareText) {
  const overrides = splitOverrides(pageOverrides).compared;
  const { evaluation } = resultOf(overrides);
  return { name: automaticName(overrides, text), evaluation };
}

/** A question to begin with: designs whose names are translated by their key. */
export interface Example {
  key: string;
  slots: readonly { name: string; overrides: Overrides }[];
}

export const examples: readonly Example[] = [
  {
    key: 'future',
    slots: [
      { name: 'today', overrides: {} },
      { name: 'future', overrides: { hardware: 'paper-future' } },
      { name: 'once', overrides: { hardware: 'future-bits-once' } },
    ],
  },
  {
    key: 'sizes',
    slots: [
      { name: '', overrides: { model: 'gpt2-1.5b' } },
      { name: '', overrides: {} },
      { name: '', overrides: { model: 'mt-nlg-530b' } },
      { name: '', overrides: { model: 'future-16t' } },
    ],
  },
  {
    key: 'phases',
    slots: [
      { name: 'prefill', overrides: {} },
      { name: 'decode', overrides: { phase: 'decode' } },
      { name: 'decodeDram', overrides: { phase: 'decode', kvInDram: true } },
    ],
  },
];
