import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const evaluate = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'cli/evaluate.ts'), ...args],
    {
      encoding: 'utf8',
      cwd: root,
    },
  );

describe('evaluate on the command line', () => {
  it('prints exactly one JSON object with the fields scripts rely on', () => {
    const { stdout, stderr, status } = evaluate(
      'https://example.org/explorer/#v=1&model=mt-nlg-530b&layers=abc&nonsense=1',
    );
    expect([status, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      'modelVersion',
      'scenario',
      'warnings',
      'macs',
      'energyJoules',
      'femtojoulesPerMac',
      'digitalFemtojoulesPerMac',
      'advantage',
      'byComponent',
      'byOperation',
      'coresPerProduct',
      'coresForAllWeights',
    ]);
    expect(Object.keys(result.byComponent)).toEqual(['load', 'detect', 'digital', 'maintenance', 'optical']);
    // Worked outside this program: 2.41 J, 2.187 fJ per MAC, 137 times.
    expect(result.energyJoules).toBeCloseTo(2.41, 2);
    expect(result.femtojoulesPerMac).toBeCloseTo(2.187, 3);
    expect(result.digitalFemtojoulesPerMac).toBeCloseTo(300, 9);
    expect(result.scenario.layers).toBe(105);
    expect(result.warnings.map(({ key }: { key: string }) => key)).toEqual(['layers', 'nonsense']);
  });

  it('takes a hash with or without its mark, and an empty one', () => {
    const advantage = (link: string) => JSON.parse(evaluate(link).stdout).advantage;
    expect(advantage('#v=1&phase=decode')).toBeCloseTo(0.884, 3);
    expect(advantage('v=1&phase=decode')).toBeCloseTo(0.884, 3);
    expect(advantage('#')).toBeCloseTo(72.5, 1);
  });

  it('exits 2 with one line on stderr for text that is no link', () => {
    for (const text of ['hello world', '{"model":"gpt3-175b"}', '&&&']) {
      const { stdout, stderr, status } = evaluate(text);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});
