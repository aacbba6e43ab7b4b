import { type ComboboxData, Select } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { presetKeys, type Scenario, type ScenarioKey } from '../scenario';
import { setValue } from '../state/scenarioStore';
import { AboutParameter } from './AboutParameter';
import { ControlHead, ResetMark } from './ControlHead';
import { choiceGroup } from './choiceGroups';
import { OwnShape } from './ownShape/OwnShape';
import { controlTestIds } from './testIds';
import { useParameter, useValueText } from './useParameter';

/** Up to this many short choices stand side by side; more go into a list. */
const segmentsUpTo = 3;
const segmentTextUpTo = 26;
/** A list longer than this can be searched by typing. */
const searchFrom = 8;

interface Option {
  raw: string | number;
  text: string;
}

/** A choice among the values of the row. */
export function ChoiceControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { row, value, isChanged, label, presetText } = useParameter(rowKey);
  const toText = useValueText();
  const labelId = useId();
  const options: Option[] = (row.kind === 'choice' ? row.choices : []).map((choice) => ({
    raw: choice.value,
    text: toText(row, choice.value),
  }));
  const choose = (raw: unknown) => setValue(rowKey, raw as Scenario[typeof rowKey]);
  const isShort =
    options.length <= segmentsUpTo &&
    options.reduce((sum, option) => sum + option.text.length, 0) <= segmentTextUpTo;
  const list = <OptionList rowKey={rowKey} options={options} value={value} label={label} onChoose={choose} />;

  if ((presetKeys as readonly string[]).includes(rowKey)) {
    return (
      <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
        <div className="control__preset">
          {list}
          {isChanged ? <ResetMark row={row} label={label} presetText={presetText} /> : null}
          <AboutParameter row={row} label={label} presetText={presetText} />
        </div>
        {rowKey === 'model' ? <OwnShape /> : null}
      </div>
    );
  }
  return (
    <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
      <ControlHead row={row} label={label} labelId={labelId} isChanged={isChanged} presetText={presetText} />
      {isShort ? (
        <Segments rowKey={rowKey} options={options} value={value} labelId={labelId} onChoose={choose} />
      ) : (
        list
      )}
    </div>
  );
}

interface OptionsProps {
  rowKey: ScenarioKey;
  options: readonly Option[];
  value: unknown;
  onChoose(raw: unknown): void;
}

function OptionList({ rowKey, options, value, label, onChoose }: OptionsProps & { label: string }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={label}
      data={listData(rowKey, options, t)}
      value={String(value)}
      allowDeselect={false}
      searchable={options.length > searchFrom}
      checkIconPosition="right"
      maxDropdownHeight={340}
      data-testid={controlTestIds.field(rowKey)}
      onChange={(next) => {
        const option = options.find((candidate) => String(candidate.raw) === next);
        if (option) onChoose(option.raw);
      }}
    />
  );
}

/** Options under the headings of their kinds, in the order in which the kinds first appear; plain where there are none. */
function listData(rowKey: ScenarioKey, options: readonly Option[], t: TFunction): ComboboxData<string> {
  const groups = new Map<string | null, { value: string; label: string }[]>();
  for (const { raw, text } of options) {
    const group = choiceGroup(rowKey, String(raw));
    const items = groups.get(group) ?? [];
    groups.set(group, [...items, { value: String(raw), label: text }]);
  }
  return [...groups].flatMap(
    ([group, items]): ComboboxData<string> =>
      group === null ? items : [{ group: t(`choiceGroups.${group}`), items }],
  );
}

function Segments({ rowKey, options, value, labelId, onChoose }: OptionsProps & { labelId: string }) {
  return (
    <div className="segments" role="radiogroup" aria-labelledby={labelId}>
      {options.map((option) => (
        <label className="segments__choice" key={String(option.raw)}>
          <input
            type="radio"
            name={labelId}
            checked={option.raw === value}
            data-testid={`${controlTestIds.field(rowKey)}-${option.raw}`}
            onChange={() => onChoose(option.raw)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
