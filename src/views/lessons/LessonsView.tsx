import { useLayoutEffect, useMemo, useState } from 'react';
import { setPresentation } from '../../state/lessonProgress';
import { completeLink } from '../../state/linkSync';
import { useOverrides } from '../../state/scenarioStore';
import { useScenario } from '../../state/selectors';
import { LessonList } from './LessonList';
import './lessonList.css';
import './step.css';
import './prediction.css';
import './lessonControls.css';
import './presenting.css';
import { isBare, openStepOf, overridesOfStep } from './navigation';
import { StepView } from './StepView';
import { lessonTestIds } from './testIds';

/** The lessons: their list, or the step that the link has open. */
export default function LessonsView() {
  const { lesson, step } = useScenario();
  const overrides = useOverrides();
  const open = useMemo(() => openStepOf({ lesson, step }), [lesson, step]);
  const isEmptyLink = open !== null && isBare(overrides) && Object.keys(open.step.state).length > 0;
  useLayoutEffect(() => {
    if (open && isEmptyLink) completeLink({ overrides: overridesOfStep(overrides, open.lesson, open.index) });
  }, [open, isEmptyLink, overrides]);
  // Kept from lesson to lesson; the list is left as a page.
  const [isPresenting, setPresenting] = useState(false);
  if (isPresenting && !open) setPresenting(false);
  useLayoutEffect(() => {
    setPresentation(isPresenting);
    return () => setPresentation(false);
  }, [isPresenting]);
  return (
    <div data-testid={lessonTestIds.view} data-compute-state="idle">
      {open ? (
        <StepView open={open} isPresenting={isPresenting} onPresent={setPresenting} />
      ) : (
        <LessonList unknown={lesson} />
      )}
    </div>
  );
}
