import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { Scenario, ScenarioKey } from '../scenario';
import { setValue } from '../state/scenarioStore';
import { ControlHead } from './ControlHead';
import { controlTestIds } from './testIds';
import { useParameter } from './useParameter';

/** Something that is counted or not. */
export function BooleanControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { row, value, isChanged, label, presetText } = useParameter(rowKey);
  const id = useId();
  return (
    <div className="control" data-testid={controlTestIds.control(rowKey)} data-changed={isChanged}>
      <ControlHead row={row} label={label} htmlFor={id} isChanged={isChanged} presetText={presetText}>
        <Switch
          id={id}
          size="sm"
          checked={value === true}
          data-testid={controlTestIds.field(rowKey)}
          onChange={(event) => setValue(rowKey, event.currentTarget.checked as Scenario[typeof rowKey])}
        />
      </ControlHead>
    </div>
  );
}
