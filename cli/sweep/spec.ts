import { z } from 'zod';
import {
  decode,
  literature,
  type Overrides,
  resolve,
  type Scenario,
  type ScenarioKey,
} from '../../src/scenario';
import { type Axis, energyRow, readRange, readValue } from './axes';
import { unknownName } from './nearest';
import { defaultOutputs, outputNames } from './outputs';

const range = z.strictObject({
  from: z.number(),
  to: z.number(),
  steps: z.int().min(1),
  scale: z.enum(['linear', 'log']).optional(),
});
const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const schema = z.strictObject({
  scenario: z.union([z.string(), z.record(z.string(), value)]).default({}),
  grid: z.record(z.string(), z.union([z.array(value).min(1), range])).default({}),
  monteCarlo: z
    .strictObject({
      draws: z.int().min(1),
      spread: z.enum(['loguniform', 'triangular']).default('loguniform'),
      around: z.enum(['design', 'literature']).default('design'),
      seed: z.int().min(0).max(0xffffffff).default(1),
      parameters: z.array(z.string()).min(1).optional(),
      values: z.boolean().default(false),
    })
    .optional(),
  outputs: z
    .array(z.string())
    .min(1)
    .default([...defaultOutputs]),
});

/** A grid file, checked: what is run. */
export interface SweepPlan {
  scenario: Scenario;
  /** The last one varies fastest. */
  axes: readonly Axis[];
  monteCarlo: z.infer<typeof schema>['monteCarlo'];
  outputs: readonly string[];
  /** Points of the grid times draws. */
  points: number;
}

/** The grid file cannot be run; one message a problem, in the user's words. */
export class GridProblem extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the text of a grid file.
 * @throws GridProblem naming everything that is wrong with it, misspelt names with the nearest that exist.
 */
export function readPlan(text: string): SweepPlan {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new GridProblem([`This is not JSON: ${error instanceof Error ? error.message : error}`]);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new GridProblem(parsed.error.issues.map(describe));
  const { grid, monteCarlo, outputs } = parsed.data;
  const problems: string[] = [];
  const overrides = readScenario(parsed.data.scenario, problems);
  const axes = readAxes(grid, problems);
  for (const name of outputs)
    if (!outputNames.includes(name)) problems.push(unknownName(name, 'an output', outputNames));
  for (const name of monteCarlo?.parameters ?? [])
    if (!Object.hasOwn(literature, name))
      problems.push(unknownName(name, 'a parameter with a literature range', Object.keys(literature)));
  const swept = axes.map(({ key }) => key as string);
  const both = monteCarlo?.parameters?.filter((name) => swept.includes(name)) ?? [];
  for (const name of both) problems.push(`“${name}” cannot be both in the grid and drawn.`);
  const points = axes.reduce((product, { values }) => product * values.length, monteCarlo?.draws ?? 1);
  if (!Number.isSafeInteger(points)) problems.push(`${points} points are more than can be counted.`);
  if (problems.length > 0) throw new GridProblem(problems);
  const scenario = resolve(
    monteCarlo ? { ...overrides, uncertainty: monteCarlo.spread, around: monteCarlo.around } : overrides,
  );
  return { scenario, axes, monteCarlo, outputs, points };
}

/** A complaint of the schema in plain words, with the place in the file. */
function describe({ path, message, code, ...issue }: z.core.$ZodIssue): string {
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  if (code === 'unrecognized_keys' && 'keys' in issue) {
    const known =
      path[0] === 'monteCarlo' ? Object.keys(monteCarloNames) : path[0] === 'grid' ? rangeNames : names;
    return (issue.keys as string[])
      .map((key) => `${place}${unknownName(key, 'known here', known)}`)
      .join(' ');
  }
  if (path[0] === 'grid' && code === 'invalid_union')
    return `${place}needs a list of values, or a range {"from": …, "to": …, "steps": …} with a whole number of steps.`;
  return `${place}${message}.`;
}

const names = Object.keys(schema.shape);
const rangeNames = Object.keys(range.shape);
const monteCarloNames = schema.shape.monteCarlo.unwrap().shape;

function readScenario(given: string | Record<string, unknown>, problems: string[]): Overrides {
  if (typeof given === 'string') {
    try {
      const { overrides, warnings } = decode(given);
      problems.push(...warnings.map(({ message }) => `scenario: ${message}`));
      return overrides;
    } catch (error) {
      problems.push(`scenario: ${error instanceof Error ? error.message : error}`);
      return {};
    }
  }
  const overrides: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(given)) {
    const found = energyRow(name);
    const read = 'row' in found ? readValue(found.row, raw) : found;
    if ('problem' in read) problems.push(`scenario: ${read.problem}`);
    else overrides[name] = read.value;
  }
  return overrides as Overrides;
}

function readAxes(grid: z.infer<typeof schema>['grid'], problems: string[]): Axis[] {
  return Object.entries(grid).flatMap(([name, spec]): Axis[] => {
    const found = energyRow(name);
    if ('problem' in found) {
      problems.push(`grid: ${found.problem}`);
      return [];
    }
    const { row } = found;
    if (!Array.isArray(spec)) {
      const read = readRange(row, spec);
      if ('axis' in read) return [read.axis];
      problems.push(`grid: ${read.problem}`);
      return [];
    }
    const values = spec.flatMap((raw) => {
      const read = readValue(row, raw);
      if ('value' in read) return [read.value];
      problems.push(`grid: ${read.problem}`);
      return [];
    });
    return [{ key: row.key as ScenarioKey, values }];
  });
}
