import { evaluateDesign } from '../../energy';
import { toDesign } from '../design';
import { hardwarePresets } from '../presets/hardware';
import { keysOfPreset, resolve } from '../resolve';
import type { Overrides, Scenario } from '../types';
import { vary } from '../vary';

/** One optical machine that stays as it is while digital improves. */
export interface YearLine {
  hardware: string;
  name: string;
  points: { year: number; digitalFemtojoulesPerMac: number; advantage: number }[];
  /** Year in which digital has caught up, if it keeps improving; null where it is ahead from the start. */
  caughtUp: number | null;
}

const FIRST = 2020;
const LAST = 2050;
/** Tenfold in seven years, as the paper quotes Shankar and Reuther. */
const YEARS_PER_DECADE = 7;

/** The scenario on another machine, all else as it is. */
export function withHardware(scenario: Scenario, hardware: string): Scenario {
  const overrides: Overrides = { ...scenario, hardware };
  for (const key of keysOfPreset.hardware) delete overrides[key];
  return resolve(overrides);
}

/** Advantage against the year of the digital processor: for the design at hand and for the paper's two machines. */
export function yearView(scenario: Scenario): YearLine[] {
  const others = hardwarePresets
    .filter(({ id }) => ['paper-2023', 'paper-future'].includes(id))
    .map(({ id, name }) => ({ id, name, scenario: withHardware(scenario, id) }));
  return [{ id: 'current', name: 'this design', scenario }, ...others].map(
    ({ id, name, scenario: machine }) => {
      const at = vary(machine);
      const points = Array.from({ length: LAST - FIRST + 1 }, (_, i) => {
        const year = FIRST + i;
        const { digitalFemtojoulesPerMac, advantage } = evaluateDesign(toDesign(at({ year })));
        return { year, digitalFemtojoulesPerMac, advantage };
      });
      const now = points[0]!.advantage;
      return {
        hardware: id,
        name,
        points,
        caughtUp: now > 1 ? FIRST + YEARS_PER_DECADE * Math.log10(now) : null,
      };
    },
  );
}
