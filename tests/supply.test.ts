import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../scripts/licences-plugin';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lock = JSON.parse(text) as {
  lockfileVersion: number;
  packages: Record<string, { version?: string; license?: string; integrity?: string; link?: boolean }>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Licences under which everything may be used and, where bundled, passed on. MPL-2.0: only tools, never bundled. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT OR Apache-2.0',
  '(MIT OR CC0-1.0)',
  'MPL-2.0',
]);

describe('the lock file', () => {
  it('names no registry: it installs from wherever the reader’s npm looks', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(text.match(/https?:\/\/[^"]*/g)?.filter((url) => url.endsWith('.tgz')) ?? []).toEqual([]);
    expect(text).not.toContain('"resolved"');
  });

  it('pins every package by its content', () => {
    const unpinned = packages.filter(([, entry]) => !entry.integrity && !entry.link).map(([path]) => path);
    expect(unpinned).toEqual([]);
  });

  it('holds only packages whose licence allows this use', () => {
    const others = packages
      .filter(([, { license }]) => !allowed.has(license ?? ''))
      .map(([path, { license }]) => `${path}: ${license}`);
    expect(others).toEqual([]);
  });
});

describe('the list of licences', () => {
  it.each([
    ['/a/node_modules/react/index.js', '/a/node_modules/react'],
    ['/a/node_modules/@mantine/core/esm/x.mjs?used', '/a/node_modules/@mantine/core'],
    ['\0/a/node_modules/long/long.js?commonjs-module', '/a/node_modules/long'],
    ['/a/node_modules/b/node_modules/@c/d/e.js', '/a/node_modules/b/node_modules/@c/d'],
    ['/a/src/main.tsx', undefined],
  ])('finds the package of %j', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});
