import { type FormEvent, useId, useState } from 'react';
import type { Evidence } from '../../lessons';
import { resolve } from '../../scenario';
import { recordStep } from '../../state/lessonProgress';
import { FormEnd, type FormProps } from './FormEnd';
import { lessonTestIds } from './testIds';
import { textKey, useLessonText } from './text';

interface ChoiceFormProps extends FormProps {
  evidence: Evidence | null;
  values: Record<string, string>;
  waits: boolean;
}

/** A guess among options. */
export function ChoiceForm({ open, evidence, values, waits, record, children }: ChoiceFormProps) {
  const text = useLessonText();
  const { lesson, step } = open;
  const name = useId();
  const [chosen, setChosen] = useState<string | null>(
    typeof record?.guess === 'string' ? record.guess : null,
  );
  if (step.prediction.kind !== 'choice') return null;
  const { options, answer } = step.prediction;
  const right = record && !waits ? answer(resolve(step.state), evidence) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = chosen !== null && chosen === answer(resolve(step.state), evidence);
    recordStep(lesson.id, step.id, { guess: chosen, isRight });
  };
  return (
    <form onSubmit={submit} className="prediction__form">
      <div className="prediction__options" role="radiogroup" aria-label={text.t('ui.yourAnswer')}>
        {options.map((option) => (
          <label key={option} className="prediction__option" data-right={option === right}>
            <input
              type="radio"
              name={name}
              checked={option === chosen}
              disabled={record !== undefined}
              onChange={() => setChosen(option)}
              data-testid={lessonTestIds.option(option)}
            />
            <span>{text.t(textKey(open, `options.${option}`), values)}</span>
          </label>
        ))}
      </div>
      {children}
      <FormEnd
        open={open}
        record={record}
        hasGuess={chosen !== null}
        waits={waits}
        onReset={() => setChosen(null)}
      />
    </form>
  );
}
