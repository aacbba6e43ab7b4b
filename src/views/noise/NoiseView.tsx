import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import type { Scenario } from '../../scenario';
import { type CheckpointSummary, DEFAULT_PROMPT } from '../../simulation/protocol';
import { workOf } from '../../simulation/studies/work';
import type { StudyRow } from '../../simulation/studyRows';
import { familyWidths, useCheckpointIndex } from '../../state/checkpointIndex';
import { useScenario } from '../../state/selectors';
import { requestKey } from '../../state/simulationDriver';
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
import type { NoiseAnswer } from './formulas';
import { HandOver } from './HandOver';
import './noiseView.css';
import type { NoiseChartsProps } from './NoiseCharts';
import { NoiseFormulas } from './NoiseFormulas';
import { ReferenceNote } from './ReferenceNote';
import { deviation, type ReferenceCurve, referenceCurve } from './reference';
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
  const reference = useReference(checkpoint, scenario);
  const sentences = noiseSentences(live.results, scenario, checkpoint !== null, text);
  const isWanted = isStudyWanted(scenario);
  const estimate = useEstimate(simulation, scenario);
  const drawn = useDrawn(simulation, scenario, isWanted, estimate, reference);
  const answer = useAnswer(live.results, checkpoint);
  const error = live.error ?? study.error;
  return (
    <div
      data-testid={noiseTestIds.view}
      data-compute-state={
        live.error ? 'error' : live.status === 'running' || !live.results ? 'running' : 'idle'
      }
      data-backend={probe?.backend ?? ''}
      data-study-state={studyState(simulation, isWanted)}
    >
      <HeadlineBlock {...sentences} sentence={sentences.headline} testIds={noiseTestIds} />
      {error ? <FailureNotice error={error} isBackendForced={simulation.forcedBackend !== null} /> : null}
      <div className="noise-grid">
        <div className="noise-grid__charts">
          <Suspense fallback={<div className="noise-place" />}>
            <NoiseCharts {...drawn} />
          </Suspense>
          <ReferenceNote deviation={deviation(ofBudgets(study.results) ?? live.results, reference)} />
          {answer ? <NoiseFormulas answer={answer} /> : null}
        </div>
        <div className="noise-grid__side">
          <HandOver
            photonsPerMac={scenario.photonsPerMac}
            width={checkpoint?.config.width ?? null}
            study={ofBudgets(study.results)}
            rows={study.results?.rows ?? noRows}
          />
          <CheckpointCard
            loading={simulation.loading}
            checkpoint={simulation.checkpoint}
            chosen={scenario.checkpoint}
          />
          <DeviceCard probe={probe} forcedBackend={simulation.forcedBackend} />
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

/** The offline curve for the settings, worked out anew only where they make another one. */
function useReference(checkpoint: CheckpointSummary | null, scenario: Scenario): ReferenceCurve | null {
  const key = requestKey(studyRequest(scenario, 'photons'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the curve depends on
  return useMemo(
    () =>
      checkpoint &&
      referenceCurve(checkpoint.reference, studyRequest(scenario, 'photons'), checkpoint.config.context),
    [checkpoint, key],
  );
}

/** About how long the open study will take on this device, seconds with two digits; null while nobody knows. */
function useEstimate({ pace, checkpoint, selected }: SimulationState, scenario: Scenario): number | null {
  const { entries } = useCheckpointIndex();
  if (!pace || !checkpoint || pace.checkpoint !== checkpoint.id) return null;
  const { context, width } = checkpoint.config;
  const request = studyRequest(scenario, selected);
  const work = workOf(request, context, width, familyWidths(entries, checkpoint.id));
  return Number((work * pace.secondsPerWindow).toPrecision(2));
}

/** What the charts draw. They may lag behind a moving slider; the sentence and the slider may not. */
function useDrawn(
  { selected, study, live }: SimulationState,
  scenario: Scenario,
  isWanted: boolean,
  estimate: number | null,
  reference: ReferenceCurve | null,
): NoiseChartsProps {
  const hasBudgets = selected === 'photons';
  const point = (hasBudgets && live.results?.points[0]) || null;
  const baseline = (hasBudgets && live.results?.baseline) || null;
  const photonsPerMac = hasBudgets ? scenario.photonsPerMac : 0;
  const prompt = scenario.prompt || DEFAULT_PROMPT;
  return useDeferredValue(
    useMemo(
      () => ({
        selected,
        study,
        isWanted,
        estimate,
        live: point,
        baseline,
        photonsPerMac,
        prompt,
        reference,
      }),
      [selected, study, isWanted, estimate, point, baseline, photonsPerMac, prompt, reference],
    ),
  );
}

/** The live number as the formulas need it; like the charts, they may lag behind a moving slider. */
function useAnswer(results: StudyResults | null, checkpoint: CheckpointSummary | null): NoiseAnswer | null {
  return useDeferredValue(
    useMemo(() => {
      const [point] = results?.points ?? [];
      if (!results?.baseline || !point || results.request.checkpoint !== checkpoint?.id) return null;
      const { request, baseline } = results;
      return { request, point, baseline, width: checkpoint.config.width };
    }, [results, checkpoint]),
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
