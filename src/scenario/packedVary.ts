import { type PackedField, packedIndex, packField } from '../energy';
import { digitalOf, packScenario } from './design';
import { normalise } from './overrides';
import { givenValues, type PresetKey, presetKeys, resolve, settle, settledKeys } from './resolve';
import type { Overrides, Scenario, ScenarioKey, ScenarioValue } from './types';
import { followers } from './vary';

/** Writes the packed design of a scenario into `target` with the values of the keys, in their order. */
export type PackedVary = (values: readonly ScenarioValue[], target: Float64Array) => void;

type Loose = Record<string, unknown>;

/** What a choice of presets fixes once for all of its cells. */
interface Prepared {
  given: Overrides;
  scenario: Scenario;
  /** Width that the shape has without the change. */
  width: number;
  packed: Float64Array;
}

const isPacked = (key: string): key is PackedField => Object.hasOwn(packedIndex, key);
const decidesDigital: readonly ScenarioKey[] = ['digital', 'digitalFjPerMac', 'year'];
/** Presets that set values of their own; of the digital row, automatic values are read. */
const setsValues: readonly ScenarioKey[] = presetKeys.filter((key) => key !== 'digital');
/** What automatic values are computed from, beside one another. */
const sources: readonly ScenarioKey[] = ['width', 'heads', 'layers', 'experts', 'context', 'digital'];

/** Only some keys of a scenario: a small object is read many times faster than a whole one. */
function only<T extends Overrides>(from: T, keys: Iterable<ScenarioKey>): T {
  const small: Loose = {};
  for (const key of keys) small[key] = from[key];
  return small as T;
}

/**
 * `vary` for inner loops: the same scenarios, as packed designs, without making an object a cell. What presets and
 * overrides give is put together once for each choice of presets; a cell then costs only its own values and the automatic
 * ones that follow them. `vary` is the readable form; a test holds the two together over all pairs of parameters.
 */
export function packedVary(scenario: Scenario, keys: readonly ScenarioKey[]): PackedVary {
  const base = normalise(scenario as Overrides);
  const presetAt = keys.flatMap((key, i) => (setsValues.includes(key) ? [i] : []));
  const widthAt = keys.some((key) => key === 'headDim' || (followers as readonly string[]).includes(key))
    ? -1
    : keys.indexOf('width');
  const plain = keys.flatMap((key, i) => (i === widthAt || presetAt.includes(i) ? [] : [[key, i] as const]));
  const written = [...new Set<string>([...plain.map(([key]) => key), ...settledKeys])].filter(isPacked);
  const isDigital = keys.some((key) => decidesDigital.includes(key));
  const read = new Set<ScenarioKey>([...keys, ...sources, ...settledKeys, ...followers]);
  const known = new Map<string, Prepared>();

  const prepare = (values: readonly ScenarioValue[]): Prepared => {
    const presets = Object.fromEntries(presetAt.map((i) => [keys[i] as PresetKey, values[i]])) as Overrides;
    const chosen = { ...base, ...presets };
    const there = resolve(chosen);
    const packed = packScenario(there);
    return {
      given: only(givenValues(chosen), read),
      scenario: only(there, read),
      width: there.width,
      packed,
    };
  };

  return (values, target) => {
    let name = '';
    for (const i of presetAt) name += `${String(values[i])} `;
    let prepared = known.get(name);
    if (!prepared) {
      prepared = prepare(values);
      known.set(name, prepared);
    }
    const { given, scenario: there, packed, width } = prepared;
    for (const [key, i] of plain) {
      (given as Loose)[key] = values[i];
      (there as unknown as Loose)[key] = values[i];
    }
    settle(there, given);
    target.set(packed);
    for (const key of written) target[packedIndex[key]] = packField(there[key as keyof Scenario]);
    if (isDigital) {
      const digital = digitalOf(there);
      target[packedIndex.femtojoulesPerMac] = digital.femtojoulesPerMac;
      target[packedIndex.boardPicojoulesPerBit] = digital.boardPicojoulesPerBit ?? 0;
    }
    if (widthAt >= 0) {
      const wide = values[widthAt] as number;
      target[packedIndex.width] = wide;
      for (const key of followers) target[packedIndex[key]] = there[key] * (wide / width);
    }
  };
}
