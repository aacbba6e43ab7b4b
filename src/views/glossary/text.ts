import english from '../../locales/glossary.en.json';
import chinese from '../../locales/glossary.zh.json';
import { defineViewText } from '../../locales/viewText';

export const useGlossaryText = defineViewText('glossary', { en: english, zh: chinese });
