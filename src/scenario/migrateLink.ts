import { type LinkParameters, linkMigrations } from './linkMigrations';
import { LINK_VERSION } from './version';

/** A hash as the current version writes it, or the version that is not known here. */
export type Migrated = { hash: string } | { unknownVersion: string };

/** Letter of the design in a comparison, key and value. */
const parameter = /^([abcd]\.)?([^=]+)=(.*)$/s;

function migrateDesign(parameters: LinkParameters, from: number): LinkParameters {
  return linkMigrations
    .slice(from - 1)
    .reduce<LinkParameters>((read, migration) => migration(read), parameters);
}

/** Groups the parameters by design; the one of the page has no letter. */
function byDesign(parts: readonly string[]): Map<string, [key: string, value: string][]> {
  const designs = new Map<string, [string, string][]>([['', []]]);
  for (const part of parts) {
    const [, prefix = '', key = '', value = ''] = parameter.exec(part) ?? [];
    designs.set(prefix, [...(designs.get(prefix) ?? []), [key, value]]);
  }
  return designs;
}

/**
 * Brings a hash (without #) of an older version to the current one, version by version, every design that it holds on
 * its own. A hash without a version was written by hand, in the current one.
 */
export function migrateLink(hash: string): Migrated {
  const parts = hash.split('&').filter((part) => part !== '');
  const version = parts.findLast((part) => part.startsWith('v='))?.slice(2) ?? String(LINK_VERSION);
  const from = /^[1-9]\d{0,3}$/.test(version) ? Number(version) : Number.NaN;
  if (!(from <= LINK_VERSION)) return { unknownVersion: version };
  if (from === LINK_VERSION) return { hash };
  const designs = byDesign(parts.filter((part) => !part.startsWith('v=') && parameter.test(part)));
  const migrated = [...designs].flatMap(([prefix, parameters]) =>
    migrateDesign(parameters, from).map(([key, value]) => `${prefix}${key}=${value}`),
  );
  // What is no parameter at all is passed on, so that the reader is told of it.
  const others = parts.filter((part) => !parameter.test(part));
  return { hash: [`v=${LINK_VERSION}`, ...migrated, ...others].join('&') };
}
