import { type LinkWarning, MAX_LINK_LENGTH, MAX_WARNINGS } from '../codec';
import { cutText, escapeText, readEscaped } from '../linkText';
import { migrateLink } from '../migrateLink';
import { differences, normalise } from '../overrides';
import { findRow } from '../table';
import type { Overrides } from '../types';
import { checkValue, parseValue, printValue } from '../validate';
import {
  type Comparison,
  comparedKeys,
  type Slot,
  type SlotId,
  slotIds,
  splitOverrides,
  takenSlots,
} from './types';

/** Longest name of a slot. */
export const MAX_NAME_LENGTH = 40;

/**
 * The comparison as parameters of a link, without a leading `&`: for each slot `a.name`, what differs from the presets
 * as `a.<key>`, `a.baseline=1` where it is pinned and `a.open=1` where it is being edited.
 */
export function encodeComparison(comparison: Comparison): string {
  return takenSlots(comparison)
    .flatMap((id) => {
      const slot = comparison.slots[id]!;
      const values = differences(splitOverrides(slot.overrides).compared).map(
        ({ key, value }) => `${id}.${key}=${escapeText(printValue(key, value))}`,
      );
      return [
        `${id}.name=${escapeText(slot.name).replace(/%20/g, '+')}`,
        ...values,
        ...(comparison.baseline === id ? [`${id}.baseline=1`] : []),
        ...(comparison.open === id ? [`${id}.open=1`] : []),
      ];
    })
    .join('&');
}

export interface DecodedComparison {
  /** null: the link has no comparison. */
  comparison: Comparison | null;
  warnings: LinkWarning[];
}

interface Draft {
  name: string;
  overrides: Overrides;
  baseline: boolean;
  open: boolean;
}

/**
 * Reads the comparison of a link or its hash. Never throws; what cannot be used is named in the warnings. What the
 * main codec already tells (length, version, values that cannot be read, doubles) is not told twice.
 */
export function decodeComparison(hashOrLink: string): DecodedComparison {
  const none: DecodedComparison = { comparison: null, warnings: [] };
  const hash = hashOrLink.slice(hashOrLink.indexOf('#') + 1);
  if (hash.length > MAX_LINK_LENGTH) return none;
  const drafts = new Map<SlotId, Draft>();
  const warnings: LinkWarning[] = [];
  const migrated = migrateLink(hash);
  if ('unknownVersion' in migrated) return none;
  for (const part of migrated.hash.split('&')) {
    const [, id, key, text] = /^([abcd])\.([A-Za-z][A-Za-z0-9]*)=(.*)$/.exec(part) ?? [];
    // A blank is written as + in a name; a number may hold a + of its own.
    const value = text === undefined ? null : readEscaped(key === 'name' ? text.replaceAll('+', ' ') : text);
    if (!id || !key || value === null) continue;
    const draft = drafts.get(id as SlotId) ?? { name: '', overrides: {}, baseline: false, open: false };
    drafts.set(id as SlotId, draft);
    const problem = readInto(draft, key, value);
    if (problem && warnings.length < MAX_WARNINGS)
      warnings.push({ key: `${id}.${key}`.slice(0, 40), message: `${id.toUpperCase()}: ${problem}.` });
  }
  return drafts.size === 0 ? none : { comparison: assemble(drafts), warnings };
}

/** Takes one parameter into a draft; says what was wrong with it. */
function readInto(draft: Draft, key: string, text: string): string | null {
  if (key === 'name') {
    draft.name = cutText(text, MAX_NAME_LENGTH);
    return text.length > MAX_NAME_LENGTH ? `its name is cut to ${MAX_NAME_LENGTH} characters` : null;
  }
  if (key === 'baseline' || key === 'open') {
    draft[key] = text === '1';
    return null;
  }
  const row = findRow(key);
  if (!row || !comparedKeys.includes(row.key)) return `“${key.slice(0, 40)}” cannot be compared`;
  const { value, problem } = checkValue(row.key, parseValue(row.key, text));
  if (value !== undefined) Object.assign(draft.overrides, { [row.key]: value });
  return problem ? `${row.label}: ${problem}${value === undefined ? '; its default is used' : ''}` : null;
}

function assemble(drafts: ReadonlyMap<SlotId, Draft>): Comparison {
  const slots: Partial<Record<SlotId, Slot>> = {};
  let baseline: SlotId | null = null;
  let open: SlotId | null = null;
  for (const id of slotIds) {
    const draft = drafts.get(id);
    if (!draft) continue;
    slots[id] = { name: draft.name, overrides: normalise(draft.overrides) };
    if (draft.baseline) baseline ??= id;
    if (draft.open) open ??= id;
  }
  return { slots, baseline, open };
}
