import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each floor may import besides itself, as ARCHITECTURE.md draws them. `main.tsx` is the roof: anything. */
const allowed: Record<string, readonly string[]> = {
  'src/app': [
    'src/views',
    'src/charts',
    'src/controls',
    'src/state',
    'src/lessons',
    'src/locales',
    'workers',
    'domain',
  ],
  'src/views': ['src/charts', 'src/controls', 'src/state', 'src/lessons', 'src/locales', 'workers', 'domain'],
  'src/charts': ['src/state', 'src/locales', 'domain'],
  'src/controls': ['src/state', 'src/locales', 'domain'],
  'src/state': ['src/locales', 'workers', 'domain'],
  'src/locales': ['src/scenario', 'src/units'],
  'src/lessons': ['domain'],
  workers: ['domain'],
  'src/simulation': ['src/random', 'src/units'],
  'src/scenario': ['src/energy', 'src/units'],
  'src/energy': ['src/units', 'src/random'],
  'src/random': [],
  'src/units': [],
};
const domain = ['src/simulation', 'src/scenario', 'src/energy', 'src/random', 'src/units'];
/** No page, no React, no tensor library where the command line must run the same files. */
const pure = ['src/energy', 'src/scenario', 'src/random', 'src/units'];
const forbiddenForPure = /^(react|@mantine|@tensorflow|zustand|comlink|i18next|react-i18next)/;

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'assembly' || name === 'generated' ? [] : files(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });

const importsOf = (path: string): string[] => {
  const text = readFileSync(path, 'utf8');
  const pattern = /(?:from\s+|import\s*\(\s*|import\s+|new\s+URL\(\s*)['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1]!);
};

const floorOf = (path: string): string | undefined => {
  const inside = relative(root, path);
  return Object.keys(allowed).find((floor) => inside === floor || inside.startsWith(`${floor}/`));
};

const mayImport = (from: string, to: string): boolean =>
  from === to || allowed[from]!.some((floor) => floor === to || (floor === 'domain' && domain.includes(to)));

const sources = [...files(join(root, 'src')), ...files(join(root, 'workers'))];

describe('floors: imports run down only', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(30);
  });

  it('keeps every relative import on its floor or below', () => {
    const broken = sources.flatMap((path) => {
      const from = floorOf(path);
      if (!from) return [];
      return importsOf(path)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolve(dirname(path), specifier.replace(/\?.*$/, '')))
        .flatMap((target) => {
          const to = floorOf(target);
          return to && mayImport(from, to) ? [] : [`${relative(root, path)} -> ${relative(root, target)}`];
        });
    });
    expect(broken).toEqual([]);
  });

  it('keeps page and tensor libraries out of the pure floors', () => {
    const broken = sources
      .filter((path) => pure.includes(floorOf(path) ?? ''))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => forbiddenForPure.test(name))
          .map((name) => `${path}: ${name}`),
      );
    expect(broken).toEqual([]);
  });

  it('loads the tensor library only in the WebGL backend, so that nothing else pays for it', () => {
    const broken = sources.filter(
      (path) =>
        importsOf(path).some((name) => name.startsWith('@tensorflow')) &&
        !relative(root, path).startsWith('src/simulation/webgl/'),
    );
    expect(broken).toEqual([]);
  });
});
