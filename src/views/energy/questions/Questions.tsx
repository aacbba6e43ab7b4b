import { type ComponentType, lazy, Suspense } from 'react';
import { setValue } from '../../../state/scenarioStore';
import { useScenarioValue } from '../../../state/selectors';
import './questions.css';
import { questionTestIds } from './testIds';
import { useQuestionText } from './text';

/** Each in a chunk of its own: nobody opens all of them. */
const panels: Readonly<Record<string, ComponentType>> = {
  dominates: lazy(() => import('./Dominates')),
  sure: lazy(() => import('./Sure')),
  matters: lazy(() => import('./Matters')),
  take: lazy(() => import('./Take')),
  scale: lazy(() => import('./Scale')),
  build: lazy(() => import('./Build')),
  when: lazy(() => import('./When')),
  shape: lazy(() => import('./Shape')),
};

/** Questions to the energy model, one open at a time; which one stands in the link. */
export default function Questions() {
  const text = useQuestionText();
  const open = useScenarioValue('question');
  const Open = panels[open];
  return (
    <section className="questions" aria-label={text.t('title')} data-testid={questionTestIds.list}>
      <div className="questions__chips">
        {Object.keys(panels).map((question) => (
          <button
            key={question}
            type="button"
            className="questions__chip"
            aria-expanded={question === open}
            data-testid={questionTestIds.chip(question)}
            onClick={() => setValue('question', question === open ? '' : question)}
          >
            <b>{text.t(`${question}.question`)}</b> <span>{text.t(`${question}.means`)}</span>
          </button>
        ))}
      </div>
      {Open ? (
        <Suspense fallback={<div className="chart-place chart-place--low" aria-busy="true" />}>
          <Open key={open} />
        </Suspense>
      ) : null}
    </section>
  );
}
