/** The designs of a comparison with their results, as the energy worker gives them. */
import type { Evaluation } from '../../energy';
import { hardwarePreset, type Overrides, type Scenario } from '../../scenario';
import {
  baselineOf,
  type ComparedResult,
  type Comparison,
  type ComparisonRequest,
  type ComparisonView,
  type SlotId,
  slotOverrides,
  splitOverrides,
  takenSlots,
} from '../../scenario/comparison';
import { scenarioOf } from '../../state/selectors';
import { modelName } from '../energy/sentences';
import type { CompareText } from './text';

/** What a comparison is about. */
export interface Compared {
  comparison: Comparison;
  /** The page's own. */
  overrides: Overrides;
}

export interface ComparedDesign extends ComparedResult {
  id: SlotId;
  /** A to D, as it is shown. */
  letter: string;
  name: string;
  /** The name it has where the reader gives none. */
  automatic: string;
  overrides: Overrides;
  scenario: Scenario;
  isBaseline: boolean;
  isOpen: boolean;
}

/** What a design is called when its reader has given it no name: its model and what is special about its machine. */
export function automaticName(overrides: Overrides, text: CompareText): string {
  const scenario = scenarioOf(overrides);
  const parts = [modelName({ overrides, scenario }, text.page)];
  if (overrides.hardware) parts.push(hardwarePreset(scenario.hardware)?.name ?? scenario.hardware);
  if (overrides.phase === 'decode') parts.push(text.t('decode'));
  return parts.join(' · ');
}

/** The question to the worker. */
export function requestOf({ comparison, overrides }: Compared): ComparisonRequest {
  const ids = takenSlots(comparison);
  const baseline = baselineOf(comparison);
  return {
    designs: ids.map((id) => scenarioOf(slotOverrides(comparison, overrides, id))),
    baseline: baseline ? ids.indexOf(baseline) : -1,
    page: scenarioOf(splitOverrides(overrides).compared),
  };
}

/** The taken slots in order, each with its results. */
export function comparedDesigns(
  { comparison, overrides: pageOverrides }: Compared,
  view: ComparisonView,
  text: CompareText,
): ComparedDesign[] {
  const baseline = baselineOf(comparison);
  return takenSlots(comparison).flatMap((id, index): ComparedDesign[] => {
    const result = view.designs[index];
    if (!result) return [];
    const overrides = slotOverrides(comparison, pageOverrides, id);
    const automatic = automaticName(overrides, text);
    return [
      {
        ...result,
        id,
        letter: id.toUpperCase(),
        name: comparison.slots[id]?.name || automatic,
        automatic,
        overrides,
        scenario: scenarioOf(overrides),
        isBaseline: id === baseline,
        isOpen: comparison.open === id,
      },
    ];
  });
}

/** The page's own design, for the place where it can be taken into the comparison. */
export function pageDesign({ overrides }: Compared, view: ComparisonView, text: CompareText): PageDesign {
  return { name: automaticName(splitOverrides(overrides).compared, text), evaluation: view.page };
}

export interface PageDesign {
  name: string;
  evaluation: Evaluation;
}
