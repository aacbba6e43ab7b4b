import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type Lesson, lessons } from '../../lessons';
import { forgetProgress, useLessonProgress } from '../../state/lessonProgress';
import { goToStep } from './navigation';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

/** All lessons, with what has been done of each. */
export function LessonList({ unknown }: { unknown: string }) {
  const text = useLessonText();
  const progress = useLessonProgress();
  const hasProgress = Object.values(progress).some((steps) => Object.keys(steps).length > 0);
  return (
    <>
      <h1 className="headline" data-testid={lessonTestIds.headline}>
        {text.t('ui.headline')}
      </h1>
      <p className="subline">{text.t('ui.introduction')}</p>
      {unknown ? (
        <p className="shell__message lesson-list__unknown" role="alert" data-testid={lessonTestIds.unknown}>
          {text.t('ui.unknown', { id: unknown })}
        </p>
      ) : null}
      <ol className="lesson-list">
        {lessons.map((lesson, index) => (
          <LessonCard key={lesson.id} lesson={lesson} number={index + 1} />
        ))}
      </ol>
      <p className="lesson-list__teachers">{text.t('ui.forTeachers')}</p>
      {hasProgress ? (
        <Button size="compact-sm" variant="subtle" mt="md" onClick={forgetProgress}>
          {text.t('ui.resetProgress')}
        </Button>
      ) : null}
    </>
  );
}

function LessonCard({ lesson, number }: { lesson: Lesson; number: number }) {
  const text = useLessonText();
  const answered = useLessonProgress()[lesson.id] ?? {};
  const done = lesson.steps.filter((step) => answered[step.id]).length;
  const total = lesson.steps.length;
  const title = text.t(`lesson.${lesson.id}.title`);
  const first = lesson.steps.findIndex((step) => !answered[step.id]);
  const word = done === 0 ? 'ui.start' : done < total ? 'ui.continue' : 'ui.again';
  return (
    <li className="lesson-card" data-testid={lessonTestIds.card(lesson.id)}>
      <span className="lesson-card__number" aria-hidden="true">
        {done === total ? <IconCheck size={16} /> : number}
      </span>
      <h2 className="lesson-card__title">{title}</h2>
      <p className="lesson-card__summary">{text.t(`lesson.${lesson.id}.summary`)}</p>
      <p className="lesson-card__progress">
        {done === 0 ? text.t('ui.steps', { count: total }) : text.t('ui.progress', { done, total })}
      </p>
      <Button
        size="compact-sm"
        variant={done === 0 || done === total ? 'default' : 'filled'}
        aria-label={`${text.t(word)}: ${title}`}
        data-testid={lessonTestIds.open(lesson.id)}
        onClick={() => goToStep(lesson, Math.max(0, first))}
      >
        {text.t(word)}
      </Button>
    </li>
  );
}
