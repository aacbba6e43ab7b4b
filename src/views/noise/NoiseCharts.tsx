import { lazy, memo, Suspense } from 'react';
import { PerplexityVersusPhotons } from '../../charts/all';
import type { OpticalPoint, StudyName } from '../../simulation/protocol';
import type { JobState } from '../../state/simulationStore';
import type { Baseline } from '../../state/studyResults';
import type { ReferenceCurve } from './reference';
import { StudyPicker } from './StudyPicker';
import { StudyStatus } from './StudyStatus';

const StudyChart = lazy(() => import('./StudyChart'));

/** No more than is drawn: whatever changes here draws the open chart anew. */
export interface NoiseChartsProps {
  selected: StudyName;
  study: JobState;
  /** The scenario asks for a study. */
  isWanted: boolean;
  /** Seconds that the open study will take here, about; null while nobody knows. */
  estimate: number | null;
  /** The live number and its digital models; null where the open chart does not show them. */
  live: OpticalPoint | null;
  baseline: Baseline | null;
  photonsPerMac: number;
  prompt: string;
  reference: ReferenceCurve | null;
}

/** The charts of the noise view. In a chunk of its own: it brings the chart library. */
export default memo(function NoiseCharts(props: NoiseChartsProps) {
  const { selected, study, isWanted, estimate, live, baseline, photonsPerMac, prompt, reference } = props;
  const status = <StudyStatus selected={selected} study={study} isWanted={isWanted} estimate={estimate} />;
  return (
    <>
      <StudyPicker selected={selected} />
      {selected === 'photons' ? (
        <PerplexityVersusPhotons
          points={study.results?.points ?? []}
          baseline={study.results?.baseline ?? baseline}
          reference={reference?.points ?? []}
          live={live}
          chosenPhotons={photonsPerMac}
          status={status}
        />
      ) : (
        <Suspense fallback={<div className="noise-place" />}>
          <StudyChart study={selected} rows={study.results?.rows ?? []} prompt={prompt} status={status} />
        </Suspense>
      )}
    </>
  );
});
