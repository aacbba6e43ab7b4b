import english from '../../locales/formula.en.json';
import chinese from '../../locales/formula.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type FormulaText = ViewText;

export const useFormulaText = defineViewText('formula', { en: english, zh: chinese });
