import i18next, { type TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../../locales/compare.en.json';
import chinese from '../../locales/compare.zh.json';
import { formatNumber, formatPercent, formatQuantity, formatRatio } from '../../units';

/** Words and numbers of the compare view in the language of the page. */
export interface CompareText {
  /** The translation function of the whole page, for sentences shared with other views. */
  page: TFunction;
  /** A string of the view by its key without the prefix `compare.`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  /** A quantity in SI with prefix: 4.14 fJ. */
  quantity: (value: number, unit: string, digits?: number) => string;
  number: (value: number, digits?: number) => string;
  ratio: (value: number) => string;
  percent: (share: number) => string;
  /** A whole number for the tick of an axis: 10k, 1M. */
  compact: (value: number) => string;
}

export function compareText(translate: TFunction, locale: string): CompareText {
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return {
    page: translate,
    t: (key, values = {}) => translate(`compare.${key}`, values),
    quantity: (value, unit, digits = 3) => formatQuantity(value, unit, { digits, locale }),
    number: (value, digits = 3) => formatNumber(value, { digits, locale }),
    ratio: (value) => formatRatio(value, { locale }),
    percent: (share) => formatPercent(share, { locale }),
    compact: (value) => compact.format(value).replace('K', 'k'),
  };
}

/** Makes the strings of the view known; they come with its chunk, so that the first paint does without. */
export function addCompareStrings(instance: typeof i18next): void {
  instance.addResourceBundle('en', 'translation', { compare: english }, true, true);
  instance.addResourceBundle('zh', 'translation', { compare: chinese }, true, true);
}

if (i18next.isInitialized) addCompareStrings(i18next);
else i18next.on('initialized', () => addCompareStrings(i18next));

export function useCompareText(): CompareText {
  const { t, i18n } = useTranslation();
  return useMemo(() => compareText(t, i18n.language ?? 'en'), [t, i18n.language]);
}
