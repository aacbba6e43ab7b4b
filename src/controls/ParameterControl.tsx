import { memo } from 'react';
import { rowOf, type ScenarioKey } from '../scenario';
import { BooleanControl } from './BooleanControl';
import { ChoiceControl } from './ChoiceControl';
import './controls.css';
import { NumberControl } from './NumberControl';
import { TextControl } from './TextControl';

/** The control that a row of the table asks for. */
export const ParameterControl = memo(function ParameterControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { kind } = rowOf(rowKey);
  if (kind === 'choice') return <ChoiceControl rowKey={rowKey} />;
  if (kind === 'boolean') return <BooleanControl rowKey={rowKey} />;
  if (kind === 'text') return <TextControl rowKey={rowKey} />;
  return <NumberControl rowKey={rowKey} />;
});
