import { PerplexityVersusPhotons } from '../../charts/all';
import type { Scenario } from '../../scenario';
import { isStudyWanted, type SimulationState } from '../../state/simulationStore';
import type { ReferenceCurve } from './reference';
import { StudyStatus } from './StudyStatus';

interface NoiseChartsProps {
  simulation: SimulationState;
  scenario: Scenario;
  reference: ReferenceCurve | null;
}

/** The charts of the noise view. In a chunk of its own: it brings the chart library. */
export default function NoiseCharts({ simulation, scenario, reference }: NoiseChartsProps) {
  const { study, live } = simulation;
  const baseline = study.results?.baseline ?? live.results?.baseline ?? null;
  return (
    <PerplexityVersusPhotons
      points={study.results?.points ?? []}
      baseline={baseline}
      reference={reference?.points ?? []}
      live={live.results?.points[0] ?? null}
      chosenPhotons={scenario.photonsPerMac}
      status={<StudyStatus simulation={simulation} isWanted={isStudyWanted(scenario)} />}
    />
  );
}
