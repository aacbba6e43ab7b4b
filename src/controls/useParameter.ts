import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isAutomatic, type ParameterRow, rowOf, type ScenarioKey } from '../scenario';
import { useIsChanged, usePresetValue, useScenarioValue } from '../state/selectors';
import { valueText } from './valueText';

/** How values are put into words in the current language. */
export function useValueText(): (row: ParameterRow, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  return useCallback(
    (row, value) => {
      const translated =
        row.kind === 'choice' ? t(`choices.${row.key}.${String(value)}`, { defaultValue: '' }) : '';
      if (translated) return translated;
      return valueText(row, value, locale, {
        unit: t(`units.${row.unit}`, row.unit),
        none: t(`none.${'none' in row ? row.none : ''}`, 'none' in row ? (row.none ?? '') : ''),
        on: t('control.on'),
        off: t('control.off'),
      });
    },
    [t, locale],
  );
}

/** Everything a control needs to know about its parameter. */
export function useParameter(key: ScenarioKey) {
  const { t } = useTranslation();
  const row = rowOf(key);
  const toText = useValueText();
  const value = useScenarioValue(key);
  const presetValue = usePresetValue(key);
  const isChanged = useIsChanged(key);
  return {
    row,
    value,
    presetValue,
    isChanged,
    /** Nobody has set it: it follows from other values. */
    isAutomatic: isAutomatic(key) && !isChanged,
    label: t(`parameters.${key}.label`),
    text: toText(row, value),
    presetText: toText(row, presetValue),
  };
}
