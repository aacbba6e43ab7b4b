import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { ChartScale } from '../../charts/plot/projection';
import { fewestPhotons, formatMeasures } from '../../lessons';
import { resolve } from '../../scenario';
import { forgetStep, recordStep, useLessonProgress } from '../../state/lessonProgress';
import { TermText } from '../glossary/TermText';
import { Controls } from './Controls';
import { measure, useEvidence } from './Measurement';
import type { OpenStep } from './navigation';
import { OtherViews } from './OtherViews';
import { Prediction } from './Prediction';
import { StepBar } from './StepBar';
import { StepDots } from './StepDots';
import { nextLabel, stepper } from './stepping';
import { TeacherLinks } from './TeacherLinks';
import { lessonTestIds } from './testIds';
import { textKey, useLessonText } from './text';
import { usePresenterKeys } from './usePresenting';
import { useSlideZoom } from './useSlide';

const StepChart = lazy(() => import('./StepChart'));
const StepFormula = lazy(() => import('./StepFormula'));

/** Charts on a slide, against those on the page. */
const slideScale = 1.2;

interface StepViewProps {
  open: OpenStep;
  isPresenting: boolean;
  onPresent: (isPresenting: boolean) => void;
}

/** One step: text, prediction and answer, with the chart and the live controls beside them. */
export function StepView({ open, isPresenting, onPresent }: StepViewProps) {
  const text = useLessonText();
  const { lesson, step, index } = open;
  const heading = useRef<HTMLHeadingElement>(null);
  const progress = useLessonProgress();
  const evidence = useEvidence(step.needsEvidence ?? null);
  const isInconclusive =
    step.needsEvidence === 'photons' && evidence !== null && fewestPhotons(evidence) === null;
  const waits = step.needsEvidence !== undefined && (evidence === null || isInconclusive);
  const values = formatMeasures(step.numbers(resolve(step.state), evidence), text.locale);
  const go = useMemo(() => stepper(open), [open]);
  const isAnswered = progress[lesson.id]?.[step.id] !== undefined;
  const isChartShown = isAnswered || step.chartTells !== true;
  const presenter = useMemo(
    () => ({
      onPrevious: go.previous,
      onNext: go.next,
      onReveal: () => {
        if (isAnswered) forgetStep(lesson.id, step.id);
        else if (!waits) recordStep(lesson.id, step.id, { guess: null, isRight: false });
        else if (step.needsEvidence && evidence === null) measure(step.needsEvidence);
      },
      onLeave: () => onPresent(false),
    }),
    [go, isAnswered, waits, evidence, lesson, step, onPresent],
  );
  usePresenterKeys(isPresenting, presenter);
  const name = `${lesson.id} ${step.id}`;
  useFocusOnStep(heading, name, isPresenting);
  const zoom = useSlideZoom(isPresenting);
  return (
    <div
      className="lesson"
      data-presenting={isPresenting}
      data-answered={isAnswered}
      data-testid={lessonTestIds.step}
      style={isPresenting ? { zoom } : undefined}
    >
      <StepBar open={open} isPresenting={isPresenting} onPresent={onPresent} />
      <StepDots open={open} />
      <div className="lesson__columns">
        <div className="lesson__text">
          <p className="lesson__lesson">{text.t(`lesson.${lesson.id}.title`)}</p>
          <h1 className="lesson__title" ref={heading} tabIndex={-1} data-testid={lessonTestIds.title}>
            {text.t(textKey(open, 'title'))}
          </h1>
          <p className={`basis basis--${step.basis}`}>{text.t(`basis.${step.basis}`)}</p>
          <p className="lesson__words">
            <TermText>{text.t(textKey(open, 'text'), values)}</TermText>
          </p>
          <Prediction open={open} evidence={evidence} waits={waits} isInconclusive={isInconclusive} />
        </div>
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
        <div className="lesson__side">
          <div className="lesson__chart">
            {isChartShown ? (
              <>
                <p className="lesson__look" data-testid={lessonTestIds.look}>
                  <strong>{text.t('ui.look')}</strong> {text.t(textKey(open, 'look'), values)}
                </p>
                <Suspense fallback={<div className="chart-place" aria-busy="true" />}>
                  <ChartScale value={isPresenting ? slideScale : 1}>
                    <StepChart chart={step.chart} />
                  </ChartScale>
                </Suspense>
              </>
            ) : (
              <p className="lesson__wait" data-testid={lessonTestIds.chartWaits}>
                {text.t('ui.chartWaits')}
              </p>
            )}
          </div>
          <Controls open={open} values={values} isAnswered={isAnswered} />
        </div>
        {/* Once the step is answered, since it would answer it. */}
        {isAnswered ? (
          <div className="lesson__formula">
            <Suspense>
              <StepFormula chart={step.chart} />
            </Suspense>
          </div>
        ) : null}
      </div>
      <div className="lesson__foot">
        <OtherViews key={name} open={open} />
        <TeacherLinks />
      </div>
    </div>
  );
}

/**
 * A new step begins at its title, for keyboard and screen reader, and so does presenting, whose keys a button would
 * keep for itself; the first step leaves the focus where it is.
 */
function useFocusOnStep(
  heading: React.RefObject<HTMLElement | null>,
  stepId: string,
  isPresenting: boolean,
): void {
  const shown = useRef(`${stepId} ${isPresenting}`);
  useEffect(() => {
    const now = `${stepId} ${isPresenting}`;
    if (shown.current === now) return;
    shown.current = now;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [heading, stepId, isPresenting]);
}
