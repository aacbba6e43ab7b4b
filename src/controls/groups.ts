import { type ParameterRow, type ScenarioKey, table } from '../scenario';
import { controlTestIds } from './testIds';

/**
 * What stays in sight when a group is folded: its preset and what moves the result most. At GPT-3 the DAC takes half
 * of the energy, memory a quarter, and the result goes as one over the width.
 */
const essentials: ReadonlySet<string> = new Set([
  'model',
  'width',
  'hardware',
  'dacPj',
  'sramPjPerBit',
  'digital',
  'phase',
  'checkpoint',
  'photonsPerMac',
  'shotNoise',
]);

/** The sliders at hand on a phone, per view. */
export const quickKeys: Record<string, readonly ScenarioKey[]> = {
  energy: ['width', 'dacPj', 'sramPjPerBit'],
  compare: ['width', 'dacPj', 'sramPjPerBit'],
  noise: ['photonsPerMac', 'noiseLinear', 'tokens'],
};

/** The groups of the table that a view shows, in its order. */
const groupsByView: Record<string, readonly string[]> = {
  energy: ['shape', 'hardware', 'digital', 'accounting'],
  compare: ['shape', 'hardware', 'digital', 'accounting'],
  noise: ['simulation'],
};

/** Rows that are chosen elsewhere in the view than in its list of parameters. */
const elsewhere: ReadonlySet<string> = new Set(['checkpoint', 'study', 'prompt']);

/** The parameters below an embedded chart: those that the link names, joined by hyphens, or the ones at hand. */
export function embeddedKeys(view: string, named: string): readonly ScenarioKey[] {
  if (named === '') return quickKeys[view] ?? [];
  const known = groupsOf(view).flatMap(({ rows }) => rows);
  return named.split('-').flatMap((name) => known.find(({ key }) => key === name)?.key ?? []);
}

export function isEssential(key: string): boolean {
  return essentials.has(key);
}

/** The groups of a view, each with its rows. */
export function groupsOf(view: string): { name: string; rows: ParameterRow[] }[] {
  return (groupsByView[view] ?? []).map((name) => ({
    name,
    rows: table.filter((row) => row.group === name && !elsewhere.has(row.key)),
  }));
}

/** Rows whose label, help or key contain every word of the query. */
export function matches(query: string, label: string, help: string, key: string): boolean {
  const text = `${label} ${help} ${key}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Puts the focus into the field of a parameter as soon as it is on the page, and brings it into sight. */
export function findField(key: string, framesLeft = 60): void {
  const field = document.querySelector<HTMLElement>(`[data-testid="${controlTestIds.field(key)}"]`);
  if (!field) {
    if (framesLeft > 0) requestAnimationFrame(() => findField(key, framesLeft - 1));
    return;
  }
  field.scrollIntoView({ block: 'center' });
  field.focus();
}
