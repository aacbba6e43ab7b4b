/** What a reader has answered in the lessons. Kept on the device; nothing of it stands in a link. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface StepRecord {
  /** Key of the chosen option, the number that was guessed, or null where it was revealed without a guess. */
  guess: string | number | null;
  isRight: boolean;
}

/** By lesson and step. */
export type LessonProgress = Readonly<Record<string, Readonly<Record<string, StepRecord>>>>;

const storageKey = 'optical-transformer-explorer.lessons';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what is stored; whatever is not a record of a step is left out. */
export function parseProgress(text: string | null): LessonProgress {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (!isRecord(stored)) return {};
  const lessons = Object.entries(stored).map(([lesson, steps]) => {
    const kept = Object.entries(isRecord(steps) ? steps : {}).flatMap(([step, record]) => {
      if (!isRecord(record) || typeof record.isRight !== 'boolean') return [];
      const { guess, isRight } = record;
      const isGuess = typeof guess === 'string' || typeof guess === 'number' || guess === null;
      return isGuess ? [[step, { guess, isRight }] as const] : [];
    });
    return [lesson, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(lessons);
}

function readProgress(): LessonProgress {
  try {
    return parseProgress(localStorage.getItem(storageKey));
  } catch {
    return {}; // Storage may be forbidden, in an embedded page for instance.
  }
}

interface ProgressState {
  progress: LessonProgress;
  /** The reader's own progress, put by while presenting; null otherwise. */
  putBy: LessonProgress | null;
}

export const lessonProgressStore = createStore<ProgressState>()(() => ({
  progress: readProgress(),
  putBy: null,
}));

/**
 * Presenting begins with nothing answered, or what a teacher tried at home would give every answer away; and nothing of
 * it is kept.
 */
export function setPresentation(isPresenting: boolean): void {
  const { progress, putBy } = lessonProgressStore.getState();
  if (isPresenting && putBy === null) lessonProgressStore.setState({ progress: {}, putBy: progress });
  if (!isPresenting && putBy !== null) lessonProgressStore.setState({ progress: putBy, putBy: null });
}

function change(progress: LessonProgress): void {
  lessonProgressStore.setState({ progress });
  if (lessonProgressStore.getState().putBy !== null) return;
  try {
    localStorage.setItem(storageKey, JSON.stringify(progress));
  } catch {
    // The progress then lasts as long as the visit.
  }
}

export function recordStep(lesson: string, step: string, record: StepRecord): void {
  const { progress } = lessonProgressStore.getState();
  change({ ...progress, [lesson]: { ...progress[lesson], [step]: record } });
}

/** Lets a step ask again. */
export function forgetStep(lesson: string, step: string): void {
  const { progress } = lessonProgressStore.getState();
  const { [step]: _, ...others } = progress[lesson] ?? {};
  change({ ...progress, [lesson]: others });
}

export function forgetProgress(): void {
  change({});
}

export function useLessonProgress(): LessonProgress {
  return useStore(lessonProgressStore, (state) => state.progress);
}
