import { lazy, memo, Suspense } from 'react';
import { rowOf, type ScenarioKey } from '../scenario';
import { BooleanControl } from './BooleanControl';
import { ChoiceControl } from './ChoiceControl';
import './controls.css';
import { NumberControl } from './NumberControl';

const TextControl = lazy(() => import('./TextControl'));

/** The control that a row of the table asks for. */
export const ParameterControl = memo(function ParameterControl({ rowKey }: { rowKey: ScenarioKey }) {
  const { kind } = rowOf(rowKey);
  if (kind === 'choice') return <ChoiceControl rowKey={rowKey} />;
  if (kind === 'boolean') return <BooleanControl rowKey={rowKey} />;
  if (kind === 'text')
    return (
      <Suspense>
        <TextControl rowKey={rowKey} />
      </Suspense>
    );
  return <NumberControl rowKey={rowKey} />;
});
