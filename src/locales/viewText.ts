/** Words and numbers of a view whose strings come with its chunk, so that the first paint does without them. */
import i18next, { type i18n, type TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, formatQuantity, formatRatio, formatTopsPerWatt } from '../units';

export interface ViewText {
  /** The translation function of the whole page, for strings shared with other views. */
  page: TFunction;
  locale: string;
  /** A string of the view by its key without the prefix. `defaultValue` stands where a language has none. */
  t: (key: string, values?: Record<string, string | number>) => string;
  /** A quantity in SI with prefix: 4.14 fJ. */
  quantity: (value: number, unit: string, digits?: number) => string;
  number: (value: number, digits?: number) => string;
  ratio: (value: number) => string;
  /** Femtojoules per MAC as a data sheet has them: 6.67 TOPS/W. */
  topsPerWatt: (femtojoulesPerMac: number) => string;
  percent: (share: number, digits?: number) => string;
  /** A number for the tick of an axis: 10k, 1M. */
  compact: (value: number) => string;
}

/** The text of a view in a language; `prefix` is the name under which its strings stand. */
export function viewText(prefix: string, translate: TFunction, locale: string): ViewText {
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return {
    page: translate,
    locale,
    t: (key, values = {}) => translate(`${prefix}.${key}`, values),
    quantity: (value, unit, digits = 3) => formatQuantity(value, unit, { digits, locale }),
    number: (value, digits = 3) => formatNumber(value, { digits, locale }),
    ratio: (value) => formatRatio(value, { locale }),
    topsPerWatt: (femtojoules) => formatTopsPerWatt(femtojoules, { locale }),
    percent: (share, digits = 3) => formatPercent(share, { digits, locale }),
    compact: (value) =>
      Math.abs(value) >= 1000
        ? compact.format(value).replace('K', 'k')
        : formatNumber(Number(value.toPrecision(3)), { locale }),
  };
}

/** Makes the strings of a view known, now or as soon as translations have started. Returns the hook that reads them. */
export function defineViewText(prefix: string, strings: Readonly<Record<string, object>>): () => ViewText {
  const add = (instance: i18n) => {
    for (const [language, own] of Object.entries(strings))
      instance.addResourceBundle(language, 'translation', { [prefix]: own }, true, true);
  };
  if (i18next.isInitialized) add(i18next);
  else i18next.on('initialized', () => add(i18next));
  return () => {
    const { t, i18n: instance } = useTranslation();
    const language = instance.language ?? 'en';
    // The same object as long as the language stays, so that results can be kept by it.
    return useMemo(() => viewText(prefix, t, language), [t, language]);
  };
}
