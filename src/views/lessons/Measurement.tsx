import '@mantine/core/styles/Progress.css';
import { Button, Progress } from '@mantine/core';
import type { Evidence, EvidenceStudy } from '../../lessons';
import { resetValue, setValue } from '../../state/scenarioStore';
import { useScenario } from '../../state/selectors';
import { startSimulation, studyInLink, useSimulation } from '../../state/simulationStore';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

/** What has been measured for the present values: a whole study, or nothing. */
export function useEvidence(wanted: EvidenceStudy | null): Evidence | null {
  const { results } = useSimulation().study;
  if (!results?.isComplete || results.request.study !== wanted) return null;
  return { points: results.points, written: results.rows.filter((row) => row.kind === 'writing') };
}

/** Starts a study for the present values; one that runs or has run stays as it is. */
export function measure(study: EvidenceStudy): void {
  startSimulation();
  setValue('study', study);
}

/** Start and progress of the study that a step needs. */
export function Measurement({ study: wanted }: { study: EvidenceStudy }) {
  const text = useLessonText();
  const { study } = useSimulation();
  const isWanted = studyInLink(useScenario()) === wanted;
  const { progress, error } = study;
  if (useEvidence(wanted)) return null;
  if (error) {
    return (
      <p role="alert" className="lesson__note">
        {text.t('ui.measureFailed', { message: error.message })}
      </p>
    );
  }
  if (!isWanted) {
    return (
      <div className="measurement">
        <p className="lesson__note">{text.t('ui.needsEvidence')}</p>
        <Button data-testid={lessonTestIds.measure} onClick={() => measure(wanted)}>
          {text.t('ui.measure')}
        </Button>
      </div>
    );
  }
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const label = text.t('ui.measuring', {
    done: text.percent(share, 2),
  });
  return (
    <div className="measurement">
      <p className="lesson__note">{label}</p>
      <Progress value={share * 100} aria-label={label} />
      <Button size="compact-sm" variant="subtle" onClick={() => resetValue('study')}>
        {text.t('ui.stop')}
      </Button>
    </div>
  );
}
