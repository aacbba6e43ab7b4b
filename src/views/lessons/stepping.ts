import { lessons } from '../../lessons';
import { goToList, goToStep, type OpenStep } from './navigation';
import type { LessonText } from './text';

/** The lesson after this one; undefined after the last. */
const following = ({ lesson }: OpenStep) => lessons[lessons.indexOf(lesson) + 1];

/** Going back and on; past the last step comes the next lesson, past the last lesson the list. */
export function stepper(open: OpenStep): { previous: () => void; next: () => void } {
  const { lesson, index } = open;
  return {
    previous: () => {
      if (index > 0) goToStep(lesson, index - 1);
    },
    next: () => {
      const after = following(open);
      if (index + 1 < lesson.steps.length) goToStep(lesson, index + 1);
      else if (after) goToStep(after, 0);
      else goToList();
    },
  };
}

/** What the way on is called. */
export function nextLabel(open: OpenStep, text: LessonText): string {
  if (open.index + 1 < open.lesson.steps.length) return text.t('ui.next');
  const after = following(open);
  return after ? text.t('ui.nextLesson', { title: text.t(`lesson.${after.id}.title`) }) : text.t('ui.finish');
}
