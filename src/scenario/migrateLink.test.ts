import { describe, expect, it, vi } from 'vitest';
import { decode, encode } from './codec';
import { decodeComparison } from './comparison';
import type { LinkMigration } from './linkMigrations';
import { LINK_VERSION } from './version';

/** A history that could have been: version 1 knew `oldLayers` and another default of cores; version 2 knew `depth`. */
vi.mock('./linkMigrations', () => {
  const renamed =
    (from: string, to: string): LinkMigration =>
    (parameters) =>
      parameters.map(([key, value]) => [key === from ? to : key, value]);
  const toSecond: LinkMigration = (parameters) => {
    const kept = renamed('oldLayers', 'depth')(parameters);
    return kept.some(([key]) => key === 'cores') ? kept : [...kept, ['cores', '7']];
  };
  return { linkMigrations: [toSecond, renamed('depth', 'layers')] };
});

describe('links of older versions', () => {
  it('are brought forward in order, version by version', () => {
    expect(LINK_VERSION).toBe(3);
    expect(decode('https://example.org/#v=1&oldLayers=12')).toEqual({
      overrides: { layers: 12, cores: 7 },
      warnings: [],
    });
    expect(decode('v=1&oldLayers=12&cores=9').overrides).toEqual({ layers: 12, cores: 9 });
    // The second version never had the other default.
    expect(decode('v=2&depth=12').overrides).toEqual({ layers: 12 });
    expect(decode('v=3&layers=12').overrides).toEqual({ layers: 12 });
  });

  it('are written again in the current version', () => {
    expect(encode(decode('v=1&oldLayers=12').overrides)).toBe('v=3&layers=12&cores=7');
  });

  it('bring every design of their comparison with them', () => {
    const { comparison, warnings } = decodeComparison(
      'v=1&view=compare&a.name=Deep+one&a.oldLayers=12&b.name=B&b.cores=9&b.baseline=1',
    );
    expect(warnings).toEqual([]);
    expect(comparison).toEqual({
      slots: {
        a: { name: 'Deep one', overrides: { layers: 12, cores: 7 } },
        b: { name: 'B', overrides: { cores: 9 } },
      },
      baseline: 'b',
      open: null,
    });
  });

  it('keep their own names to themselves: an old name is none in a newer version', () => {
    expect(decode('v=3&oldLayers=12').warnings.map(({ key }) => key)).toEqual(['oldLayers']);
  });

  it('pass on what no version knows, so that it is named to the reader', () => {
    const { warnings } = decode('v=1&wings=2&cores=7&oops');
    expect(warnings.map(({ key }) => key).sort()).toEqual(['oops', 'wings']);
  });

  it('that come from the future or from nowhere are refused, with the defaults', () => {
    for (const version of ['4', '99', '0', '-1', '1.5', '01', 'one', '', '1e0']) {
      const { overrides, warnings } = decode(`v=${version}&layers=3`);
      expect(overrides).toEqual({});
      expect(warnings).toEqual([{ key: 'v', message: expect.stringContaining(`“${version}”`) }]);
      expect(decodeComparison(`v=${version}&a.name=A&a.layers=3`).comparison).toBeNull();
    }
  });
});
