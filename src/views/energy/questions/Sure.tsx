import { ChartFrame } from '../../../charts/ChartFrame';
import { histogramData } from '../../../charts/histogramData';
import { Histogram } from '../../../charts/plot/Histogram';
import { ParameterControl } from '../../../controls/ParameterControl';
import { digitalRow, measuredPhotons, rowOf, type Scenario, type UncertaintyView } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { withUnit } from './names';
import { Panel } from './Panel';
import { sureSentence } from './sentences';
import { type QuestionText, useQuestionText } from './text';

/** How sure is it? The spread of the advantage over the literature's ranges. */
export default function Sure() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => await api.uncertainty(input));
  return (
    <Panel
      name="sure"
      asked={asked}
      controls={
        <>
          <ParameterControl rowKey="uncertainty" />
          <ParameterControl rowKey="around" />
          <ParameterControl rowKey="draws" />
          <ParameterControl rowKey="seed" />
        </>
      }
    >
      {(answer, input) => (
        <div className="question__charts">
          <Distribution answer={answer} text={text} />
          <Drawn answer={answer} scenario={input} text={text} />
        </div>
      )}
    </Panel>
  );
}

interface PartProps {
  answer: UncertaintyView;
  text: QuestionText;
}

function Distribution({ answer, text }: PartProps) {
  const { advantage, histogram, draws } = answer.result;
  return (
    <ChartFrame
      name="question-distribution"
      title={text.t('sure.title')}
      sentence={sureSentence(answer, text)}
      data={histogramData(histogram, {
        from: text.t('sure.from'),
        to: text.t('sure.to'),
        draws: text.t('sure.draws'),
      })}
    >
      {(width) => (
        <Histogram
          width={width}
          height={320}
          edges={histogram.edges}
          counts={histogram.counts}
          interval={[advantage.p05, advantage.p95]}
          xLabel={text.t('advantage')}
          yLabel={text.t('sure.share', { draws: text.number(draws) })}
          formatX={text.ratio}
          formatShare={(share) => text.percent(share, 2)}
          rules={[
            {
              key: 'median',
              label: text.t('sure.median', { value: text.ratio(advantage.median) }),
              x: advantage.median,
            },
            ...(advantage.p05 < 30 ? [{ key: 'even', label: text.t('even'), x: 1, isDigital: true }] : []),
          ]}
        />
      )}
    </ChartFrame>
  );
}

/** What was drawn, from where to where: the assumptions of the picture. */
function Drawn({ answer, scenario, text }: PartProps & { scenario: Scenario }) {
  const measured = measuredPhotons(scenario);
  return (
    <section className="question__card" aria-label={text.t('sure.drawn')}>
      <h2 className="question__title">{text.t('sure.drawn')}</h2>
      <p className="question__words">{text.t(`sure.around.${answer.around}`)}</p>
      <p className="question__words">{digitalSide(scenario, text)}</p>
      {answer.parameters.length === 0 ? <p>{text.t('sure.nothing')}</p> : null}
      {measured ? (
        <p className="question__words">
          {text.t('sure.measured', {
            checkpoint: measured.checkpoint,
            low: text.number(measured.low),
            high: text.number(measured.high),
          })}
        </p>
      ) : null}
      <dl className="question__list">
        {answer.parameters.map(({ field, low, nominal, high }) => (
          <div key={field}>
            <dt>{text.page(`parameters.${field}.label`)}</dt>
            <dd>
              {text.t('sure.range', {
                low: text.number(low),
                nominal: text.number(nominal),
                high: withUnit(high, rowOf(field), text),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the digital side does meanwhile: nothing, and what its source says of how sure it is. */
function digitalSide({ digital }: Scenario, text: QuestionText): string {
  const row = digitalRow(digital);
  const name = row?.name ?? digital;
  if (!row || row.low === null || row.high === null) return text.t('sure.digital', { name });
  return text.t('sure.digitalRange', {
    name,
    low: text.quantity(row.low * 1e-15, 'J'),
    high: text.quantity(row.high * 1e-15, 'J'),
  });
}
