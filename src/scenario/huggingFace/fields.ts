/** A configuration as it was pasted: nothing about it is certain. */
export type Config = Readonly<Record<string, unknown>>;

/** Something to say about a configuration: in English, and by code and values for other languages. */
export interface Remark {
  code: string;
  values: Readonly<Record<string, string | number>>;
  text: string;
}

/** The configuration cannot be read as a shape. */
export class ConfigProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly values: Remark['values'] = {},
  ) {
    super(message);
  }
}

/** The value of a field the configuration itself has; nothing inherited. */
export const field = (config: Config, name: string): unknown =>
  Object.hasOwn(config, name) ? config[name] : undefined;

/** The first of several spellings that holds a finite number; undefined if none does. */
export function optionalNumber(config: Config, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = field(config, name);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return undefined;
}

/** As above, for a field that must be there. @throws ConfigProblem naming the spellings that were looked for. */
export function requiredNumber(config: Config, meaning: string, ...names: readonly string[]): number {
  const value = optionalNumber(config, ...names);
  if (value === undefined)
    throw new ConfigProblem('missing', `The ${meaning} is missing (looked for ${names.join(', ')}).`, {
      names: names.join(', '),
    });
  if (value <= 0)
    throw new ConfigProblem('impossible', `The ${meaning} is ${value}, which no model has.`, {
      names: names.join(', '),
      value,
    });
  return value;
}

/** An object inside the configuration; undefined if there is none of that name. */
export function nested(config: Config, name: string): Config | undefined {
  const value = field(config, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : undefined;
}

/** A list inside the configuration; empty if there is none. */
export function list(config: Config, name: string): readonly unknown[] {
  const value = field(config, name);
  return Array.isArray(value) ? value : [];
}

/** A text inside the configuration; empty if there is none. */
export function text(config: Config, name: string): string {
  const value = field(config, name);
  return typeof value === 'string' ? value : '';
}
