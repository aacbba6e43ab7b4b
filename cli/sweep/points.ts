import {
  type Design,
  drawInto,
  evaluatePacked,
  FAST_OUTPUT_LENGTH,
  type Hardware,
  PACKED_LENGTH,
  packedIndex,
} from '../../src/energy';
import {
  packedVary,
  type ScenarioValue,
  toDesign,
  type UncertainParameter,
  uncertainParameters,
  vary,
} from '../../src/scenario';
import { needsDesign, readersOf } from './outputs';
import type { SweepPlan } from './spec';

export type Cell = ScenarioValue;

/** Points of a plan by their index: the same numbers for the same index, whatever was computed before. */
export interface Points {
  /** Names of the cells: index, the parameters of the grid, draw and drawn parameters, outputs. */
  columns: readonly string[];
  /** The cells of a point. The array is used again for the next one. */
  at: (index: number) => readonly Cell[];
}

/**
 * Computes points through the packed form; the readable form is asked only for outputs that the packed one does not
 * hold. Draws vary fastest, then the last parameter of the grid. A draw has the same random numbers at every place of the
 * grid, so differences between places are not noise.
 */
export function pointsOf({ scenario, axes, monteCarlo, outputs, points }: SweepPlan): Points {
  const keys = axes.map(({ key }) => key);
  const draws = monteCarlo?.draws ?? 1;
  const readers = readersOf(outputs);
  const isSlow = needsDesign(outputs);
  const at = vary(scenario);
  const pack = packedVary(scenario, keys);
  const place = new Float64Array(PACKED_LENGTH);
  const drawn = new Float64Array(PACKED_LENGTH);
  const out = new Float64Array(FAST_OUTPUT_LENGTH);
  const scratch = new Uint32Array(4);
  const values: ScenarioValue[] = axes.map(({ values }) => values[0]!);
  const asked = monteCarlo?.parameters;
  const readable = () => at(Object.fromEntries(keys.map((key, i) => [key, values[i]])));
  const uncertain = (): UncertainParameter[] =>
    uncertainParameters(readable()).filter(
      ({ field }) => !keys.includes(field) && (!asked || asked.includes(field)),
    );
  /** Parameters that can be drawn somewhere in the grid, so that every line has the same columns. */
  const drawnNames = monteCarlo?.values ? (asked ?? streamNames(scenario, keys)) : [];
  let fields: UncertainParameter[] = [];
  let placed = -1;

  const moveTo = (gridIndex: number) => {
    let rest = gridIndex;
    for (let i = axes.length - 1; i >= 0; i -= 1) {
      const axis = axes[i]!.values;
      values[i] = axis[rest % axis.length]!;
      rest = Math.floor(rest / axis.length);
    }
    pack(values, place);
    if (monteCarlo) fields = uncertain();
    placed = gridIndex;
  };

  const design = (): Design => {
    const there = toDesign(readable());
    const hardware: Record<string, unknown> = { ...there.hardware };
    for (const { field } of fields) hardware[field] = drawn[packedIndex[field]];
    return { ...there, hardware: hardware as unknown as Hardware };
  };

  const columns = ['index', ...keys, ...(monteCarlo ? ['draw'] : []), ...drawnNames, ...outputs];
  const cells: Cell[] = new Array(columns.length);
  return {
    columns,
    at(index) {
      if (!(index >= 0 && index < points)) throw new RangeError(`there is no point ${index}`);
      const gridIndex = Math.floor(index / draws);
      const draw = index % draws;
      if (gridIndex !== placed) moveTo(gridIndex);
      let input = place;
      if (monteCarlo) {
        drawn.set(place);
        drawInto(drawn, fields, monteCarlo.spread, monteCarlo.seed, draw, scratch);
        input = drawn;
      }
      evaluatePacked(input, out);
      let column = 0;
      cells[column++] = index;
      for (const value of values) cells[column++] = value;
      if (monteCarlo) cells[column++] = draw;
      for (const name of drawnNames) cells[column++] = drawn[packedIndex[name as keyof Hardware]]!;
      const readableDesign = isSlow ? design() : undefined;
      for (const reader of readers)
        cells[column++] = reader.fast ? reader.fast(out) : reader.slow!(readableDesign!);
      return cells;
    },
  };
}

/** Names of what is drawn, in the order of their streams. */
const streamNames = (scenario: SweepPlan['scenario'], keys: readonly string[]): string[] =>
  uncertainParameters(scenario)
    .map(({ field }) => field as string)
    .filter((name) => !keys.includes(name));
