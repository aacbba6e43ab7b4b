/** What a study has found so far, as the page shows it. */
import type {
  DigitalEstimate,
  Estimate,
  OpticalPoint,
  StudyRequest,
  StudyUpdate,
} from '../simulation/protocol';
import type { StudyRow } from '../simulation/studyRows';

/** Loss of the digital models on the windows of a request. */
export interface Baseline {
  digitalFloat: Estimate;
  digital: DigitalEstimate;
}

/** What has arrived for one request. */
export interface StudyResults {
  request: StudyRequest;
  baseline: Baseline | null;
  /** By rising photon budget. */
  points: OpticalPoint[];
  /** What a study finds beyond losses at budgets, in the order of arrival. */
  rows: StudyRow[];
  /** All of it is there. */
  isComplete: boolean;
}

export function emptyResults(request: StudyRequest): StudyResults {
  return { request, baseline: null, points: [], rows: [], isComplete: false };
}

/** Whether there is something to draw. */
export const hasResults = ({ points, rows }: StudyResults): boolean => points.length + rows.length > 0;

/** The results with what a study has just told. */
export function advanced(
  base: StudyResults,
  event: Extract<StudyUpdate, { type: 'point' | 'row' | 'done' }>,
): StudyResults {
  if (event.type === 'point') return { ...base, points: withPoint(base.points, event.point) };
  if (event.type === 'row') return { ...base, rows: withRow(base.rows, event.row) };
  const { digitalFloat, digital, optical, rows } = event.result;
  return {
    ...base,
    baseline: { digitalFloat, digital },
    points: [...optical].sort((a, b) => a.photonsPerMac - b.photonsPerMac),
    rows: rows ?? [],
    isComplete: true,
  };
}

/** What tells one row of a study from the others. */
function rowKey(row: StudyRow): string {
  switch (row.kind) {
    case 'need':
      return `${row.checkpoint} ${row.reading}`;
    case 'needFit':
      return `fit ${row.reading}`;
    case 'systematic':
      return `${row.noiseLinear} ${row.noiseAttention}`;
    case 'precision':
      return `${row.mode} ${row.inputBits} ${row.outputBits}`;
    case 'writing':
      return String(row.step);
    case 'errors':
    case 'signal':
      return `${row.layer} ${row.operation}`;
    case 'scaling':
      return `${row.checkpoint} ${row.photonsPerMac}`;
    case 'scalingFit':
      return `fit ${row.checkpoint}`;
  }
}

/** The rows with a new one in place of an earlier one about the same. A text that begins anew replaces the old. */
function withRow(rows: readonly StudyRow[], row: StudyRow): StudyRow[] {
  if (row.kind === 'writing' && row.step === 0) return [row];
  const key = rowKey(row);
  const index = rows.findIndex((other) => rowKey(other) === key);
  return index < 0 ? [...rows, row] : rows.map((other, place) => (place === index ? row : other));
}

/** The points with a new one, or with a better estimate of one that was there. */
function withPoint(points: readonly OpticalPoint[], point: OpticalPoint): OpticalPoint[] {
  const others = points.filter((other) => other.photonsPerMac !== point.photonsPerMac);
  return [...others, point].sort((a, b) => a.photonsPerMac - b.photonsPerMac);
}
