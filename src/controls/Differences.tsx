import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { differences, rowOf } from '../scenario';
import { resetAll, resetValue, useOverrides } from '../state/scenarioStore';
import { controlTestIds } from './testIds';
import { useValueText } from './useParameter';

/** What differs from the presets, each with its way back. Nothing is shown while nothing differs. */
export function Differences() {
  const { t } = useTranslation();
  const toText = useValueText();
  const [isOpen, setOpen] = useState(false);
  // Which view or lesson is open is no value of the design.
  const list = differences(useOverrides()).filter(({ key }) => rowOf(key).group !== 'view');
  if (list.length === 0) return null;
  return (
    <section className="differences" data-testid={controlTestIds.differences}>
      <div className="differences__head">
        <button
          type="button"
          className="differences__toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('rail.differs', { count: list.length })}
        </button>
        <button
          type="button"
          className="differences__all"
          data-testid={controlTestIds.resetAll}
          onClick={resetAll}
        >
          {t('rail.resetAll')}
        </button>
      </div>
      {isOpen ? (
        <ul className="differences__list">
          {list.map(({ key, value, presetValue }) => {
            const label = t(`parameters.${key}.label`);
            const row = rowOf(key);
            const reset = t('control.reset', { label, value: toText(row, presetValue) });
            return (
              <li key={key} data-testid={controlTestIds.difference(key)}>
                <span>{label}</span>
                <span className="differences__values">
                  <s>{toText(row, presetValue)}</s> {toText(row, value)}
                </span>
                <button
                  type="button"
                  className="control__icon control__icon--reset"
                  aria-label={reset}
                  title={reset}
                  data-testid={controlTestIds.differenceReset(key)}
                  onClick={() => resetValue(key)}
                >
                  <IconRestore size={15} aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}
