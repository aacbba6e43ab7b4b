import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DEFAULT_PROMPT } from '../../simulation/protocol';
import { setValue } from '../../state/scenarioStore';
import { useScenarioValue } from '../../state/selectors';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

/** What both models continue. Taken over when the reader is done typing, so that not every letter starts a text. */
export function PromptField() {
  const text = useNoiseText();
  const prompt = useScenarioValue('prompt');
  const [draft, setDraft] = useState(prompt);
  useEffect(() => setDraft(prompt), [prompt]);
  return (
    <TextInput
      label={text.t('prompt')}
      placeholder={DEFAULT_PROMPT}
      value={draft}
      maxLength={500}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => setValue('prompt', draft.trim())}
      onKeyDown={(event) => event.key === 'Enter' && setValue('prompt', draft.trim())}
      data-testid={noiseTestIds.prompt}
    />
  );
}
