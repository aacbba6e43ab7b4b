import english from '../../../locales/questions.en.json';
import chinese from '../../../locales/questions.zh.json';
import { defineViewText, type ViewText } from '../../../locales/viewText';

export type QuestionText = ViewText;

export const useQuestionText = defineViewText('questions', { en: english, zh: chinese });
