import { escapeText, readEscaped } from './linkText';
import { migrateLink } from './migrateLink';
import { differences } from './overrides';
import { findRow } from './table';
import type { Overrides, ScenarioKey } from './types';
import { checkValue, parseValue, printValue } from './validate';
import { LINK_VERSION } from './version';

/** A parameter of a link that could not be used as it stands. */
export interface LinkWarning {
  key: string;
  message: string;
}

export interface DecodedLink {
  overrides: Overrides;
  warnings: LinkWarning[];
}

/** The text is neither a link nor the hash of one. */
export class NotALinkError extends Error {
  override readonly name = 'NotALinkError';
}

/** Longest hash that is read. */
export const MAX_LINK_LENGTH = 8000;

/** Warnings told at most. */
export const MAX_WARNINGS = 50;

/** Prefixes of the scenarios that a comparison holds beside the main one: read by their own view, not here. */
const RESERVED = /^[abcd]\./;

/** The hash (without #) that stands for the overrides: readable, and only what differs from the presets. */
export function encode(overrides: Overrides): string {
  const parts = differences(overrides).map(
    ({ key, value }) => `${key}=${escapeText(printValue(key, value))}`,
  );
  return [`v=${LINK_VERSION}`, ...parts].join('&');
}

/** The part of a link after #; of a link without one, nothing. */
function hashOf(text: string): string {
  const trimmed = text.trim();
  const mark = trimmed.indexOf('#');
  if (mark >= 0) return trimmed.slice(mark + 1);
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? '' : trimmed;
}

/**
 * Reads a link or its hash. Every parameter that is unknown or unusable falls back to its preset and is named in the
 * warnings, in the user's words.
 * @throws NotALinkError for text that has no parameter at all.
 */
export function decode(hashOrLink: string): DecodedLink {
  const hash = hashOf(hashOrLink);
  if (hash === '') return { overrides: {}, warnings: [] };
  if (hash.length > MAX_LINK_LENGTH)
    return onlyWarning('link', `The link is longer than ${MAX_LINK_LENGTH} characters and was not read.`);
  if (!hash.split('&').some((part) => /^[A-Za-z][A-Za-z0-9_.]*=/.test(part)))
    throw new NotALinkError(
      'This is not a link of the explorer: it holds no parameter such as model=gpt3-175b.',
    );
  const migrated = migrateLink(hash);
  if ('unknownVersion' in migrated)
    return onlyWarning(
      'v',
      `The link has version “${migrated.unknownVersion.slice(0, 20)}”, which is not known here; the defaults are shown.`,
    );

  const given = new Map<string, string>();
  const warnings: LinkWarning[] = [];
  const warn = (key: string, message: string) => {
    if (warnings.length < MAX_WARNINGS) warnings.push({ key: key.slice(0, 40), message });
  };
  for (const part of migrated.hash.split('&').filter((text) => text !== '')) {
    const at = part.indexOf('=');
    const key = readEscaped(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? null : readEscaped(part.slice(at + 1));
    if (key === null || value === null) {
      const name = key ?? part;
      warn(name, `“${name.slice(0, 40)}” could not be read and was left out.`);
    } else {
      if (given.has(key))
        warn(
          key,
          `${findRow(key)?.label ?? `“${key.slice(0, 40)}”`} stands in the link twice; the last one counts.`,
        );
      given.set(key, value);
    }
  }

  given.delete('v');
  const overrides: Overrides = {};
  for (const [key, text] of given) {
    if (RESERVED.test(key)) continue;
    const row = findRow(key);
    if (!row) {
      warn(key, `“${key.slice(0, 40)}” is not a parameter and was left out.`);
      continue;
    }
    const { value, problem } = checkValue(row.key, parseValue(row.key, text));
    if (problem) warn(key, `${row.label}: ${problem}${value === undefined ? '; its default is used' : ''}.`);
    if (value !== undefined) Object.assign(overrides, { [row.key]: value });
  }
  return { overrides: dropDefaults(overrides), warnings };
}

const onlyWarning = (key: string, message: string): DecodedLink => ({
  overrides: {},
  warnings: [{ key, message }],
});

/** Values written out although they equal their preset leave again. */
function dropDefaults(overrides: Overrides): Overrides {
  const kept = differences(overrides).map(({ key, value }) => [key as ScenarioKey, value] as const);
  return Object.fromEntries(kept) as Overrides;
}
