import english from '../../locales/lessons.en.json';
import chinese from '../../locales/lessons.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type LessonText = ViewText;

export const useLessonText = defineViewText('lessons', { en: english, zh: chinese });
