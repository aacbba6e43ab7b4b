import { Button } from '@mantine/core';
import { forgetStep, type StepRecord } from '../../state/lessonProgress';
import type { OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

/** What every form of a guess is about. */
export interface FormProps {
  open: OpenStep;
  /** The guess that was made; undefined before. */
  record: StepRecord | undefined;
}

interface FormEndProps extends FormProps {
  hasGuess: boolean;
  waits: boolean;
  onReset: () => void;
}

/** Reveals the answer, with a guess or without; afterwards it asks again. */
export function FormEnd({ open, record, hasGuess, waits, onReset }: FormEndProps) {
  const text = useLessonText();
  if (record) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        data-testid={lessonTestIds.askAgain}
        onClick={() => {
          onReset();
          forgetStep(open.lesson.id, open.step.id);
        }}
      >
        {text.t('ui.askAgain')}
      </Button>
    );
  }
  return (
    <Button
      type="submit"
      variant={hasGuess ? 'filled' : 'default'}
      disabled={waits}
      data-testid={lessonTestIds.reveal}
    >
      {text.t(hasGuess ? 'ui.reveal' : 'ui.skip')}
    </Button>
  );
}
