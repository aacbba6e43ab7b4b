import english from '../../locales/tour.en.json';
import chinese from '../../locales/tour.zh.json';
import { defineViewText } from '../../locales/viewText';

export const useTourText = defineViewText('tour', { en: english, zh: chinese });
