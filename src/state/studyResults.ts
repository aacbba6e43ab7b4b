/** What a study has found so far, as the page shows it. */
import type { DigitalEstimate, Estimate, OpticalPoint, StudyRequest } from '../simulation/protocol';
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
