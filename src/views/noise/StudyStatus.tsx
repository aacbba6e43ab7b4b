import '@mantine/core/styles/Progress.css';
import { Button, Progress } from '@mantine/core';
import type { StudyName } from '../../simulation/protocol';
import { setValue } from '../../state/scenarioStore';
import type { JobState } from '../../state/simulationStore';
import { durationText } from './sentences';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

interface StudyStatusProps {
  selected: StudyName;
  study: JobState;
  /** The scenario asks for the study over budgets. */
  isWanted: boolean;
  /** About how long it will take on this device; null while nobody knows. */
  estimate: number | null;
}

/** Start, progress, time left and stop of the study over photon budgets. What has arrived stays after a stop. */
export function StudyStatus({ selected, study, isWanted, estimate }: StudyStatusProps) {
  const text = useNoiseText();
  const { results, progress, status } = study;
  if (results?.isComplete) return <span>{text.t('study.done')}</span>;
  if (!isWanted) {
    const hasPoints = (results?.points.length ?? 0) + (results?.rows.length ?? 0) > 0;
    return (
      <div className="study-status">
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => setValue('study', selected)}
          data-testid={noiseTestIds.studyStart}
        >
          {text.t(hasPoints ? 'study.again' : 'study.start')}
        </Button>
        {estimate === null ? null : (
          <span data-testid={noiseTestIds.studyEstimate}>
            {text.t('study.estimate', { time: durationText(estimate, text) })}
          </span>
        )}
      </div>
    );
  }
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const words = [
    text.percent(share),
    status === 'running'
      ? progress?.secondsLeft != null &&
        text.t('study.left', { time: durationText(progress.secondsLeft, text) })
      : text.t('study.waits'),
  ].filter(Boolean);
  return (
    <div className="study-status" data-testid={noiseTestIds.studyProgress}>
      <Progress
        className="study-status__bar"
        size="sm"
        value={share * 100}
        aria-label={text.t('study.bar')}
      />
      <span>{words.join(' · ')}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setValue('study', 'live')}
        data-testid={noiseTestIds.studyStop}
      >
        {text.t('study.stop')}
      </Button>
    </div>
  );
}
