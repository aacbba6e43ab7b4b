import { keysOfPreset } from '../resolve';
import type { Overrides, ScenarioKey } from '../types';
import { type Inconsistency, inconsistencies } from './inconsistencies';

/** Which reading of each inconsistency is taken, by its place; 0, as printed, where it is absent. */
export type Readings = Partial<Record<Inconsistency['id'], number>>;

/** Readings as they stand in a link: I1.1-I7.1 takes the second reading of I1 and of I7. */
export const writeReadings = (chosen: Readings): string =>
  inconsistencies.flatMap(({ id }) => (chosen[id] ? [`${id}.${chosen[id]}`] : [])).join('-');

/** Reads them; what is not a reading that can be laid over the claims is left out. */
export function readReadings(text: string): Readings {
  const chosen: Readings = {};
  for (const part of text.split('-')) {
    const [name, index] = part.split('.');
    const known = inconsistencies.find(({ id }) => id === name);
    if (known && isSwitch(known) && known.readings[Number(index)]) chosen[known.id] = Number(index);
  }
  return chosen;
}

/** Its readings can be laid over the claims: not where there is none, or where they are about other models. */
export const isSwitch = ({ readings }: Pick<Inconsistency, 'readings'>): boolean =>
  readings.length > 0 && readings.every(({ overrides }) => overrides.model === undefined);

/**
 * The scenario of a claim under other readings of the paper.
 *
 * A reading changes what the claim leaves open: constants of today's machine only where the claim is about today's
 * machine, another future only where it is about the future, a number of cores only for the model that the number is
 * of. A reading that is about another model is another claim.
 */
export function withReadings(claim: Overrides, chosen: Readings): Overrides {
  const changed: Overrides = { ...claim };
  const isFuture = claim.hardware !== undefined;
  const isOtherModel = claim.model !== undefined;
  for (const { id, readings } of inconsistencies) {
    const reading = readings[chosen[id] ?? 0];
    if (!reading || !chosen[id] || reading.overrides.model !== undefined) continue;
    for (const [key, value] of Object.entries(reading.overrides) as [ScenarioKey, never][]) {
      if ((key === 'cores' || key === 'batch') && isOtherModel) continue;
      if (key === 'hardware' ? !isFuture : isFuture && isConstant(key)) continue;
      changed[key] = value;
    }
  }
  return changed;
}

const isConstant = (key: ScenarioKey): boolean =>
  (keysOfPreset.hardware as readonly string[]).includes(key) && key !== 'photonsPerDot';
