import i18next, { type TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../../locales/lessons.en.json';
import chinese from '../../locales/lessons.zh.json';
import { formatNumber, formatPercent, formatQuantity, formatRatio } from '../../units';

/** Words and numbers of the lessons in the language of the page. */
export interface LessonText {
  /** The translation function of the whole page, for names that other views share. */
  page: TFunction;
  locale: string;
  /** A string of the view by its key without the prefix `lessons.`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  quantity: (value: number, unit: string, digits?: number) => string;
  number: (value: number, digits?: number) => string;
  ratio: (value: number) => string;
  percent: (share: number) => string;
}

export function lessonText(translate: TFunction, locale: string): LessonText {
  return {
    page: translate,
    locale,
    t: (key, values = {}) => translate(`lessons.${key}`, values),
    quantity: (value, unit, digits = 3) => formatQuantity(value, unit, { digits, locale }),
    number: (value, digits = 3) => formatNumber(value, { digits, locale }),
    ratio: (value) => formatRatio(value, { locale }),
    percent: (share) => formatPercent(share, { digits: 2, locale }),
  };
}

/** Makes the strings of the view known; they come with its chunk, so that the first paint does without. */
export function addLessonStrings(instance: typeof i18next): void {
  instance.addResourceBundle('en', 'translation', { lessons: english }, true, true);
  instance.addResourceBundle('zh', 'translation', { lessons: chinese }, true, true);
}

if (i18next.isInitialized) addLessonStrings(i18next);
else i18next.on('initialized', () => addLessonStrings(i18next));

export function useLessonText(): LessonText {
  const { t, i18n } = useTranslation();
  return useMemo(() => lessonText(t, i18n.language ?? 'en'), [t, i18n.language]);
}
