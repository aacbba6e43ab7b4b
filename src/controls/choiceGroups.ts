import { digitalRow, modelPreset, type ScenarioKey } from '../scenario';

/** The heading under which a choice stands in a long list; null where the list has none. */
export function choiceGroup(key: ScenarioKey, value: string): string | null {
  if (key === 'model') return modelPreset(value)?.group ?? null;
  if (key === 'digital') return digitalRow(value)?.kind ?? null;
  return null;
}
