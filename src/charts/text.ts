import i18next, { type TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../locales/charts.en.json';
import { formatNumber, formatPercent, formatQuantity, formatRatio, formatTopsPerWatt } from '../units';
import { powerOfTen } from './ticks';

/** Words and numbers in the language of the page, as charts use them. */
export interface ChartText {
  /** A string of the charts by its key without the prefix `charts.`. */
  t: (key: string, values?: Record<string, string | number>) => string;
  /** A quantity in SI with prefix: 4.14 fJ. */
  quantity: (value: number, unit: string, digits?: number) => string;
  number: (value: number, digits?: number) => string;
  /** A count too large for a prefix that everyone knows: 3.66·10¹⁴. */
  scientific: (value: number) => string;
  ratio: (value: number) => string;
  /** Femtojoules per MAC as a data sheet has them: 6.67 TOPS/W. */
  topsPerWatt: (femtojoulesPerMac: number) => string;
  percent: (share: number) => string;
  /** A whole number for the tick of an axis: 10k, 1M. */
  compact: (value: number) => string;
}

/** Text for one language. The strings come with the charts, so that the first paint of the page does without. */
export function chartText(translate: TFunction, locale: string): ChartText {
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return {
    t: (key, values = {}) => translate(`charts.${key}`, values),
    quantity: (value, unit, digits = 3) => formatQuantity(value, unit, { digits, locale }),
    number: (value, digits = 3) => formatNumber(value, { digits, locale }),
    scientific: (value) => scientific(value, locale),
    ratio: (value) => formatRatio(value, { locale }),
    topsPerWatt: (femtojoules) => formatTopsPerWatt(femtojoules, { locale }),
    percent: (share) => formatPercent(share, { locale }),
    compact: (value) => compact.format(value).replace('K', 'k'),
  };
}

function scientific(value: number, locale: string): string {
  if (!(value > 0 && Number.isFinite(value))) return '–';
  if (value < 1e5) return formatNumber(value, { digits: 3, locale });
  const rounded = Number(value.toPrecision(3));
  const power = 10 ** Math.floor(Math.log10(rounded));
  return `${formatNumber(rounded / power, { digits: 3, locale })}·${powerOfTen(power)}`;
}

/** Makes the strings of the charts known to a translation instance. */
export function addChartStrings(instance: typeof i18next): void {
  instance.addResourceBundle('en', 'translation', { charts: english }, true, true);
}

if (i18next.isInitialized) addChartStrings(i18next);
else i18next.on('initialized', () => addChartStrings(i18next));

/** Text of the charts in the page's language. */
export function useChartText(): ChartText {
  const { t, i18n } = useTranslation();
  const language = i18n.language ?? 'en';
  // Making a formatter takes longer than drawing a small chart does; it is kept as long as the language stays.
  return useMemo(() => chartText(t, language), [t, language]);
}
