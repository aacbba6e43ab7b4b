import { Modal } from '@mantine/core';
import {
  type KeyboardEvent,
  memo,
  type Ref,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../state/scenarioStore';
import { useScenario } from '../state/selectors';
// Bring the titles of lessons and questions and the terms of the glossary, which come with their views.
import '../views/energy/questions/text';
import '../views/glossary/text';
import '../views/lessons/text';
import './modal.css';
import './palette.css';
import { type PaletteCommands, type PaletteEntry, paletteEntries } from './paletteEntries';
import { findEntries } from './paletteSearch';
import './paletteText';
import { testIds } from './testIds';

/** More than a screen can show at once is better narrowed by another word. */
const shownAtMost = 40;

/** Finds any parameter, model, chip, lesson, question, view or command by typing. */
export default function Palette({ commands, onClose }: { commands: PaletteCommands; onClose: () => void }) {
  const { t } = useTranslation();
  const scenario = useScenario();
  const view = useView();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  // The dialog and every letter stand there at once; what is found follows, in pieces.
  const sought = useDeferredValue<string | null>(query, null);
  const isOpening = sought === null;
  const entries = useMemo(
    () => (isOpening ? [] : paletteEntries(t, scenario, view, commands)),
    [isOpening, t, scenario, view, commands],
  );
  const found = useMemo(() => findEntries(entries, sought ?? '').slice(0, shownAtMost), [entries, sought]);

  const list = useRef<HTMLDivElement>(null);
  const inSight = useRef(0);
  useEffect(() => {
    // The first is in sight from the beginning; asking where it is would lay out the whole page before the first paint.
    if (active !== inSight.current) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
    inSight.current = active;
  }, [active]);

  const run = useCallback(
    (entry: PaletteEntry | undefined) => {
      if (!entry) return;
      onClose();
      // The dialog gives the focus back first; then the entry may take it.
      setTimeout(entry.run);
    },
    [onClose],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const last = Math.max(0, found.length - 1);
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? last : active - 1);
    // Who types fast and presses it means what is typed, not what is still shown.
    else if (event.key === 'Enter') run(findEntries(entries, query)[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      yOffset="12vh"
      // Without a heading of its own, the dialog itself has to be named, and not the element around it.
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      data-testid={testIds.palette}
    >
      <input
        className="palette__input"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(listId, active) : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={query}
        data-testid={testIds.paletteInput}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Found entries={found} active={active} listId={listId} listRef={list} onPoint={setActive} onRun={run} />
      <p className="palette__none" role="status">
        {found.length === 0 && !isOpening ? t('palette.none') : ''}
      </p>
    </Modal>
  );
}

const optionId = (listId: string, index: number) => `${listId}-${index}`;

interface FoundProps {
  entries: readonly PaletteEntry[];
  active: number;
  listId: string;
  listRef: Ref<HTMLDivElement>;
  onPoint(index: number): void;
  onRun(entry: PaletteEntry): void;
}

/** What was found, the active one marked. */
const Found = memo(function Found({ entries, active, listId, listRef, onPoint, onRun }: FoundProps) {
  const { t } = useTranslation();
  return (
    <div className="palette__list" ref={listRef} role="listbox" id={listId} aria-label={t('palette.title')}>
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
        <div
          key={entry.id}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === active}
          className="palette__entry"
          onPointerMove={() => onPoint(index)}
          onClick={() => onRun(entry)}
        >
          <span>{entry.label}</span>
          <span className="palette__kind">{t(`palette.${entry.kind}`)}</span>
        </div>
      ))}
    </div>
  );
});
