import english from '../../locales/lessons.en.json';
import chinese from '../../locales/lessons.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';
import type { OpenStep } from './navigation';

export type LessonText = ViewText;

export const useLessonText = defineViewText('lessons', { en: english, zh: chinese });

/** Key of the texts of a step, without the prefix of the view. */
export const textKey = ({ lesson, step }: OpenStep, part: string) => `lesson.${lesson.id}.${step.id}.${part}`;
