import { type FormEvent, useId, useState } from 'react';
import { isNear } from '../../lessons';
import { resolve } from '../../scenario';
import { recordStep } from '../../state/lessonProgress';
import { parseQuantity } from '../../units';
import { FormEnd, type FormProps } from './FormEnd';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

/** What stands behind a number field. */
const unitSign: Partial<Record<string, string>> = { times: '×', ratio: '×', share: '%' };

/** A guess that is a number. */
export function NumberForm({ open, record, children }: FormProps) {
  const text = useLessonText();
  const { lesson, step } = open;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState(false);
  if (step.prediction.kind !== 'number') return null;
  const { as, answer, within } = step.prediction;
  const given = typeof record?.guess === 'number' ? record.guess : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '') {
      recordStep(lesson.id, step.id, { guess: null, isRight: false });
      return;
    }
    const parsed = parseQuantity(typed.replace(/[×%]\s*$/, ''), { locale: text.locale });
    setProblem(!parsed.ok);
    if (!parsed.ok) return;
    const guess = as === 'share' ? parsed.value / 100 : parsed.value;
    recordStep(lesson.id, step.id, { guess, isRight: isNear(guess, answer(resolve(step.state)), within) });
  };
  const shown = given === null ? typed : text.number(as === 'share' ? given * 100 : given);
  return (
    <form onSubmit={submit} className="prediction__form">
      <div className="prediction__number">
        <label htmlFor={id}>{text.t('ui.yourAnswer')}</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={record ? shown : typed}
          disabled={record !== undefined}
          aria-invalid={problem}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid={lessonTestIds.guess}
        />
        <span aria-hidden="true">{unitSign[as] ?? ''}</span>
      </div>
      {problem ? (
        <p className="prediction__problem" id={`${id}-problem`} role="alert">
          {text.t('ui.notNumber')}
        </p>
      ) : null}
      {children}
      <FormEnd
        open={open}
        record={record}
        hasGuess={typed.trim() !== ''}
        waits={false}
        onReset={() => setTyped('')}
      />
    </form>
  );
}
