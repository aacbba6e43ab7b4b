import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { literature } from '../src/scenario';
import { evaluateLink } from './evaluate';
import { sweep } from './sweep';
import { rangeOfShard, readArguments } from './sweep/arguments';
import { pointsOf } from './sweep/points';
import { GridProblem, readPlan } from './sweep/spec';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
let count = 0;
const fresh = (extension: string): string => {
  count += 1;
  return join(folder, `${count}.${extension}`);
};

const grid = {
  scenario: '#v=1&model=deepseek-v3',
  grid: {
    phase: ['prefill', 'decode'],
    width: { from: 100, to: 10_000, steps: 3 },
    dacPj: { from: 0.1, to: 10, steps: 7 },
    countHead: [false, true],
    cores: [null, 61],
  },
  outputs: ['advantage', 'energyJoules', 'byComponent.load', 'request.joules', 'coresPerProduct'],
};
const random = {
  grid: { model: ['gpt3-175b', 'gpt-oss-20b'] },
  monteCarlo: { draws: 50, spread: 'triangular', values: true },
  outputs: ['advantage', 'request.joules'],
};

/** Runs a grid into a file and gives its text. */
async function run(spec: unknown, options: readonly string[] = [], path = fresh('ndjson')): Promise<string> {
  const file = fresh('json');
  writeFileSync(file, JSON.stringify(spec));
  await sweep([file, '--out', path, ...options]);
  return readFileSync(path, 'utf8');
}
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('points', () => {
  it('have the numbers of the same scenario evaluated by its link', async () => {
    const rows = rowsOf(await run({ ...grid, grid: { phase: ['prefill', 'decode'], batch: [1, 64] } }));
    expect(rows).toHaveLength(4);
    for (const { phase, batch, advantage, energyJoules, coresPerProduct, ...row } of rows) {
      const one = evaluateLink(`#v=1&model=deepseek-v3&phase=${phase}&batch=${batch}`);
      expect(advantage / one.advantage).toBeCloseTo(1, 12);
      expect(energyJoules / one.energyJoules).toBeCloseTo(1, 12);
      expect(row['byComponent.load'] / one.byComponent.load).toBeCloseTo(1, 12);
      expect(coresPerProduct).toBeCloseTo(one.coresPerProduct, 9);
    }
  });

  it('run through the grid with the last parameter fastest, ranges evenly in the logarithm, ends exact', async () => {
    const rows = rowsOf(await run({ grid: { batch: [1, 2], dacPj: { from: 0.1, to: 10, steps: 3 } } }));
    expect(rows.map(({ index, batch, dacPj }) => [index, batch, Number(dacPj.toPrecision(12))])).toEqual([
      [0, 1, 0.1],
      [1, 1, 1],
      [2, 1, 10],
      [3, 2, 0.1],
      [4, 2, 1],
      [5, 2, 10],
    ]);
  });

  it('draw the same numbers at every place and in every shard, within the range of the literature', async () => {
    const rows = rowsOf(await run(random));
    expect(rows).toHaveLength(100);
    const dac = rows.map(({ dacPj }) => dacPj);
    expect(dac.slice(0, 50)).toEqual(dac.slice(50));
    expect(new Set(dac).size).toBe(50);
    // The paper's 10 pJ times the relative range of the literature.
    const { low, nominal, high } = literature.dacPj;
    for (const value of dac) {
      expect(value).toBeGreaterThanOrEqual((10 * low) / nominal);
      expect(value).toBeLessThanOrEqual((10 * high) / nominal);
    }
    const points = pointsOf(readPlan(JSON.stringify(random)));
    // Any point by itself, and backwards: nothing depends on what was computed before.
    for (const index of [99, 3, 50, 49]) {
      const cells = Object.fromEntries(points.columns.map((name, i) => [name, points.at(index)[i]]));
      expect(cells).toEqual(rows[index]);
    }
  });
});

describe('shards, formats and continuation', () => {
  it.each([
    ['a grid', grid],
    ['a Monte Carlo', random],
  ])('of %s: the shards in their order are the whole', async (_, spec) => {
    const whole = await run(spec);
    const parts = [];
    for (const part of [1, 2, 3, 4, 5]) parts.push(await run(spec, ['--shard', `${part}/5`]));
    expect(parts.join('')).toBe(whole);
    expect(new Set(parts.map((text) => text.split('\n').length)).size).toBeLessThanOrEqual(2);
  });

  it('continues after the last complete line, wherever the file was cut', async () => {
    for (const [spec, extension] of [
      [grid, 'ndjson'],
      [random, 'csv'],
    ] as const) {
      const whole = await run(spec, [], fresh(extension));
      for (const kept of [0, 1, 40, 200, Math.floor(whole.length / 2), whole.length - 1, whole.length]) {
        const path = fresh(extension);
        writeFileSync(path, whole);
        truncateSync(path, kept);
        expect(await run(spec, [], path)).toBe(whole);
      }
    }
  });

  it('does not continue the file of another grid', async () => {
    const path = fresh('ndjson');
    await run(grid, [], path);
    const before = readFileSync(path, 'utf8');
    await expect(run({ ...grid, scenario: '' }, [], path)).rejects.toThrow(/not written by this grid/);
    await expect(run(grid, ['--shard', '1/2'], path)).rejects.toThrow(/shard/);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('writes the same numbers as CSV', async () => {
    const rows = rowsOf(await run(grid));
    const [header, ...lines] = (await run(grid, [], fresh('csv'))).trimEnd().split('\n');
    const columns = header!.split(',');
    expect(columns).toEqual(Object.keys(rows[0]));
    expect(lines).toHaveLength(rows.length);
    lines.forEach((line, i) => {
      const cells = line.split(',').map((cell) => (cell === '' ? null : cell));
      expect(cells).toEqual(Object.values(rows[i]!).map((value) => (value === null ? null : String(value))));
    });
  });

  it('cuts large grids into shards without a gap', () => {
    const points = Number.MAX_SAFE_INTEGER;
    const ends = Array.from({ length: 7 }, (_, i) => rangeOfShard(points, { part: i + 1, of: 7 }));
    expect(ends[0]!.first).toBe(0);
    for (let i = 1; i < 7; i += 1) expect(ends[i]!.first).toBe(ends[i - 1]!.end);
    expect(ends[6]!.end).toBe(points);
  });
});

describe('what cannot be run', () => {
  const problems = (spec: unknown): string => {
    try {
      readPlan(typeof spec === 'string' ? spec : JSON.stringify(spec));
      return '';
    } catch (error) {
      if (error instanceof GridProblem) return error.message;
      throw error;
    }
  };

  it('is named, all of it, with names that come near', () => {
    const said = problems({
      grid: { dacPJ: [1], lang: ['zh'], model: ['lama3-8b'], layers: [1.5], batch: [-1] },
      outputs: ['advantag'],
      monteCarlo: { draws: 2, parameters: ['width'] },
    });
    expect(said).toContain('“dacPJ” is not a parameter. Did you mean dacPj');
    expect(said).toContain('“lang” moves no number');
    expect(said).toContain('did you mean llama3-8b');
    expect(said).toContain('1.5 is not a whole number');
    expect(said).toContain('-1 is outside');
    expect(said).toContain('Did you mean advantage?');
    expect(said).toContain('“width” is not a parameter with a literature range');
    expect(said.split('\n')).toHaveLength(7);
  });

  it('is refused with the place in the file', () => {
    expect(problems('{')).toContain('not JSON');
    expect(problems({ grd: {} })).toContain('Did you mean grid?');
    expect(problems({ grid: { dacPj: { from: 1, steps: 3 } } })).toContain('grid.dacPj: needs a list');
    expect(problems({ monteCarlo: { draws: 0 } })).toContain('monteCarlo.draws');
    expect(problems({ scenario: '#v=1&layers=abc' })).toContain('scenario: Layers');
    expect(problems({ scenario: 'hello' })).toContain('not a link');
    expect(problems({ grid: { dacPj: [1] }, monteCarlo: { draws: 1, parameters: ['dacPj'] } })).toContain(
      'cannot be both',
    );
    expect(problems({ grid: { kvInDram: { from: 0, to: 1, steps: 2 } } })).toContain('list its values');
  });

  it('is refused on the command line', () => {
    expect(() => readArguments([])).toThrow(/Usage/);
    expect(() => readArguments(['a.json', '--shard', '9/8'])).toThrow(/i\/n/);
    expect(() => readArguments(['a.json', '--format', 'xml'])).toThrow(/ndjson and csv/);
    expect(() => readArguments(['a.json', '--speed'])).toThrow(/--speed/);
  });
});

describe('the program', () => {
  it('streams lines and nothing else, and stops quietly when its reader has seen enough', () => {
    const path = join(root, 'docs/examples/million.json');
    const command = `"${process.execPath}" "${join(root, 'node_modules/tsx/dist/cli.mjs')}" "${join(root, 'cli/sweep.ts')}"`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `${command} "${path}" --from 999990 | head -n 3`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(rowsOf(stdout).map(({ index }) => index)).toEqual([999_990, 999_991, 999_992]);
  });
});
