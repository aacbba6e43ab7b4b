import { lazy, memo, Suspense } from 'react';
import { PerplexityVersusPhotons } from '../../charts/all';
import type { Scenario } from '../../scenario';
import { DEFAULT_PROMPT } from '../../simulation/protocol';
import { type SimulationState, studyInLink } from '../../state/simulationStore';
import type { ReferenceCurve } from './reference';
import { StudyPicker } from './StudyPicker';
import { StudyStatus } from './StudyStatus';

const StudyChart = lazy(() => import('./StudyChart'));

interface NoiseChartsProps {
  simulation: SimulationState;
  scenario: Scenario;
  reference: ReferenceCurve | null;
}

/** The charts of the noise view. In a chunk of its own: it brings the chart library. */
export default memo(function NoiseCharts({ simulation, scenario, reference }: NoiseChartsProps) {
  const { study, live, selected } = simulation;
  const status = <StudyStatus simulation={simulation} isWanted={studyInLink(scenario) !== null} />;
  return (
    <>
      <StudyPicker selected={selected} />
      {selected === 'photons' ? (
        <PerplexityVersusPhotons
          points={study.results?.points ?? []}
          baseline={study.results?.baseline ?? live.results?.baseline ?? null}
          reference={reference?.points ?? []}
          live={live.results?.points[0] ?? null}
          chosenPhotons={scenario.photonsPerMac}
          status={status}
        />
      ) : (
        <Suspense fallback={<div className="noise-place" />}>
          <StudyChart
            study={selected}
            rows={study.results?.rows ?? []}
            prompt={scenario.prompt || DEFAULT_PROMPT}
            status={status}
          />
        </Suspense>
      )}
    </>
  );
});
