import english from '../../locales/methods.en.json';
import chinese from '../../locales/methods.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type MethodsText = ViewText;

export const useMethodsText = defineViewText('methods', { en: english, zh: chinese });
