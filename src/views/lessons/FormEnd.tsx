import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { forgetStep, type StepRecord } from '../../state/lessonProgress';
import type { OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

/** What every form of a guess is about. */
export interface FormProps {
  open: OpenStep;
  /** The guess that was made; undefined before. */
  record: StepRecord | undefined;
  /** Between the guess and the way to reveal or to guess again: what is measured, and the answer once it is revealed. */
  children: ReactNode;
}

interface FormEndProps extends Omit<FormProps, 'children'> {
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
        className="prediction__again"
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
