import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isAutomatic, type ParameterRow } from '../scenario';
import { resetValue } from '../state/scenarioStore';
import { AboutParameter } from './AboutParameter';
import { controlTestIds } from './testIds';

interface ResetMarkProps {
  row: ParameterRow;
  label: string;
  presetText: string;
}

interface ControlHeadProps extends ResetMarkProps {
  htmlFor?: string;
  labelId?: string;
  isChanged: boolean;
  children?: ReactNode;
}

/** The line above a control: label, "i", reset mark when changed, and the value at the right. */
export function ControlHead(props: ControlHeadProps) {
  const { row, label, htmlFor, labelId, isChanged, presetText, children } = props;
  const { t } = useTranslation();
  return (
    <div className="control__head">
      <span className="control__name">
        {htmlFor ? (
          <label className="control__label" htmlFor={htmlFor}>
            {label}
          </label>
        ) : (
          <span className="control__label" id={labelId}>
            {label}
          </span>
        )}
        {row.extension ? <span className="control__extension">{t('control.extension')}</span> : null}
      </span>
      <AboutParameter row={row} label={label} presetText={presetText} />
      <span className="control__spacer" />
      {isChanged ? <ResetMark row={row} label={label} presetText={presetText} /> : null}
      {children}
    </div>
  );
}

/** Shown only while a value is changed: the way back to its preset, or to automatic. */
export function ResetMark({ row, label, presetText }: ResetMarkProps) {
  const { t } = useTranslation();
  const name = isAutomatic(row.key)
    ? t('control.setAutomatic', { label })
    : t('control.reset', { label, value: presetText });
  return (
    <button
      type="button"
      className="control__icon control__icon--reset"
      aria-label={name}
      title={name}
      data-testid={controlTestIds.reset(row.key)}
      onClick={() => resetValue(row.key)}
    >
      <IconRestore size={15} stroke={2} aria-hidden="true" />
    </button>
  );
}
