import { comparisonView } from './comparison/view';
import { type PaperView, paperView, type Readings } from './paper';
import type { Scenario } from './types';
import {
  chunkView,
  crossoverWidth,
  dominatesView,
  evaluationView,
  mapView,
  modelsView,
  sensitivityView,
  shapeView,
  solveView,
  sweepView,
  uncertaintyView,
  widthView,
  yearView,
} from './views';

/** What a call across the worker's border returns: errors keep their kind, which a thrown error would lose. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: { kind: string; message: string } };

/** Runs a view and turns whatever it throws into a value. Only scenarios cross the border. */
function guarded<T, Input = Scenario>(view: (input: Input) => T) {
  return (scenario: Input): Result<T> => {
    try {
      return { ok: true, value: view(scenario) };
    } catch (error) {
      return {
        ok: false,
        error: { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
      };
    }
  };
}

/**
 * Keeps the newest answer: the headline and an open question of the same values ask for the same draws.
 * Across the worker's border scenarios are copies, so they are compared by what is in them.
 */
function remembered<T>(view: (scenario: Scenario) => T): (scenario: Scenario) => T {
  let newest: { asked: string; answer: T } | null = null;
  return (scenario) => {
    const asked = JSON.stringify(scenario);
    if (newest?.asked !== asked) newest = { asked, answer: view(scenario) };
    return newest.answer;
  };
}

/** The paper needs no scenario: its claims are about its own. */
function paper(chosen: Readings): Result<PaperView> {
  return { ok: true, value: paperView(chosen) };
}

/** The face of the energy worker, one function a question. Pure: the same functions run in Node. */
export const energyApi = {
  evaluate: guarded(evaluationView),
  models: guarded((scenario) => modelsView(scenario)),
  width: guarded((scenario) => widthView(scenario)),
  dominates: guarded(dominatesView),
  uncertainty: guarded(remembered(uncertaintyView)),
  sensitivity: guarded(sensitivityView),
  solve: guarded(solveView),
  crossoverWidth: guarded(crossoverWidth),
  sweep: guarded((scenario) => sweepView(scenario)),
  map: guarded((scenario) => mapView(scenario)),
  years: guarded(yearView),
  chunks: guarded(chunkView),
  shapes: guarded(shapeView),
  compare: guarded(comparisonView),
  paper,
};

export type EnergyApi = typeof energyApi;
