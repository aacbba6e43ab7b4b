import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconPresentation, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { fewestPhotons, formatMeasures, lessons } from '../../lessons';
import { resolve } from '../../scenario';
import { recordStep, useLessonProgress } from '../../state/lessonProgress';
import { TermText } from '../glossary/TermText';
import { Controls } from './Controls';
import { Measurement, useEvidence } from './Measurement';
import { goToList, goToStep, type OpenStep } from './navigation';
import { OtherViews } from './OtherViews';
import { Prediction } from './Prediction';
import { StepDots } from './StepDots';
import { TeacherLinks } from './TeacherLinks';
import { lessonTestIds } from './testIds';
import { type LessonText, textKey, useLessonText } from './text';
import { usePresenterKeys } from './usePresenting';

const StepChart = lazy(() => import('./StepChart'));

/** One step: text, prediction and answer, with the chart and the live controls beside them. */
export function StepView({ open }: { open: OpenStep }) {
  const text = useLessonText();
  const { lesson, step, index } = open;
  const [isPresenting, setPresenting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const progress = useLessonProgress();
  const evidence = useEvidence(step.needsEvidence ?? null);
  const isInconclusive =
    step.needsEvidence === 'photons' && evidence !== null && fewestPhotons(evidence) === null;
  const waits = step.needsEvidence !== undefined && (evidence === null || isInconclusive);
  const values = formatMeasures(step.numbers(resolve(step.state), evidence), text.locale);
  const number = lessons.indexOf(lesson) + 1;
  const go = useMemo(() => stepper(open), [open]);
  const isAnswered = progress[lesson.id]?.[step.id] !== undefined;
  const isChartShown = isAnswered || step.chartTells !== true;
  const presenter = useMemo(
    () => ({
      onPrevious: go.previous,
      onNext: go.next,
      onReveal: () => {
        if (!isAnswered && !waits) recordStep(lesson.id, step.id, { guess: null, isRight: false });
      },
      onLeave: () => setPresenting(false),
    }),
    [go, isAnswered, waits, lesson, step],
  );
  usePresenterKeys(isPresenting, presenter);
  useFocusOnStep(heading, step.id);
  return (
    <div className="lesson" data-presenting={isPresenting}>
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
          {text.t('ui.lessonOf', { number, total: lessons.length })} ·{' '}
          {text.t('ui.stepOf', { number: index + 1, total: lesson.steps.length })}
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          ml="auto"
          leftSection={isPresenting ? <IconX size={15} /> : <IconPresentation size={15} />}
          aria-pressed={isPresenting}
          data-testid={lessonTestIds.present}
          onClick={() => setPresenting(!isPresenting)}
        >
          {text.t(isPresenting ? 'ui.leavePresent' : 'ui.present')}
        </Button>
      </div>
      <StepDots open={open} />
      <div className="lesson__columns">
        <div className="lesson__text">
          <p className="lesson__lesson">{text.t(`lesson.${lesson.id}.title`)}</p>
          <h1 className="lesson__title" ref={heading} tabIndex={-1} data-testid={lessonTestIds.title}>
            {text.t(textKey(open, 'title'))}
          </h1>
          <p className={`basis basis--${step.basis}`}>{text.t(`basis.${step.basis}`)}</p>
          <p>
            <TermText>{text.t(textKey(open, 'text'), values)}</TermText>
          </p>
          {isChartShown ? (
            <p className="lesson__look">
              <strong>{text.t('ui.look')}</strong> {text.t(textKey(open, 'look'), values)}
            </p>
          ) : null}
          {step.needsEvidence ? <Measurement study={step.needsEvidence} /> : null}
          {isInconclusive ? <p className="lesson__note">{text.t('ui.inconclusive')}</p> : null}
          <Prediction open={open} evidence={evidence} waits={waits} />
          <div className="lesson__next">
            <Button
              variant="default"
              disabled={index === 0}
              data-testid={lessonTestIds.previous}
              onClick={go.previous}
            >
              {text.t('ui.previous')}
            </Button>
            <Button
              variant={isAnswered ? 'filled' : 'default'}
              rightSection={<IconArrowRight size={16} />}
              data-testid={lessonTestIds.next}
              onClick={go.next}
            >
              {nextLabel(open, text)}
            </Button>
          </div>
          {isPresenting ? <p className="lesson__note">{text.t('ui.presentKeys')}</p> : null}
        </div>
        <div className="lesson__side">
          {isChartShown ? (
            <Suspense fallback={<div className="chart-place" aria-busy="true" />}>
              <StepChart chart={step.chart} withFormula={isAnswered} />
            </Suspense>
          ) : (
            <p className="lesson__wait" data-testid={lessonTestIds.chartWaits}>
              {text.t('ui.chartWaits')}
            </p>
          )}
          <Controls open={open} values={values} isAnswered={isAnswered} />
        </div>
      </div>
      <div className="lesson__foot">
        <OtherViews key={step.id} open={open} />
        <TeacherLinks />
      </div>
    </div>
  );
}

/** Going back and on; past the last step comes the next lesson, past the last lesson the list. */
function stepper({ lesson, index }: OpenStep) {
  return {
    previous: () => {
      if (index > 0) goToStep(lesson, index - 1);
    },
    next: () => {
      const following = lessons[lessons.indexOf(lesson) + 1];
      if (index + 1 < lesson.steps.length) goToStep(lesson, index + 1);
      else if (following) goToStep(following, 0);
      else goToList();
    },
  };
}

function nextLabel({ lesson, index }: OpenStep, text: LessonText): string {
  if (index + 1 < lesson.steps.length) return text.t('ui.next');
  const following = lessons[lessons.indexOf(lesson) + 1];
  return following
    ? text.t('ui.nextLesson', { title: text.t(`lesson.${following.id}.title`) })
    : text.t('ui.finish');
}

/** A new step begins at its title, for keyboard and screen reader; the first one leaves the focus where it is. */
function useFocusOnStep(heading: React.RefObject<HTMLElement | null>, stepId: string): void {
  const shown = useRef(stepId);
  useEffect(() => {
    if (shown.current === stepId) return;
    shown.current = stepId;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [heading, stepId]);
}
