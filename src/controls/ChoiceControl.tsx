import { Select } from '@mantine/core';
import { useId } from 'react';
import type { Scenario, ScenarioKey } from '../scenario';
import { setValue } from '../state/scenarioStore';
import { ControlHead } from './ControlHead';
import { controlTestIds } from './testIds';
import { useParameter, useValueText } from './useParameter';

/** Up to this many short choices stand side by side; more go into a list. */
const segmentsUpTo = 3;
const segmentTextUpTo = 26;
/** A list longer than this can be searched by typing. */
const searchFrom = 8;

/** A choice among the values of the row. */
export function ChoiceControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { row, value, isChanged, label, presetText } = useParameter(rowKey);
  const toText = useValueText();
  const labelId = useId();
  const choices = (row.kind === 'choice' ? row.choices : []).map((choice) => ({
    raw: choice.value,
    text: toText(row, choice.value),
  }));
  const choose = (raw: unknown) => setValue(rowKey, raw as Scenario[typeof rowKey]);
  const isShort =
    choices.length <= segmentsUpTo &&
    choices.reduce((sum, choice) => sum + choice.text.length, 0) <= segmentTextUpTo;

  return (
    <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
      <ControlHead row={row} label={label} labelId={labelId} isChanged={isChanged} presetText={presetText} />
      {isShort ? (
        <div className="segments" role="radiogroup" aria-labelledby={labelId}>
          {choices.map((choice) => (
            <label className="segments__choice" key={String(choice.raw)}>
              <input
                type="radio"
                name={labelId}
                checked={choice.raw === value}
                data-testid={`${controlTestIds.field(rowKey)}-${choice.raw}`}
                onChange={() => choose(choice.raw)}
              />
              <span>{choice.text}</span>
            </label>
          ))}
        </div>
      ) : (
        <Select
          aria-labelledby={labelId}
          data={choices.map((choice) => ({ value: String(choice.raw), label: choice.text }))}
          value={String(value)}
          allowDeselect={false}
          searchable={choices.length > searchFrom}
          checkIconPosition="right"
          maxDropdownHeight={340}
          data-testid={controlTestIds.field(rowKey)}
          onChange={(next) => {
            const choice = choices.find((candidate) => String(candidate.raw) === next);
            if (choice) choose(choice.raw);
          }}
        />
      )}
    </div>
  );
}
