import type { PlotAxis } from '../../../charts/plot/axes';
import { decadeDomain, paddedLogDomain } from '../../../charts/ticks';
import { findRow, type ParameterRow, type ScenarioValue } from '../../../scenario';
import { axisName } from './names';
import type { QuestionText } from './text';

/** A range wider than this factor is shown in whole decades. */
const wide = 200;

/** The advantage on a logarithmic axis. */
export function advantageAxis(values: readonly number[], text: QuestionText): PlotAxis {
  const usable = values.filter((value) => value > 0 && Number.isFinite(value));
  const isWide = Math.max(...usable) / Math.min(...usable) > wide;
  return {
    label: text.t('advantage'),
    kind: 'log',
    domain: isWide ? decadeDomain(usable) : paddedLogDomain(usable, 0.08),
    format: text.ratio,
  };
}

/** The kind of axis that a parameter's values go on. */
export function axisKind(row: ParameterRow): PlotAxis['kind'] {
  if (row.kind === 'number' || row.kind === 'integer') return row.scale;
  return 'point';
}

/** A parameter along its range. */
export function numericAxis(key: string, values: readonly number[], text: QuestionText): PlotAxis {
  const row = findRow(key);
  const kind = row ? axisKind(row) : 'linear';
  return {
    label: axisName(key, text),
    kind: kind === 'log' && Math.min(...values) > 0 ? 'log' : 'linear',
    domain: [Math.min(...values), Math.max(...values)],
    // Ten years are one tick of thousands: a year stands as it is.
    format: row && 'calendar' in row ? (tick) => String(tick) : text.compact,
  };
}

/** Where a value stands on its axis: itself, or the place of a choice. */
export function placeOf(row: ParameterRow, value: ScenarioValue, index: number): number {
  return (row.kind === 'number' || row.kind === 'integer') && typeof value === 'number' ? value : index;
}
