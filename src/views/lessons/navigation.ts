/** Going from step to step: every step is a state of the page, so that undo, Back and the link know it. */
import { findLesson, type Lesson, type Step } from '../../lessons';
import { type Overrides, rowOf, type Scenario, type ScenarioKey } from '../../scenario';
import { replaceOverrides, scenarioStore } from '../../state/scenarioStore';

/** A step as the link names it. */
export interface OpenStep {
  lesson: Lesson;
  step: Step;
  /** Position of the step, from 0. */
  index: number;
}

/** The step that a scenario has open. Links count steps from 1; a number past the end is the last one. */
export function openStepOf(scenario: Pick<Scenario, 'lesson' | 'step'>): OpenStep | null {
  const lesson = findLesson(scenario.lesson);
  if (!lesson) return null;
  const index = Math.min(Math.max(scenario.step, 1), lesson.steps.length) - 1;
  const step = lesson.steps[index];
  return step ? { lesson, step, index } : null;
}

/** Language, lock and the like: what belongs to the page and not to the design. */
function ofPage(overrides: Overrides): Overrides {
  const kept = Object.entries(overrides).filter(
    ([key]) => rowOf(key as ScenarioKey).group === 'view' && key !== 'lesson' && key !== 'step',
  );
  return Object.fromEntries(kept) as Overrides;
}

/** The overrides of a step: its own values, and what belongs to the page. */
export function overridesOfStep(page: Overrides, lesson: Lesson, index: number): Overrides {
  return {
    ...ofPage(page),
    ...lesson.steps[index]?.state,
    lesson: lesson.id,
    // The first step is the default of a link.
    ...(index > 0 ? { step: index + 1 } : {}),
  };
}

/** Opens a step with its own values. */
export function goToStep(lesson: Lesson, index: number): void {
  replaceOverrides(overridesOfStep(scenarioStore.getState().overrides, lesson, index));
}

/** Back to the list of lessons, with the presets. */
export function goToList(): void {
  const { lock: _, ...page } = ofPage(scenarioStore.getState().overrides);
  replaceOverrides(page);
}

/** A link that names a step and no value of the design: the values are then the step's own. */
export function isBare(overrides: Overrides): boolean {
  return Object.keys(overrides).every((key) => rowOf(key as ScenarioKey).group === 'view');
}

/** Whether the reader has moved anything away from the values of the step. */
export function isMoved(overrides: Overrides, { lesson, index }: OpenStep): boolean {
  const own = overridesOfStep(overrides, lesson, index);
  const keys = new Set([...Object.keys(own), ...Object.keys(overrides)]) as Set<ScenarioKey>;
  keys.delete('study');
  return [...keys].some((key) => rowOf(key).group !== 'view' && !Object.is(own[key], overrides[key]));
}
