import { Button } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconCheck,
  IconPencil,
  IconPin,
  IconPinFilled,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { withoutMarks } from '../../locales/marks';
import { MAX_NAME_LENGTH } from '../../scenario/comparison';
import {
  closeSlot,
  openSlot,
  pinBaseline,
  removeSlot,
  renameSlot,
  takeIntoSlot,
} from '../../state/comparisonActions';
import type { ComparedDesign } from './designs';
import { againstBaseline } from './sentences';
import { compareTestIds } from './testIds';
import { type CompareText, useCompareText } from './text';

interface SlotCardProps {
  design: ComparedDesign;
  baseline: ComparedDesign;
  /** What the page shows differs from this slot and can be taken over. */
  canReplace: boolean;
}

/** One compared design: its name, its headline, and what can be done with it. */
export function SlotCard({ design, baseline, canReplace }: SlotCardProps) {
  const text = useCompareText();
  const { id, letter, evaluation, band, isBaseline, isOpen } = design;
  const name = `${letter}, ${design.name}`;
  return (
    <article
      className={`slot slot--${id}`}
      aria-label={name}
      data-open={isOpen}
      data-testid={compareTestIds.slot(id)}
    >
      <div className="slot__head">
        <span className={`slot-badge slot-badge--${id}`} aria-hidden="true">
          {letter}
        </span>
        <NameField design={design} text={text} />
        <IconButton
          label={text.t('remove', { name })}
          testId={compareTestIds.slotRemove(id)}
          onClick={() => removeSlot(id)}
        >
          <IconX size={16} />
        </IconButton>
      </div>
      <p className="slot__number" data-testid={compareTestIds.slotPerMac(id)}>
        {text.quantity(evaluation.femtojoulesPerMac * 1e-15, 'J')}
        <span className="slot__unit"> {text.t('perMac')}</span>
      </p>
      <p className="slot__line">
        {text.t('passAndAdvantage', {
          joules: text.quantity(evaluation.energyJoules, 'J'),
          advantage: text.ratio(evaluation.advantage),
        })}
      </p>
      {band ? (
        <p className="slot__line" title={text.t('bandTitle')} data-testid={compareTestIds.slotBand(id)}>
          {text.t('band', {
            low: text.ratio(band.p05),
            high: text.ratio(band.p95),
            share: text.percent(0.9, 2),
          })}
        </p>
      ) : null}
      <p className="slot__line slot__line--strong" data-testid={compareTestIds.slotRatio(id)}>
        {isBaseline
          ? text.t('isBaseline')
          : withoutMarks(againstBaseline(design, baseline, baseline.letter, text))}
      </p>
      <div className="slot__actions">
        <Button
          size="compact-sm"
          variant={isOpen ? 'filled' : 'default'}
          leftSection={isOpen ? <IconCheck size={15} /> : <IconPencil size={15} />}
          aria-label={text.t(isOpen ? 'doneLabel' : 'editLabel', { name })}
          data-testid={compareTestIds.slotEdit(id)}
          onClick={() => (isOpen ? closeSlot() : openSlot(id))}
        >
          {text.t(isOpen ? 'done' : 'edit')}
        </Button>
        <IconButton
          label={text.t('pin', { name })}
          testId={compareTestIds.slotPin(id)}
          pressed={isBaseline}
          onClick={() => pinBaseline(id)}
        >
          {isBaseline ? <IconPinFilled size={16} /> : <IconPin size={16} />}
        </IconButton>
        {canReplace ? (
          <IconButton
            label={text.t('replace', { name })}
            testId={compareTestIds.slotReplace(id)}
            onClick={() => takeIntoSlot(id)}
          >
            <IconArrowBarToDown size={16} />
          </IconButton>
        ) : null}
      </div>
    </article>
  );
}

/** A name that is kept when the field is left or Enter is pressed; empty returns to the automatic one. */
function NameField({ design, text }: { design: ComparedDesign; text: CompareText }) {
  const { automatic } = design;
  const given = design.name === automatic ? '' : design.name;
  return (
    <input
      // A name that changes elsewhere (undo, another link) begins the field anew.
      key={given}
      className="slot__name"
      type="text"
      defaultValue={given}
      placeholder={automatic}
      maxLength={MAX_NAME_LENGTH}
      aria-label={text.t('nameLabel', { letter: design.letter })}
      title={design.name}
      data-testid={compareTestIds.slotName(design.id)}
      onBlur={(event) => {
        if (event.currentTarget.value.trim() !== given) renameSlot(design.id, event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') event.currentTarget.value = given;
      }}
    />
  );
}

interface IconButtonProps {
  label: string;
  testId: string;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function IconButton({ label, testId, pressed, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="slot__icon"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
