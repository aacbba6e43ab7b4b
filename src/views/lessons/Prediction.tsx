import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { type Evidence, formatMeasure, formatMeasures, isNear } from '../../lessons';
import { resolve } from '../../scenario';
import { forgetStep, recordStep, type StepRecord, useLessonProgress } from '../../state/lessonProgress';
import { parseQuantity } from '../../units';
import { TermText } from '../glossary/TermText';
import type { OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { type LessonText, useLessonText } from './text';

interface PredictionProps {
  open: OpenStep;
  evidence: Evidence | null;
  /** The answer is still to be measured: nothing can be revealed. */
  waits: boolean;
}

/** Key of the texts of a step, without the prefix of the view. */
export const textKey = ({ lesson, step }: OpenStep, part: string) => `lesson.${lesson.id}.${step.id}.${part}`;

/** Question, guess, and the answer computed from the state of the step. */
export function Prediction({ open, evidence, waits }: PredictionProps) {
  const text = useLessonText();
  const { lesson, step } = open;
  const record = useLessonProgress()[lesson.id]?.[step.id];
  const scenario = resolve(step.state);
  const values = formatMeasures(step.numbers(scenario, evidence), text.locale);
  const isRevealed = record !== undefined && !waits;
  return (
    <section className="prediction" aria-label={text.t('ui.predict')}>
      <p className="prediction__hint">{text.t('ui.predict')}</p>
      <p className="prediction__question" data-testid={lessonTestIds.question}>
        {text.t(textKey(open, 'question'), values)}
      </p>
      {step.prediction.kind === 'choice' ? (
        <ChoiceForm
          key={step.id}
          open={open}
          evidence={evidence}
          values={values}
          waits={waits}
          record={record}
        />
      ) : (
        <NumberForm key={step.id} open={open} record={record} />
      )}
      <div role="status" className="prediction__answer" data-testid={lessonTestIds.answer}>
        {isRevealed ? (
          <>
            <p
              className="prediction__verdict"
              data-right={record.isRight}
              data-testid={lessonTestIds.verdict}
            >
              {verdict(open, record, evidence, values, text)}
            </p>
            <p className="prediction__reveal">
              <TermText>{text.t(textKey(open, 'reveal'), values)}</TermText>
            </p>
          </>
        ) : null}
      </div>
    </section>
  );
}

/** The answer in words: an option by its text, a number as sentences write it. */
function answerText(
  open: OpenStep,
  answer: string | number,
  values: Record<string, string>,
  text: LessonText,
): string {
  if (typeof answer === 'string') return `“${text.t(textKey(open, `options.${answer}`), values)}”`;
  const { prediction } = open.step;
  return formatMeasure(
    { value: answer, as: prediction.kind === 'number' ? prediction.as : 'number' },
    text.locale,
  );
}

function verdict(
  open: OpenStep,
  { guess, isRight }: StepRecord,
  evidence: Evidence | null,
  values: Record<string, string>,
  text: LessonText,
): string {
  const { prediction, state } = open.step;
  const answer = prediction.answer(resolve(state), evidence);
  if (answer === null) return '';
  const words = answerText(open, answer, values, text);
  if (guess === null) return text.t('ui.answerIs', { answer: words });
  if (typeof answer === 'number' && typeof guess === 'number') {
    const said = text.t('ui.guessed', { guess: answerText(open, guess, values, text), answer: words });
    return `${text.t(isRight ? 'ui.right' : 'ui.wrong')} ${said}`;
  }
  return isRight ? text.t('ui.right') : `${text.t('ui.wrong')} ${text.t('ui.answerIs', { answer: words })}`;
}

interface FormProps {
  open: OpenStep;
  record: StepRecord | undefined;
}

interface ChoiceFormProps extends FormProps {
  evidence: Evidence | null;
  values: Record<string, string>;
  waits: boolean;
}

function ChoiceForm({ open, evidence, values, waits, record }: ChoiceFormProps) {
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

/** What stands behind a number field. */
const unitSign: Partial<Record<string, string>> = { times: '×', ratio: '×', share: '%' };

function NumberForm({ open, record }: FormProps) {
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

interface FormEndProps extends FormProps {
  hasGuess: boolean;
  waits: boolean;
  onReset: () => void;
}

function FormEnd({ open, record, hasGuess, waits, onReset }: FormEndProps) {
  const text = useLessonText();
  if (record) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        data-testid={lessonTestIds.askAgain}
        onClick={() => {
          onReset();
          forgetStep(open.lesson.id, open.step.id);
        }}
      >
        {text.t('ui.askAgain')}
      </Button>
    );
  }
  return (
    <Button
      type="submit"
      variant={hasGuess ? 'filled' : 'default'}
      disabled={waits}
      data-testid={lessonTestIds.reveal}
    >
      {text.t(hasGuess ? 'ui.reveal' : 'ui.skip')}
    </Button>
  );
}
