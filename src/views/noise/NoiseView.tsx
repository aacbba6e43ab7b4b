import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import type { StudyRow } from '../../simulation/studyRows';
import { useScenario } from '../../state/selectors';
import {
  isStudyWanted,
  type SimulationState,
  type StudyResults,
  startSimulation,
  studyRequest,
  useSimulation,
} from '../../state/simulationStore';
import { HeadlineBlock } from '../energy/Headline';
import { CheckpointCard } from './CheckpointCard';
import { DeviceCard } from './DeviceCard';
import { FailureNotice } from './FailureNotice';
import { HandOver } from './HandOver';
import './noiseView.css';
import { ReferenceNote } from './ReferenceNote';
import { deviation, referenceCurve } from './reference';
import { noiseSentences } from './sentences';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

const NoiseCharts = lazy(() => import('./NoiseCharts'));

const noRows: readonly StudyRow[] = [];

/** Would it still work? A real Transformer, simulated under optical noise on this device. */
export default function NoiseView() {
  const text = useNoiseText();
  const scenario = useScenario();
  const simulation = useSimulation();
  useEffect(startSimulation, []);
  const { live, study, probe } = simulation;
  const checkpoint = simulation.checkpoint?.id === scenario.checkpoint ? simulation.checkpoint : null;
  const reference = useMemo(
    () =>
      checkpoint &&
      referenceCurve(checkpoint.reference, studyRequest(scenario, 'photons'), checkpoint.config.context),
    [checkpoint, scenario],
  );
  const sentences = noiseSentences(live.results, scenario, checkpoint !== null, text);
  // Charts may lag behind a moving slider; the sentence and the slider may not.
  const drawn = useDeferredValue(
    useMemo(() => ({ simulation, scenario, reference }), [simulation, scenario, reference]),
  );
  const error = live.error ?? study.error;
  return (
    <div
      data-testid={noiseTestIds.view}
      data-compute-state={
        live.error ? 'error' : live.status === 'running' || !live.results ? 'running' : 'idle'
      }
      data-backend={probe?.backend ?? ''}
      data-study-state={studyState(simulation, isStudyWanted(scenario))}
    >
      <HeadlineBlock {...sentences} sentence={sentences.headline} testIds={noiseTestIds} />
      {error ? <FailureNotice error={error} isBackendForced={simulation.forcedBackend !== null} /> : null}
      <div className="noise-grid">
        <div className="noise-grid__charts">
          <Suspense fallback={<div className="noise-place" />}>
            <NoiseCharts {...drawn} />
          </Suspense>
          <ReferenceNote deviation={deviation(ofBudgets(study.results) ?? live.results, reference)} />
        </div>
        <div className="noise-grid__side">
          <HandOver
            photonsPerMac={scenario.photonsPerMac}
            width={checkpoint?.config.width ?? null}
            study={ofBudgets(study.results)}
            rows={study.results?.rows ?? noRows}
          />
          <CheckpointCard simulation={simulation} chosen={scenario.checkpoint} />
          <DeviceCard simulation={simulation} />
          <section className="side-card">
            <h2 className="side-card__title">{text.t('words.title')}</h2>
            <p className="side-card__text">{text.t('words.photons')}</p>
            <p className="side-card__text">{text.t('words.here')}</p>
            <p className="side-card__text">{text.t('words.error')}</p>
          </section>
        </div>
      </div>
    </div>
  );
}

/** Results of the study over budgets; another study says nothing about perplexity at a budget. */
function ofBudgets(results: StudyResults | null): StudyResults | null {
  return results?.request.study === 'photons' ? results : null;
}

function studyState({ study }: SimulationState, isWanted: boolean): string {
  if (study.status === 'error') return 'error';
  if (study.results?.isComplete) return 'done';
  if (study.status === 'running') return 'running';
  return isWanted ? 'waiting' : 'idle';
}
