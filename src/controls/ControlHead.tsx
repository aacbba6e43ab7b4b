import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAutomatic, type ParameterRow } from '../scenario';
import { resetValue } from '../state/scenarioStore';
import { AboutParameter } from './AboutParameter';
import { controlTestIds } from './testIds';

interface ControlHeadProps {
  row: ParameterRow;
  label: string;
  htmlFor?: string;
  labelId?: string;
  isChanged: boolean;
  presetText: string;
  children?: ReactNode;
}

/** The line above a control: label, "i", reset mark when changed, and the value at the right. */
export function ControlHead({
  row,
  label,
  htmlFor,
  labelId,
  isChanged,
  presetText,
  children,
}: ControlHeadProps) {
  const { t } = useTranslation();
  const resetLabel = isAutomatic(row.key)
    ? t('control.setAutomatic', { label })
    : t('control.reset', { label, value: presetText });
  return (
    <div className="control__head">
      {htmlFor ? (
        <label className="control__label" htmlFor={htmlFor}>
          {label}
        </label>
      ) : (
        <span className="control__label" id={labelId}>
          {label}
        </span>
      )}
      <AboutParameter row={row} label={label} presetText={presetText} />
      <span className="control__spacer" />
      {isChanged ? (
        <button
          type="button"
          className="control__icon control__icon--reset"
          aria-label={resetLabel}
          title={resetLabel}
          data-testid={controlTestIds.reset(row.key)}
          onClick={() => resetValue(row.key)}
        >
          <IconRestore size={15} stroke={2} aria-hidden="true" />
        </button>
      ) : null}
      {children}
    </div>
  );
}
