import { Textarea } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import type { Scenario, ScenarioKey } from '../scenario';
import { setValue } from '../state/scenarioStore';
import { ControlHead } from './ControlHead';
import { controlTestIds } from './testIds';
import { useParameter } from './useParameter';

/** Free text, taken over when the field is left: a link must not change with every letter. */
export default function TextControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { row, value, isChanged, label, presetText } = useParameter(rowKey);
  const id = useId();
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  return (
    <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
      <ControlHead row={row} label={label} htmlFor={id} isChanged={isChanged} presetText={presetText} />
      <Textarea
        id={id}
        value={draft}
        rows={2}
        data-testid={controlTestIds.field(rowKey)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => setValue(rowKey, draft as Scenario[typeof rowKey])}
      />
    </div>
  );
}
