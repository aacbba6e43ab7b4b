import { type Evidence, firstDifference, formatMeasure, formatMeasures } from '../../lessons';
import { resolve } from '../../scenario';
import { type StepRecord, useLessonProgress } from '../../state/lessonProgress';
import { TermText } from '../glossary/TermText';
import { ChoiceForm } from './ChoiceForm';
import { Measurement } from './Measurement';
import { NumberForm } from './NumberForm';
import type { OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { type LessonText, textKey, useLessonText } from './text';

interface PredictionProps {
  open: OpenStep;
  evidence: Evidence | null;
  /** The answer is still to be measured: nothing can be revealed. */
  waits: boolean;
  /** It was measured, and gave no answer. */
  isInconclusive: boolean;
}

/** Question, guess, and the answer computed from the state of the step. */
export function Prediction({ open, evidence, waits, isInconclusive }: PredictionProps) {
  const text = useLessonText();
  const { lesson, step } = open;
  const record = useLessonProgress()[lesson.id]?.[step.id];
  const scenario = resolve(step.state);
  const values = formatMeasures(step.numbers(scenario, evidence), text.locale);
  // With so much light that nothing differs there is no first word to tell of.
  const isUndecided = step.needsEvidence === 'writing' && firstDifference(evidence) === null;
  const isRevealed = record !== undefined && !waits;
  const name = `${lesson.id} ${step.id}`;
  // First the guess, then the measurement that it is about, then the answer.
  const measurement = step.needsEvidence ? (
    <>
      <Measurement study={step.needsEvidence} />
      {isInconclusive ? <p className="lesson__note">{text.t('ui.inconclusive')}</p> : null}
    </>
  ) : null;
  const answer = (
    <div role="status" className="prediction__answer" data-testid={lessonTestIds.answer}>
      {isRevealed ? (
        <>
          <p className="prediction__verdict" data-right={record.isRight} data-testid={lessonTestIds.verdict}>
            {verdict(open, record, evidence, values, text)}
          </p>
          <p className="prediction__reveal">
            <TermText>
              {isUndecided ? text.t('ui.undecided') : text.t(textKey(open, 'reveal'), values)}
            </TermText>
          </p>
        </>
      ) : null}
    </div>
  );
  return (
    <section className="prediction" aria-label={text.t('ui.predict')} data-revealed={isRevealed}>
      <p className="prediction__hint">{text.t('ui.predict')}</p>
      <p className="prediction__question" data-testid={lessonTestIds.question}>
        {text.t(textKey(open, 'question'), values)}
      </p>
      {step.prediction.kind === 'choice' ? (
        <ChoiceForm key={name} open={open} evidence={evidence} values={values} waits={waits} record={record}>
          {measurement}
          {answer}
        </ChoiceForm>
      ) : (
        <NumberForm key={name} open={open} record={record}>
          {answer}
        </NumberForm>
      )}
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
    return text.t('ui.verdict', { verdict: text.t(isRight ? 'ui.right' : 'ui.wrong'), said });
  }
  if (isRight) return text.t('ui.right');
  return text.t('ui.verdict', {
    verdict: text.t('ui.wrong'),
    said: text.t('ui.answerIs', { answer: words }),
  });
}
