import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { MAX_CONFIG_LENGTH, type ParsedConfig, parseHuggingFaceConfig, withShape } from '../../scenario';
import { replaceOverrides, scenarioStore } from '../../state/scenarioStore';
import { controlTestIds } from '../testIds';
import './ownShape.css';
import { Found } from './Found';
import { useOwnShapeText } from './text';

const ids = controlTestIds.ownShape;

const tooLong: ParsedConfig = { ok: false, code: 'tooLong', message: '', values: {} };
const unreadable: ParsedConfig = { ok: false, code: 'unreadable', message: '', values: {} };

/** Takes a config.json by paste, by choosing a file or by dropping one; shows what it is before anything changes. */
export default function Reader({ onDone }: { onDone: () => void }) {
  const text = useOwnShapeText();
  const [source, setSource] = useState('');
  const [parsed, setParsed] = useState<ParsedConfig | null>(null);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const hintId = useId();

  const read = (content: string) => {
    // What is far too long is not kept either: the field would hold megabytes.
    setSource(content.length > MAX_CONFIG_LENGTH ? '' : content);
    setParsed(content.trim() === '' ? null : parseHuggingFaceConfig(content));
  };
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    // Not even read: a file of weights may have gigabytes.
    if (file.size > MAX_CONFIG_LENGTH) return setParsed(tooLong);
    try {
      read(await file.text());
    } catch {
      setParsed(unreadable);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void readFile(file);
    else read(event.dataTransfer.getData('text'));
  };
  const apply = () => {
    if (!parsed?.ok) return;
    const { overrides } = scenarioStore.getState();
    replaceOverrides(withShape(overrides, parsed.overrides, parsed.name || text.t('unnamed')));
    onDone();
  };

  return (
    <section
      className="own-shape__panel"
      aria-label={text.t('title')}
      data-over={isOver}
      data-testid={ids.panel}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="own-shape__label" htmlFor={fieldId}>
        {text.t('paste')}
      </label>
      <textarea
        id={fieldId}
        className="own-shape__field"
        rows={4}
        spellCheck={false}
        value={source}
        placeholder={'{ "model_type": "llama", "hidden_size": 4096, … }'}
        aria-describedby={hintId}
        data-testid={ids.field}
        onChange={(event) => read(event.currentTarget.value)}
      />
      <p className="own-shape__hint" id={hintId}>
        {text.t('hint')}
      </p>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={text.t('choose')}
        data-testid={ids.file}
        onChange={(event) => {
          void readFile(event.currentTarget.files?.[0]);
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
        }}
      />
      <Button size="xs" variant="default" onClick={() => chooser.current?.click()}>
        {text.t('choose')}
      </Button>
      <div aria-live="polite">
        {parsed && !parsed.ok ? (
          <p className="own-shape__problem" data-testid={ids.problem}>
            {text.t(`problem.${parsed.code}`, { ...parsed.values, defaultValue: parsed.message })}
          </p>
        ) : null}
        {parsed?.ok ? <Found parsed={parsed} text={text} /> : null}
      </div>
      {parsed?.ok ? (
        <div className="own-shape__actions">
          <Button size="xs" onClick={apply} data-testid={ids.apply}>
            {text.t('apply')}
          </Button>
          <Button size="xs" variant="subtle" onClick={onDone}>
            {text.t('cancel')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
