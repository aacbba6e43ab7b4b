import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { type Slot, splitOverrides, takenSlots } from '../../scenario/comparison';
import { takeIntoFreeSlots } from '../../state/comparisonActions';
import { readHash } from '../../state/link';
import { compareTestIds } from './testIds';
import { useCompareText } from './text';

/** The designs that a link holds: those of its comparison, else its own. */
function slotsOf(link: string): { slots: Slot[]; problem: string | null } {
  const hash = link.trim().replace(/^[^#]*#/, '');
  if (hash === '') return { slots: [], problem: '' };
  const { overrides, comparison, notice } = readHash(hash);
  if (notice?.kind === 'refused') return { slots: [], problem: notice.message };
  const problem = notice ? notice.warnings.map(({ message }) => message).join(' ') : null;
  const compared = comparison ? takenSlots(comparison).flatMap((id) => comparison.slots[id] ?? []) : [];
  if (compared.length > 0) return { slots: compared, problem };
  return { slots: [{ name: '', overrides: splitOverrides(overrides).compared }], problem };
}

/** A link of the explorer, pasted: its designs go into free places, as many as there are. */
export function PasteLink() {
  const text = useCompareText();
  const id = useId();
  const [link, setLink] = useState('');
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { slots, problem } = slotsOf(link);
    if (slots.length === 0) {
      setSaid(problem || text.t('pasteEmpty'));
      return;
    }
    const left = slots.length - takeIntoFreeSlots(slots);
    setSaid([left > 0 ? text.t('pasteFull', { count: left }) : '', problem ?? ''].filter(Boolean).join(' '));
    setLink('');
  };
  return (
    <form className="slot__paste" onSubmit={submit}>
      <label htmlFor={id}>{text.t('paste')}</label>
      <span className="slot__paste-row">
        <input
          id={id}
          type="text"
          value={link}
          autoComplete="off"
          placeholder="…#v=1&model=…"
          aria-describedby={`${id}-said`}
          data-testid={compareTestIds.paste}
          onChange={(event) => setLink(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="default" data-testid={compareTestIds.pasteTake}>
          {text.t('pasteTake')}
        </Button>
      </span>
      <span id={`${id}-said`} role="status" className="slot__said" data-testid={compareTestIds.pasteSaid}>
        {said}
      </span>
    </form>
  );
}
