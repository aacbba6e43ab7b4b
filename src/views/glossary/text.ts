import english from '../../locales/glossary.en.json';
import chinese from '../../locales/glossary.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type GlossaryText = ViewText;

export const useGlossaryText = defineViewText('glossary', { en: english, zh: chinese });
