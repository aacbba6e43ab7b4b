import english from '../../locales/paper.en.json';
import chinese from '../../locales/paper.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type PaperText = ViewText;

export const usePaperText = defineViewText('paper', { en: english, zh: chinese });
