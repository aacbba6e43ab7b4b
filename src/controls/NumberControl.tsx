import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario, ScenarioKey } from '../scenario';
import { beginGesture, endGesture, setValue } from '../state/scenarioStore';
import { useBounds } from '../state/selectors';
import { formatTopsPerWatt } from '../units';
import { ControlHead } from './ControlHead';
import { QuantityField } from './QuantityField';
import { RangeSlider } from './RangeSlider';
import { rowScale } from './sliderScale';
import { controlTestIds } from './testIds';
import { useParameter } from './useParameter';

/** A linear row wider than this has no slider: no position of it would be meant (a seed, for instance). */
const widestLinear = 1e6;

/** A number: a field to type into and, where the row has bounds, a slider with the preset as a tick. */
export function NumberControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { row, value, presetValue, isChanged, isAutomatic, label, text, presetText } = useParameter(rowKey);
  const { t, i18n } = useTranslation();
  const [message, setMessage] = useState<string | null>(null);
  const fieldId = useId();
  const messageId = useId();
  const [min, max] = useBounds(rowKey);
  const scale = useMemo(() => {
    if (row.kind !== 'number' && row.kind !== 'integer') return null;
    if (max <= min || (row.scale === 'linear' && max - min > widestLinear)) return null;
    return rowScale(row, { min, max });
  }, [row, min, max]);

  const set = (next: number | null) => setValue(rowKey, next as Scenario[typeof rowKey]);
  const number = typeof value === 'number' ? value : null;
  // No value, such as unlimited cores, is past the top of the slider.
  const top = max;
  return (
    <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
      <ControlHead row={row} label={label} htmlFor={fieldId} isChanged={isChanged} presetText={presetText}>
        <QuantityField
          id={fieldId}
          rowKey={rowKey}
          label={label}
          unit={row.unit}
          unitText={row.unit && t(`units.${row.unit}`, row.unit)}
          none={'none' in row && row.none ? t(`none.${row.none}`, row.none) : undefined}
          value={number}
          isAutomatic={isAutomatic}
          isCalendar={'calendar' in row}
          messageId={messageId}
          isInvalid={message !== null}
          onCommit={(next) => {
            endGesture();
            set(next);
            endGesture();
          }}
          onMessage={setMessage}
        />
      </ControlHead>
      {scale ? (
        <RangeSlider
          scale={scale}
          value={number ?? top}
          presetValue={typeof presetValue === 'number' ? presetValue : top}
          label={label}
          valueText={text}
          testId={controlTestIds.slider(rowKey)}
          onChange={set}
          onHold={beginGesture}
          onRelease={endGesture}
        />
      ) : null}
      {'perMac' in row && row.perMac && number ? (
        <p className="control__also" data-testid={controlTestIds.topsPerWatt(rowKey)}>
          {formatTopsPerWatt(number, { locale: i18n.language })}
        </p>
      ) : null}
      {message ? (
        <p className="control__message" id={messageId} role="alert">
          {message}
        </p>
      ) : null}
    </div>
  );
}
