import { ChartFrame } from '../../../charts/ChartFrame';
import { SpanBars } from '../../../charts/plot/SpanBars';
import { rowOf, type Scenario, type SensitivityView } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { withUnit } from './names';
import { Panel } from './Panel';
import { elasticitySentence, tornadoSentence } from './sentences';
import { type QuestionText, useQuestionText } from './text';

/** Parameters that move less than this, in percent per percent, are left to the table. */
const leastElasticity = 0.001;
const mostBars = 10;

/** What matters most? Each uncertain parameter at its ends, and percent per percent at the design. */
export default function Matters() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => {
    const [sensitivity, evaluation] = await Promise.all([api.sensitivity(input), api.evaluate(input)]);
    if (!sensitivity.ok) return sensitivity;
    if (!evaluation.ok) return evaluation;
    return {
      ok: true,
      value: { ...sensitivity.value, advantage: evaluation.value.evaluation.advantage },
    } as const;
  });
  return (
    <Panel name="matters" asked={asked}>
      {(answer, input) => (
        <div className="question__charts question__charts--even">
          <Tornado answer={answer} scenario={input} text={text} />
          <Elasticities answer={answer} text={text} />
        </div>
      )}
    </Panel>
  );
}

type Answer = SensitivityView & { advantage: number };

function Tornado({ answer, scenario, text }: { answer: Answer; scenario: Scenario; text: QuestionText }) {
  const name = (key: string) => text.page(`parameters.${key}.label`);
  const bars = answer.bars.slice(0, mostBars);
  return (
    <ChartFrame
      name="question-tornado"
      title={text.t('matters.title')}
      sentence={tornadoSentence(answer.bars, scenario, text)}
      data={{
        columns: [
          { key: 'parameter', label: text.t('parameter'), unit: '' },
          { key: 'low', label: text.t('matters.low'), unit: '' },
          { key: 'high', label: text.t('matters.high'), unit: '' },
          { key: 'atLow', label: text.t('matters.atLow'), unit: '×' },
          { key: 'atHigh', label: text.t('matters.atHigh'), unit: '×' },
        ],
        rows: answer.bars.map((bar) => ({
          parameter: name(bar.key),
          low: bar.low,
          high: bar.high,
          atLow: bar.advantageAtLow,
          atHigh: bar.advantageAtHigh,
        })),
      }}
    >
      {(width) => (
        <SpanBars
          width={width}
          isLog
          middle={answer.advantage}
          xLabel={text.t('matters.x')}
          formatTick={text.ratio}
          rows={bars.map((bar) => ({
            key: bar.key,
            name: text.t('matters.bar', {
              name: name(bar.key),
              low: text.number(Number(bar.low.toPrecision(3))),
              high: withUnit(bar.high, rowOf(bar.key), text),
            }),
            ends: [
              { value: bar.advantageAtLow, label: text.ratio(bar.advantageAtLow) },
              { value: bar.advantageAtHigh, isPale: true, label: text.ratio(bar.advantageAtHigh) },
            ],
          }))}
        />
      )}
    </ChartFrame>
  );
}

function Elasticities({ answer, text }: { answer: Answer; text: QuestionText }) {
  const name = (key: string) => text.page(`parameters.${key}.label`);
  const shown = answer.elasticities
    .filter(({ elasticity }) => Math.abs(elasticity) >= leastElasticity)
    .slice(0, mostBars);
  return (
    <ChartFrame
      name="question-elasticities"
      title={text.t('elasticity.title')}
      sentence={elasticitySentence(answer.elasticities, text)}
      data={{
        columns: [
          { key: 'parameter', label: text.t('parameter'), unit: '' },
          { key: 'elasticity', label: text.t('elasticity.column'), unit: '' },
        ],
        rows: answer.elasticities.map(({ key, elasticity }) => ({ parameter: name(key), elasticity })),
      }}
    >
      {(width) => (
        <SpanBars
          width={width}
          isLog={false}
          middle={0}
          xLabel={text.t('elasticity.x')}
          formatTick={(value) => signed(Number(value.toPrecision(2)), text)}
          rows={shown.map(({ key, elasticity }) => ({
            key,
            name: name(key),
            ends: [
              {
                value: elasticity,
                isPale: elasticity < 0,
                label: signed(Number(elasticity.toPrecision(2)), text),
              },
            ],
          }))}
        />
      )}
    </ChartFrame>
  );
}

/** A number with a minus sign that is as wide as a plus. */
function signed(value: number, text: QuestionText): string {
  return value < 0 ? `−${text.number(-value)}` : text.number(value);
}
