import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const simulate = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'cli/simulate.ts'), ...args],
    { encoding: 'utf8', cwd: root },
  );

describe('simulate on the command line', () => {
  it('prints exactly one JSON object with the fields scripts rely on, and one optical row', () => {
    const { stdout, stderr, status } = simulate('#v=1&tokens=512&photonsPerMac=50&nonsense=1&seed=abc');
    expect([status, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      'modelVersion',
      'scenario',
      'warnings',
      'checkpoint',
      'backend',
      'windows',
      'tokens',
      'seeds',
      'digitalFloat',
      'digital',
      'optical',
      'seconds',
    ]);
    expect(result).toMatchObject({
      checkpoint: 'sotu-64',
      backend: 'wasm',
      windows: 2,
      tokens: 512,
      seeds: 1,
    });
    expect(result.warnings.map(({ key }: { key: string }) => key).sort()).toEqual(['nonsense', 'seed']);
    expect(Object.keys(result.digitalFloat)).toEqual(['loss', 'standardError']);
    expect(result.digital.bits).toBe(8);
    expect(result.optical).toHaveLength(1);
    const [row] = result.optical;
    expect(Object.keys(row)).toEqual([
      'photonsPerMac',
      'loss',
      'standardError',
      'minusDigital',
      'minusDigitalStandardError',
    ]);
    expect(row.photonsPerMac).toBe(50);
    expect(row.loss - result.digital.loss).toBeCloseTo(row.minusDigital, 9);
    // Between a good model of this size and a uniform guess over 1024 tokens.
    expect(row.loss).toBeGreaterThan(2);
    expect(row.loss).toBeLessThan(Math.log(1024));
  });

  it('gives the series of the photons study, worse with less light', () => {
    const { stdout } = simulate('v=1&study=photons&tokens=512&seeds=2&shotNoise=gaussian');
    const { optical, seeds } = JSON.parse(stdout);
    expect(seeds).toBe(2);
    const photons = optical.map((row: { photonsPerMac: number }) => row.photonsPerMac);
    expect(photons).toEqual([...photons].sort((a, b) => a - b));
    expect([photons[0], photons.at(-1)]).toEqual([1, 10_000]);
    expect(optical[0].minusDigital).toBeGreaterThan(optical.at(-1).minusDigital + 0.02);
  });

  it('falls back, with a warning, where checkpoint or study do not exist', () => {
    const { stdout, status } = simulate('#v=1&tokens=256&checkpoint=sotu-7&study=dreams&shotNoise=gaussian');
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.scenario).toMatchObject({ checkpoint: 'sotu-64', study: 'live' });
    expect(result.warnings.map(({ key }: { key: string }) => key)).toEqual(['study', 'checkpoint']);
    expect(result.optical[0].standardError).toBeNull();
  });

  it('exits 2 with one line on stderr for text that is no link', () => {
    const { stdout, stderr, status } = simulate('hello world');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the other studies on the command line', () => {
  it('prints their own rows beside the losses', () => {
    const result = JSON.parse(simulate('v=1&study=precision&tokens=256&seeds=1&shotNoise=gaussian').stdout);
    expect(result.optical).toEqual([]);
    expect(result.rows.length).toBe(24);
    // Table 5 of the paper: three input bits are far worse than eight, with or without light.
    const loss = (mode: string, inputBits: number) =>
      result.rows.find(
        (row: { mode: string; inputBits: number; outputBits: number }) =>
          row.mode === mode && row.inputBits === inputBits && row.outputBits === 0,
      ).loss;
    for (const mode of ['digital', 'optical']) expect(loss(mode, 3)).toBeGreaterThan(loss(mode, 8) + 0.5);
  });
});
