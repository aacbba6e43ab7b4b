import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { cutText, hardwarePresets, modelPresets, resolve } from '../../scenario';
import { MAX_NAME_LENGTH, type Slot, type SlotId, splitOverrides } from '../../scenario/comparison';
import { takeIntoSlot } from '../../state/comparisonActions';
import { readHash } from '../../state/link';
import { loadSaved, savedStore } from '../../state/savedScenarios';
import type { PageDesign } from './designs';
import { PasteLink } from './PasteLink';
import { compareTestIds } from './testIds';
import { type CompareText, useCompareText } from './text';

interface FreeSlotProps {
  id: SlotId;
  page: PageDesign;
  /** The design that is taken is a copy of the slot being edited. */
  copyOf: string | null;
}

/** What can be taken: undefined is the page's own design. */
interface Source {
  value: string;
  label: string;
  slot?: Slot;
}

/** The next free place, and where its design can come from: the page, this device, a preset, a link. */
export function FreeSlotCard({ id, page, copyOf }: FreeSlotProps) {
  const text = useCompareText();
  const groups = useSources(text);
  const [chosen, setChosen] = useState('page');
  const selectId = useId();
  const source = groups.flatMap(({ sources }) => sources).find(({ value }) => value === chosen);
  const own = copyOf ? text.t('copyOf', { letter: copyOf }) : text.t('currentDesign');
  return (
    <article className="slot slot--free" aria-label={own}>
      <label className="slot__current" htmlFor={selectId}>
        {text.t('source')}
      </label>
      <select
        id={selectId}
        className="slot__source"
        value={source ? chosen : 'page'}
        data-testid={compareTestIds.source}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="page">{`${own}: ${page.name}`}</option>
        {groups.map(({ key, sources }) =>
          sources.length > 0 ? (
            <optgroup key={key} label={text.t(`sources.${key}`)}>
              {sources.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ) : null,
        )}
      </select>
      {source ? null : (
        <p className="slot__line">
          {text.t('currentNumbers', {
            perMac: text.quantity(page.evaluation.femtojoulesPerMac * 1e-15, 'J'),
            advantage: text.ratio(page.evaluation.advantage),
          })}
        </p>
      )}
      <div className="slot__actions">
        <Button
          size="compact-sm"
          data-testid={compareTestIds.take}
          onClick={() => {
            takeIntoSlot(id, source?.slot);
            setChosen('page');
          }}
        >
          {text.t('take', { letter: id.toUpperCase() })}
        </Button>
      </div>
      <PasteLink />
    </article>
  );
}

/** Designs that are at hand, by where they come from. */
function useSources(text: CompareText): { key: string; sources: Source[] }[] {
  const saved = useStore(savedStore, ({ list }) => list);
  useEffect(() => {
    void loadSaved();
  }, []);
  return [
    {
      key: 'saved',
      sources: (saved ?? []).map(({ id, name, hash }) => ({
        value: `saved ${id}`,
        label: name,
        slot: {
          name: cutText(name, MAX_NAME_LENGTH),
          overrides: splitOverrides(readHash(hash).overrides).compared,
        },
      })),
    },
    {
      key: 'models',
      sources: modelPresets.map(({ id, name }) => ({
        value: `model ${id}`,
        label: name,
        slot: { name: '', overrides: id === defaultModel ? {} : { model: id } },
      })),
    },
    {
      key: 'hardware',
      sources: hardwarePresets.slice(1).map(({ id, name }) => ({
        value: `hardware ${id}`,
        label: text.page(`choices.hardware.${id}`, { defaultValue: name }),
        slot: { name: '', overrides: { hardware: id } },
      })),
    },
  ];
}

/** The model of an empty link. */
const defaultModel = resolve({}).model;
