import { checkValue, type Overrides, type ScenarioKey, table } from '../../src/scenario';

const known = new Set<string>(table.map(({ key }) => key));

/** Fails unless every value is one that its row of the table allows, under keys of the table alone. */
export function requireWithinBounds(overrides: Overrides): void {
  if (Object.getPrototypeOf(overrides) !== Object.prototype)
    throw new Error('overrides have another prototype');
  for (const [key, value] of Object.entries(overrides)) {
    if (!known.has(key)) throw new Error(`${key} is no parameter`);
    const { problem } = checkValue(key as ScenarioKey, value);
    if (problem !== null) throw new Error(`${key}: ${problem}`);
  }
}

const before = Object.getOwnPropertyNames(Object.prototype).sort().join();

/** Fails where an object of the language has gained or lost a member. */
export function requireCleanPrototypes(): void {
  const now = Object.getOwnPropertyNames(Object.prototype).sort().join();
  if (now !== before) throw new Error(`Object.prototype was changed: ${now}`);
}

/** Fails where a text has half a character, which no address can carry. */
export function requireWholeCharacters(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new Error(`half a character in ${JSON.stringify(text)}`);
}
