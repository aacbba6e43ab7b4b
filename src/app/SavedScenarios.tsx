import { Button, FileButton, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cutText } from '../scenario';
import {
  forget,
  loadSaved,
  maxNameLength,
  openSaved,
  putBack,
  type SavedScenario,
  save,
  savedStore,
} from '../state/savedScenarios';
import { readScenarioFile, scenarioFile } from '../state/scenarioFile';
import { SavedItem } from './SavedItem';
import { testIds } from './testIds';

/** Scenarios kept on this device: save, open, delete, and files to carry them elsewhere. */
export function SavedScenarios({ defaultName }: { defaultName: string }) {
  const { t } = useTranslation();
  const { list, problem } = useStore(savedStore);
  const [name, setName] = useState(cutText(defaultName, maxNameLength));
  const [message, setMessage] = useState('');
  const [deleted, setDeleted] = useState<SavedScenario | null>(null);
  const tell = (text: string) => {
    setMessage(text);
    setDeleted(null);
  };
  const forgetFile = useRef<() => void>(null);
  useEffect(() => void loadSaved(), []);

  const onDelete = (scenario: SavedScenario) => {
    void forget(scenario.id);
    tell(t('saved.deleted', { name: scenario.name }));
    setDeleted(scenario);
  };
  const onSave = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    void save(name).then(() => tell(t('saved.done', { name: name.trim() })));
  };
  const onFile = async (file: File | null) => {
    if (!file) return;
    const read = readScenarioFile(await file.text());
    if (!read.ok) return tell(t(`saved.file.${read.reason}`));
    await save(read.name || file.name, read.hash);
    openSaved(read.hash);
    tell(t('saved.imported', { name: read.name || file.name }));
  };

  return (
    <section aria-labelledby="saved-heading">
      <h3 className="share__heading" id="saved-heading">
        {t('saved.title')}
      </h3>
      <form className="saved__form" onSubmit={onSave}>
        <TextInput
          aria-label={t('saved.name')}
          value={name}
          maxLength={maxNameLength}
          data-testid={testIds.savedName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" data-testid={testIds.savedSave}>
          {t('saved.save')}
        </Button>
      </form>
      <p className="share__status" role="status" data-testid={testIds.savedMessage}>
        {problem ? t('saved.problem', { problem }) : message}{' '}
        {deleted ? (
          <button
            type="button"
            className="saved__put-back"
            data-testid={testIds.savedPutBack}
            onClick={() => {
              void putBack(deleted);
              setDeleted(null);
              setMessage('');
            }}
          >
            {t('saved.putBack')}
          </button>
        ) : null}
      </p>
      <ul className="saved__list">
        {list?.map((scenario) => (
          <SavedItem key={scenario.id} scenario={scenario} onDelete={() => onDelete(scenario)} />
        ))}
      </ul>
      <div className="share__texts">
        <Button
          size="xs"
          variant="default"
          data-testid={testIds.savedExport}
          onClick={() => exportFile(name)}
        >
          {t('saved.export')}
        </Button>
        <FileButton
          accept="application/json,.json,text/csv,.csv"
          resetRef={forgetFile}
          onChange={(file) => {
            void onFile(file);
            // The same file, mended, can be chosen again.
            forgetFile.current?.();
          }}
        >
          {(button) => (
            <Button size="xs" variant="default" {...button}>
              {t('saved.import')}
            </Button>
          )}
        </FileButton>
      </div>
    </section>
  );
}

/** Gives the present state to the reader as a JSON file. */
function exportFile(name: string): void {
  const text = JSON.stringify(scenarioFile(name.trim() || 'scenario'), null, 2);
  const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = 'optical-transformer-scenario.json';
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
