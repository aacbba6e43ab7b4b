import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { ChartFrame } from '../../../charts/ChartFrame';
import { LinePlot } from '../../../charts/plot/LinePlot';
import { ParameterControl } from '../../../controls/ParameterControl';
import { findRow, type Scenario, type SolveView, type SweepView } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { setValue } from '../../../state/scenarioStore';
import { useScenario } from '../../../state/selectors';
import { advantageAxis, numericAxis } from './axes';
import { withUnit } from './names';
import { Panel } from './Panel';
import { ParameterSelect } from './ParameterSelect';
import { takeSentence } from './sentences';
import { questionTestIds } from './testIds';
import { type QuestionText, useQuestionText } from './text';

/** Asked of this parameter until another is chosen: the converter takes half of the paper's energy. */
const firstParameter = 'dacPj';

/** What would it take? One parameter changed until the target is met, or as far as it goes. */
export default function Take() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asking = useMemo(() => {
    const solve = scenario.solve || firstParameter;
    return { ...scenario, solve, sweepX: solve, uncertainty: 'off' as const };
  }, [scenario]);
  const asked = useAsked(asking, async (api, input) => {
    const [solved, sweep, own] = await Promise.all([api.solve(input), api.sweep(input), api.evaluate(input)]);
    if (!solved.ok) return solved;
    if (!sweep.ok) return sweep;
    if (!own.ok) return own;
    const { advantage } = own.value.evaluation;
    return { ok: true, value: { solved: solved.value, sweep: sweep.value, advantage } } as const;
  });
  return (
    <Panel
      name="take"
      asked={asked}
      controls={
        <>
          <ParameterSelect
            holder="solve"
            label={text.page('parameters.solve.label')}
            value={asking.solve}
            kinds={['number', 'integer']}
          />
          <ParameterControl rowKey="target" />
        </>
      }
    >
      {(answer, input) => <Solved answer={answer} scenario={input} text={text} />}
    </Panel>
  );
}

interface SolvedProps {
  answer: { solved: SolveView; sweep: SweepView; advantage: number };
  scenario: Scenario;
  text: QuestionText;
}

function Solved({ answer: { solved, sweep, advantage: current }, scenario, text }: SolvedProps) {
  const row = findRow(scenario.solve);
  const sentence = takeSentence(solved, scenario, text);
  if (!row || solved.solved === 'no')
    return (
      <p className="shell__message" data-testid={questionTestIds.answer}>
        {sentence}
      </p>
    );
  const points = sweep.points.flatMap(({ x, advantage }) =>
    typeof x === 'number' ? [{ x, y: advantage }] : [],
  );
  const here = scenario[row.key];
  const value = solved.solved === 'yes' ? solved.value : solved.bestValue;
  const reached = solved.solved === 'yes' ? solved.advantage : solved.bestAdvantage;
  const all = [...points, { x: value, y: reached }].sort((a, b) => a.x - b.x);
  return (
    <ChartFrame
      name="question-solve"
      title={text.t('take.title', { parameter: text.page(`parameters.${row.key}.label`) })}
      sentence={sentence}
      controls={
        <Button
          size="xs"
          variant="default"
          data-testid={questionTestIds.apply}
          disabled={typeof here === 'number' && Math.abs(here / value - 1) < 1e-9}
          onClick={() => setValue(row.key, Number(value.toPrecision(12)) as never)}
        >
          {text.t('take.apply', { value: withUnit(value, row, text) })}
        </Button>
      }
      data={{
        columns: [
          { key: 'x', label: text.page(`parameters.${row.key}.label`), unit: row.unit },
          { key: 'advantage', label: text.t('advantage'), unit: '×' },
        ],
        rows: all.map(({ x, y }) => ({ x, advantage: y })),
      }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={340}
          x={numericAxis(
            row.key,
            all.map(({ x }) => x),
            text,
          )}
          y={advantageAxis([...all.map(({ y }) => y), solved.target], text)}
          series={[{ key: 'advantage', label: text.t('advantage'), colour: 'optical', points: all }]}
          rules={[
            {
              key: 'target',
              label: text.t('take.target', { value: text.ratio(solved.target) }),
              colour: 'muted',
              textColour: 'ink',
              y: solved.target,
            },
          ]}
          marks={[
            ...(typeof here === 'number'
              ? [{ key: 'design', label: text.t('yourDesign'), x: here, y: current }]
              : []),
            { key: 'value', label: withUnit(value, row, text), x: value, y: reached },
          ]}
        />
      )}
    </ChartFrame>
  );
}
