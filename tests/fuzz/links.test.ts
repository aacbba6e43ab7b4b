import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decode, encode, MAX_LINK_LENGTH, MAX_WARNINGS, NotALinkError } from '../../src/scenario';
import { emptyComparison, slotIds } from '../../src/scenario/comparison';
import { hashOf, readHash } from '../../src/state/link';
import { requireCleanPrototypes, requireWholeCharacters, requireWithinBounds } from './expectations';
import { mutatedText } from './mutate';

const published: { link: string }[] = JSON.parse(
  readFileSync(new URL('../publishedLinks.json', import.meta.url), 'utf8'),
);

/** Links of every kind: presets, numbers with exponents, texts, lessons, studies, comparisons of one to four designs. */
const valid = [
  ...published.map(({ link }) => link),
  'v=1&view=noise&study=writing&prompt=The%20people%2C%20%E2%80%A6&photonsPerMac=1e-3&seed=12',
  'v=1&view=lessons&lesson=budget&step=3&lock=2&lang=zh',
  'v=1&shapeName=My%20model%20(v2)&layers=40&width=5120&heads=40&kvHeads=8&cores=none&dacPj=0.3125',
  'v=1&question=map&sweepX=heads&sweepY=photonsPerDot&uncertainty=triangular&draws=500&target=100',
  'v=1&view=compare&a.name=Paper&a.model=gpt3-175b&b.name=Fast+one&b.hardware=paper-future&b.baseline=1',
  'v=1&view=compare&a.name=%E5%85%89%F0%9F%98%80&a.layers=9&b.name=x&b.dacPj=5&c.name=&c.cores=30&d.name=d&d.open=1',
  'https://example.org/some/path/?x=1#v=1&photonsLow=1000&photonsHigh=9000&photonsFrom=sotu-64&photonsPerDot=3e3',
];

afterAll(requireCleanPrototypes);

/** `expect` takes longer than reading the link. */
function requireSame(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

/**
 * What a link may end as: a state of the page within bounds, or the one error that says it is none. Warnings are counted
 * so that no link fills the page with them.
 */
function read(link: string) {
  const { notice, ...state } = readHash(link);
  requireWithinBounds(state.overrides);
  if (notice?.kind === 'values' && notice.warnings.length > MAX_WARNINGS)
    throw new Error(`${notice.warnings.length} warnings`);
  for (const id of slotIds) {
    const slot = state.comparison?.slots[id];
    if (!slot) continue;
    requireWithinBounds(slot.overrides);
    requireWholeCharacters(slot.name);
  }
  return notice?.kind === 'refused' ? null : state;
}

/** What was read is written as a link that says the same, without a word of warning. */
function readTwice(link: string): void {
  const state = read(link);
  if (!state) return;
  const hash = hashOf({ ...state, comparison: state.comparison ?? emptyComparison });
  const { notice, ...again } = readHash(hash);
  requireSame(notice, null);
  requireSame(hashOf({ ...again, comparison: again.comparison ?? emptyComparison }), hash);
  requireSame(again.overrides, state.overrides);
  if (state.view === 'compare') requireSame(again.comparison, state.comparison);
}

describe('100,000 mutated links', () => {
  it('open the page within bounds or are refused', () => {
    fc.assert(
      fc.property(mutatedText(valid), (link) => void read(link)),
      { numRuns: 80_000 },
    );
  });

  it('lose no setting: what was understood is carried on by the address', () => {
    fc.assert(fc.property(mutatedText(valid), readTwice), { numRuns: 16_000 });
  });

  it('throw nothing but the error that names them as no link', () => {
    fc.assert(
      fc.property(mutatedText(valid), (link) => {
        try {
          requireSame(decode(encode(decode(link).overrides)).warnings, []);
        } catch (error) {
          if (!(error instanceof NotALinkError)) throw error;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('are not read beyond the longest length, so that none takes long', () => {
    const long = `v=1&${'a.layers=3&zzz=%20&'.repeat(1000)}`;
    expect(long.length).toBeGreaterThan(MAX_LINK_LENGTH);
    expect(decode(long)).toMatchObject({ overrides: {}, warnings: [{ key: 'link' }] });
    expect(readHash(long).comparison).toBeUndefined();
    const { notice } = readHash(`v=1&${'a.x=1&b.=&zz=1&'.repeat(2000)}`.slice(0, MAX_LINK_LENGTH));
    expect(notice?.kind === 'values' && notice.warnings.length).toBe(MAX_WARNINGS);
  });

  it.each([
    'v=1&view=compare&a.name=x\ud83dy',
    'v=1&prompt=x\udc00y',
    `v=1&view=compare&a.name=${'a'.repeat(39)}😀`,
  ])('with half a character are made whole: %j', (link) => readTwice(link));
});
