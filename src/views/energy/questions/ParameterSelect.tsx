import { Select } from '@mantine/core';
import type { ParameterRow, ScenarioKey } from '../../../scenario';
import { setValue } from '../../../state/scenarioStore';
import { useScenario } from '../../../state/selectors';
import { parameterOptions } from './names';
import { questionTestIds } from './testIds';
import { useQuestionText } from './text';

interface ParameterSelectProps {
  /** The key of the scenario that holds the chosen key. */
  holder: 'solve' | 'sweepX' | 'sweepY';
  label: string;
  value: string;
  kinds: readonly ParameterRow['kind'][];
  /** Word for no parameter, where that is a choice. */
  none?: string;
}

/** Chooses a parameter for a question; the choice stands in the link. */
export function ParameterSelect({ holder, label, value, kinds, none }: ParameterSelectProps) {
  const text = useQuestionText();
  const scenario = useScenario();
  const options = parameterOptions(scenario, text, kinds);
  const isKnown = options.some(({ items }) => items.some((item) => item.value === value));
  return (
    <Select
      label={label}
      data={options}
      value={isKnown ? value : null}
      placeholder={none ?? text.t('choose')}
      searchable
      clearable={none !== undefined}
      allowDeselect={none !== undefined}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': text.t('clear', { label }) }}
      data-testid={questionTestIds.select(holder)}
      onChange={(next) => setValue(holder, (next ?? '') as ScenarioKey)}
    />
  );
}
