import { useLessonProgress } from '../../state/lessonProgress';
import { goToStep, type OpenStep } from './navigation';
import { useLessonText } from './text';

/** The step as a bar of marks: which are answered, which one is open. */
export function StepDots({ open }: { open: OpenStep }) {
  const text = useLessonText();
  const progress = useLessonProgress();
  const { lesson, index } = open;
  return (
    <nav className="step-dots" aria-label={text.t(`lesson.${lesson.id}.title`)}>
      {lesson.steps.map((step, at) => (
        <button
          key={step.id}
          type="button"
          className="step-dots__dot"
          aria-current={at === index ? 'step' : undefined}
          aria-label={`${at + 1}: ${text.t(`lesson.${lesson.id}.${step.id}.title`)}`}
          title={text.t(`lesson.${lesson.id}.${step.id}.title`)}
          data-done={progress[lesson.id]?.[step.id] !== undefined}
          onClick={() => goToStep(lesson, at)}
        />
      ))}
    </nav>
  );
}
