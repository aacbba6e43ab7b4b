import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import english from '../../locales/noise.en.json';
import { formatNumber, formatPercent, formatQuantity } from '../../units';

/** Words and numbers of the noise view in the language of the page. */
export interface NoiseText {
  /** A string of the view by its key without the prefix `noise.`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  number: (value: number, digits?: number) => string;
  percent: (share: number, digits?: number) => string;
  bytes: (value: number) => string;
}

export function noiseText(translate: TFunction, locale: string): NoiseText {
  return {
    t: (key, values = {}) => translate(`noise.${key}`, values),
    number: (value, digits = 3) => formatNumber(value, { digits, locale }),
    percent: (share, digits = 2) => formatPercent(share, { digits, locale }),
    bytes: (value) => formatQuantity(value, 'B', { locale }),
  };
}

/** Makes the strings of the view known; they come with its chunk, so that the first paint does without. */
export function addNoiseStrings(instance: typeof i18next): void {
  instance.addResourceBundle('en', 'translation', { noise: english }, true, true);
}

if (i18next.isInitialized) addNoiseStrings(i18next);
else i18next.on('initialized', () => addNoiseStrings(i18next));

export function useNoiseText(): NoiseText {
  const { t, i18n } = useTranslation();
  return noiseText(t, i18n.language ?? 'en');
}
