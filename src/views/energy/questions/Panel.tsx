import type { ReactNode } from 'react';
import type { Asked } from '../../../state/questions';
import { questionTestIds } from './testIds';

interface PanelProps<Input, Answer> {
  name: string;
  asked: Asked<Input, Answer>;
  controls?: ReactNode;
  /** Drawn of the newest answer, and of what it is about: not of what is being asked. */
  children: (answer: Answer, input: Input) => ReactNode;
}

/** What all questions share: controls, the answer while it is there, and the failure where there is one. */
export function Panel<Input, Answer>({ name, asked, controls, children }: PanelProps<Input, Answer>) {
  const { status, answered, error } = asked;
  return (
    <div className="question" data-testid={questionTestIds.panel(name)} data-compute-state={status}>
      {controls ? <div className="question__controls">{controls}</div> : null}
      {error ? (
        <p className="shell__message" role="alert" data-testid={questionTestIds.error}>
          {error.message}
        </p>
      ) : null}
      {answered ? (
        children(answered.answer, answered.input)
      ) : (
        <div className="chart-place chart-place--low" aria-busy="true" />
      )}
    </div>
  );
}
