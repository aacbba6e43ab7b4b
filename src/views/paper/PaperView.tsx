import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type PaperView as PaperAnswer, type Readings, readReadings, writeReadings } from '../../scenario';
import { useAsked } from '../../state/questions';
import { endGesture, setValue } from '../../state/scenarioStore';
import { useScenarioValue } from '../../state/selectors';
import { HeadlineBlock } from '../energy/Headline';
import { ClaimsTable } from './ClaimsTable';
import { Figures } from './Figures';
import { Inconsistencies } from './Inconsistencies';
import { ModelsTable } from './ModelsTable';
import './paperView.css';
import { paperTestIds } from './testIds';
import { type PaperText, usePaperText } from './text';

const headlineTestIds = {
  headline: 'paper-headline',
  headlineStrip: 'paper-headline-strip',
  subline: 'paper-subline',
};

/** Claims further off than this are named in the sentence. */
const closeWithin = 0.1;

/** The paper's claims beside what comes out here, its inconsistencies as switches, and what it never printed. */
export default function PaperView() {
  const text = usePaperText();
  // In the scenario, so that the link carries the switches and undo takes them back.
  const readings = useScenarioValue('readings');
  const chosen = useMemo(() => readReadings(readings), [readings]);
  const choose = (next: Readings) => {
    endGesture();
    setValue('readings', writeReadings(next));
  };
  const [attempt, setAttempt] = useState(0);
  return (
    <Asked
      key={attempt}
      chosen={chosen}
      text={text}
      onChoose={choose}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

interface AskedProps {
  chosen: Readings;
  text: PaperText;
  onChoose: (chosen: Readings) => void;
  onRetry: () => void;
}

function Asked({ chosen, text, onChoose, onRetry }: AskedProps) {
  const { status, answered, error } = useAsked(chosen, async (api, readings) => await api.paper(readings));
  return (
    <div className="paper" data-testid={paperTestIds.view} data-compute-state={status}>
      <HeadlineBlock
        sentence={answered ? headline(answered.answer, text) : text.t('title')}
        strip={text.t('title')}
        sublines={[text.t('introduction')]}
        testIds={headlineTestIds}
      />
      {error ? (
        <div className="shell__message" role="alert" data-testid={paperTestIds.error}>
          <p>{error.message}</p>
          <Button size="sm" onClick={onRetry}>
            {text.page('app.tryAgain')}
          </Button>
        </div>
      ) : null}
      {answered ? (
        <Answer answer={answered.answer} chosen={chosen} text={text} onChoose={onChoose} />
      ) : (
        <div className="chart-place" role="status" aria-busy="true" aria-label={text.page('app.loading')} />
      )}
    </div>
  );
}

function headline({ claims }: PaperAnswer, text: PaperText): string {
  const close = claims.filter(({ sense, ours, printed, deviation }) =>
    sense === 'least' ? ours >= printed : Math.abs(deviation) < closeWithin,
  );
  return text.t('headline', { close: close.length, count: claims.length });
}

interface AnswerProps {
  answer: PaperAnswer;
  chosen: Readings;
  text: PaperText;
  onChoose: (chosen: Readings) => void;
}

function Answer({ answer, chosen, text, onChoose }: AnswerProps) {
  const { claims, figures, inconsistencies, models, neverPrinted } = answer;
  const readings = inconsistencies.flatMap(({ id, readings: all }) => {
    const index = chosen[id] ?? 0;
    const label = all[index]?.label;
    return index > 0 && label
      ? [`${id}: ${text.t(`inconsistency.${id}.reading${index}`, { defaultValue: label })}`]
      : [];
  });
  return (
    <>
      <ClaimsTable
        name="paper-claims"
        title={text.t('claims.title')}
        sentence={
          readings.length > 0
            ? text.t('claims.sentenceReadings', { readings: readings.join('; ') })
            : text.t('claims.sentence')
        }
        claims={claims.filter(({ place }) => place !== 'Table 7')}
      />
      <Figures figures={figures} />
      <Inconsistencies list={inconsistencies} chosen={chosen} onChoose={onChoose} />
      <section className="paper__never" data-testid={paperTestIds.never}>
        <h2 className="paper__title">{text.t('never.title')}</h2>
        <p className="paper__sentence">{text.t('never.sentence')}</p>
        <ul>
          {neverPrinted.map((what, index) => (
            <li key={what}>{text.t(`never.item${index}`, { defaultValue: what })}</li>
          ))}
        </ul>
        <p className="paper__sentence">
          {text.t('never.measured')} <a href="#v=1&view=noise">{text.t('never.noise')}</a>
        </p>
      </section>
      <ModelsTable models={models} />
      <ClaimsTable
        name="paper-table-7"
        title={text.t('table7.title')}
        sentence={text.t('table7.sentence')}
        claims={claims.filter(({ place }) => place === 'Table 7')}
      />
    </>
  );
}
