import { Button } from '@mantine/core';
import { IconArrowLeft, IconPresentation, IconX } from '@tabler/icons-react';
import { lessons } from '../../lessons';
import { goToList, type OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

interface StepBarProps {
  open: OpenStep;
  isPresenting: boolean;
  onPresent: (isPresenting: boolean) => void;
}

/** Back to the list, which step this is, and presenting it. */
export function StepBar({ open, isPresenting, onPresent }: StepBarProps) {
  const text = useLessonText();
  const { lesson, index } = open;
  const place = { number: index + 1, total: lesson.steps.length };
  return (
    <div className="lesson__bar">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={15} />}
        data-testid={lessonTestIds.all}
        onClick={goToList}
      >
        {text.t('ui.all')}
      </Button>
      <span className="lesson__place" data-testid={lessonTestIds.stepLabel}>
        <span className="lesson__number">
          {text.t('ui.lessonOf', { number: lessons.indexOf(lesson) + 1, total: lessons.length })} ·{' '}
        </span>
        {text.t('ui.stepOf', place)}
      </span>
      {isPresenting ? <span className="lesson__keys">{text.t('ui.presentKeys')}</span> : null}
      <Button
        size="compact-sm"
        variant="subtle"
        className="lesson__present"
        aria-pressed={isPresenting}
        aria-label={text.t(isPresenting ? 'ui.leavePresent' : 'ui.present')}
        data-testid={lessonTestIds.present}
        onClick={() => onPresent(!isPresenting)}
      >
        {isPresenting ? <IconX size={15} /> : <IconPresentation size={15} />}
        <span className="lesson__present-word">
          {text.t(isPresenting ? 'ui.leavePresent' : 'ui.present')}
        </span>
      </Button>
    </div>
  );
}
