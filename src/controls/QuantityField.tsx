import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuantity } from '../units';
import './quantityField.css';
import { controlTestIds } from './testIds';
import { editableText, numberText } from './valueText';

interface QuantityFieldProps {
  id: string;
  rowKey: string;
  label: string;
  /** As the parser knows it. */
  unit: string;
  /** As the reader sees it. */
  unitText: string;
  value: number | null;
  /** The word for no value, where the row allows that. */
  none?: string;
  isAutomatic: boolean;
  /** Written as a year. */
  isCalendar: boolean;
  messageId: string;
  isInvalid: boolean;
  onCommit(value: number | null): void;
  /** What is wrong with the text, or null when it is fine again. */
  onMessage(message: string | null): void;
}

/** A number with its unit that can be typed into: `10 pJ`, `1e-3`, `12k`. Bad text stays, with the reason under it. */
export function QuantityField(props: QuantityFieldProps) {
  const {
    id,
    rowKey,
    label,
    unit,
    unitText,
    value,
    none,
    isAutomatic,
    isCalendar,
    messageId,
    isInvalid,
    onCommit,
    onMessage,
  } = props;
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  // Escape leaves the field, and leaving commits: the field has to know that it must not.
  const isGivenUp = useRef(false);
  const shown = value === null ? (none ?? '') : numberText(value, i18n.language, isCalendar);
  const resting = isAutomatic ? t('control.automatic', { value: shown }) : shown;
  const text = draft ?? resting;

  const commit = () => {
    if (draft === null || isGivenUp.current) return;
    const before = value === null ? '' : editableText(value, i18n.language);
    if (draft.trim() === before || draft.trim() === '') {
      leave();
      return;
    }
    if (none && draft.trim() === none) {
      leave();
      onCommit(null);
      return;
    }
    const parsed = parseQuantity(draft, { unit, locale: i18n.language });
    if (parsed.ok) {
      leave();
      onCommit(parsed.value);
    } else {
      onMessage(parsed.message);
    }
  };

  const leave = () => {
    setDraft(null);
    onMessage(null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      isGivenUp.current = true;
      leave();
      event.currentTarget.blur();
      isGivenUp.current = false;
    }
  };

  return (
    <span className="quantity">
      <input
        id={id}
        className={
          isAutomatic && draft === null ? 'quantity__input quantity__input--automatic' : 'quantity__input'
        }
        style={{ width: `${columnsOf(text) + 1}ch` }}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-label={unitText ? `${label} (${unitText})` : label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? messageId : undefined}
        data-testid={controlTestIds.field(rowKey)}
        onFocus={(event) => {
          const input = event.currentTarget;
          if (draft === null) setDraft(value === null ? '' : editableText(value, i18n.language));
          requestAnimationFrame(() => input.select());
        }}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {unit && value !== null ? <span className="quantity__unit">{unitText}</span> : null}
    </span>
  );
}

/** Width of a text in digits: a Chinese character or sign takes two. */
function columnsOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);
}
