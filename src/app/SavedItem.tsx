import { Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxNameLength, openSaved, rename, type SavedScenario } from '../state/savedScenarios';
import { testIds } from './testIds';

interface SavedItemProps {
  scenario: SavedScenario;
  onDelete: () => void;
}

/** One scenario of this device: opens, gets another name, goes. */
export function SavedItem({ scenario, onDelete }: SavedItemProps) {
  const { t, i18n } = useTranslation();
  const [newName, setNewName] = useState<string | null>(null);
  const { name } = scenario;
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const onRename = (event: FormEvent) => {
    event.preventDefault();
    if (newName && newName.trim() !== '') void rename(scenario, newName);
    setNewName(null);
  };
  if (newName !== null)
    return (
      <li data-testid={testIds.savedItem}>
        <form className="saved__form saved__form--inline" onSubmit={onRename}>
          <TextInput
            size="xs"
            autoFocus
            aria-label={t('saved.newName', { name })}
            value={newName}
            maxLength={maxNameLength}
            data-testid={testIds.savedNewName}
            onChange={(event) => setNewName(event.currentTarget.value)}
            // Escape leaves the field, not the dialog.
            data-mantine-stop-propagation="true"
            onKeyDown={(event) => {
              if (event.key === 'Escape') setNewName(null);
            }}
          />
          <Button size="xs" type="submit" variant="default">
            {t('saved.renameDone')}
          </Button>
        </form>
      </li>
    );
  return (
    <li data-testid={testIds.savedItem}>
      <button type="button" className="saved__open" onClick={() => openSaved(scenario.hash)}>
        {name}
      </button>
      <span className="saved__when">{day.format(new Date(scenario.savedAt))}</span>
      <button
        type="button"
        className="control__icon"
        aria-label={t('saved.rename', { name })}
        data-testid={testIds.savedRename}
        onClick={() => setNewName(name)}
      >
        <IconPencil size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="control__icon"
        aria-label={t('saved.delete', { name })}
        data-testid={testIds.savedDelete}
        onClick={onDelete}
      >
        <IconTrash size={15} aria-hidden="true" />
      </button>
    </li>
  );
}
