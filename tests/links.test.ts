import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decode, encode, resolve } from '../src/scenario';
import published from './publishedLinks.json';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Links in the documents, without the ones whose text is cut short by an ellipsis. */
function linksIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/#(v=\d+(?:&[^\s"'`)<>\]…]+)?)/g)].map(([, link]) => link ?? '');
}

const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

describe('every link ever published', () => {
  it.each(published)('$link means what it meant', ({ link, values }) => {
    const { overrides, warnings } = decode(link);
    expect(warnings).toEqual([]);
    expect(resolve(overrides)).toMatchObject(values);
  });

  it('holds every link of the documents', () => {
    const known = new Set(published.map(({ link }) => link));
    expect(documents.flatMap(linksIn).filter((link) => !known.has(link))).toEqual([]);
  });

  it('is written again as it was read', () => {
    for (const { link } of published) {
      const { overrides } = decode(link);
      expect(decode(encode(overrides)).overrides).toEqual(overrides);
    }
  });
});
