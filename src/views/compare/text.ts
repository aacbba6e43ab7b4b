import english from '../../locales/compare.en.json';
import chinese from '../../locales/compare.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type CompareText = ViewText;

export const useCompareText = defineViewText('compare', { en: english, zh: chinese });
