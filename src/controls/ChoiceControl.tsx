import { lazy, Suspense, useId } from 'react';
import { presetKeys, type Scenario, type ScenarioKey } from '../scenario';
import { setValue } from '../state/scenarioStore';
import { AboutParameter } from './AboutParameter';
import { ControlHead, ResetMark } from './ControlHead';
import type { Option, OptionsProps } from './options';
import { OwnShape } from './ownShape/OwnShape';
import { controlTestIds } from './testIds';
import { useParameter, useValueText } from './useParameter';

/** Up to this many short choices stand side by side; more go into a list. */
const segmentsUpTo = 3;
const segmentTextUpTo = 26;

/** In a chunk of its own: lists bring a good part of Mantine, which the first paint does without. */
const OptionList = lazy(() => import('./OptionList'));

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
  const list = (
    <Suspense fallback={<ListPlace text={toText(row, value)} />}>
      <OptionList rowKey={rowKey} options={options} value={value} label={label} onChoose={choose} />
    </Suspense>
  );

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

/** What the list will show, until it is there. */
function ListPlace({ text }: { text: string }) {
  return <span className="list-place">{text}</span>;
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
