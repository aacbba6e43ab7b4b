import { type ComponentType, createElement, Fragment, lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { setValue } from '../../../state/scenarioStore';
import { useScenarioValue } from '../../../state/selectors';
import { type QuestionId, questionIds } from './ids';
import './questions.css';
import { questionTestIds } from './testIds';
import { useQuestionText } from './text';

/** Each in a chunk of its own: nobody opens all of them. */
const panels: Readonly<Record<QuestionId, ComponentType>> = {
  dominates: lazy(() => import('./Dominates')),
  sure: lazy(() => import('./Sure')),
  matters: lazy(() => import('./Matters')),
  take: lazy(() => import('./Take')),
  scale: lazy(() => import('./Scale')),
  build: lazy(() => import('./Build')),
  when: lazy(() => import('./When')),
  shape: lazy(() => import('./Shape')),
};

/**
 * Questions to the energy model, one open at a time; which one stands in the link. The answer follows its question, as it
 * does on a phone for the eye as well; beside each other, the questions keep their rows and the answer stands below.
 */
export default function Questions() {
  const text = useQuestionText();
  const open = useScenarioValue('question');
  const opened = useRef<HTMLElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another question opens
  useLayoutEffect(() => {
    bringIntoView(opened.current, answer.current);
    opened.current = null;
  }, [open]);
  return (
    <section className="questions" aria-label={text.t('title')} data-testid={questionTestIds.list}>
      {questionIds.map((question) => (
        <Fragment key={question}>
          <button
            type="button"
            className="questions__chip"
            aria-expanded={question === open}
            data-testid={questionTestIds.chip(question)}
            onClick={(event) => {
              opened.current = question === open ? null : event.currentTarget;
              setValue('question', question === open ? '' : question);
            }}
          >
            <b>{text.t(`${question}.question`)}</b> <span>{text.t(`${question}.means`)}</span>
          </button>
          {question === open ? (
            <div className="questions__answer" ref={answer}>
              <Suspense fallback={<div className="chart-place chart-place--low" aria-busy="true" />}>
                {createElement(panels[question])}
              </Suspense>
            </div>
          ) : null}
        </Fragment>
      ))}
    </section>
  );
}

/**
 * After a question is opened by hand its answer may begin below the window, or an answer that was open above it has gone
 * and taken its height along: then the question goes to the top.
 */
function bringIntoView(question: HTMLElement | null, answer: HTMLElement | null): void {
  if (!question || !answer) return;
  const isInSight =
    question.getBoundingClientRect().top > 0 && answer.getBoundingClientRect().top < innerHeight / 2;
  if (!isInSight) question.scrollIntoView({ block: 'start' });
}
