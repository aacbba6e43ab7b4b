import { ChartFrame } from '../../../charts/ChartFrame';
import { LinePlot } from '../../../charts/plot/LinePlot';
import type { Scenario, ShapeView } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { advantageAxis } from './axes';
import { Panel } from './Panel';
import { depthSentence, headsSentence } from './sentences';
import { type QuestionText, useQuestionText } from './text';

/** What shape is best? Depth against width at the same parameters; few long heads against many short ones. */
export default function Shape() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => await api.shapes(input));
  return (
    <Panel name="shape" asked={asked}>
      {(view, input) => (
        <div className="question__charts question__charts--even">
          <Depth view={view} scenario={input} text={text} />
          <Heads view={view} scenario={input} text={text} />
        </div>
      )}
    </Panel>
  );
}

interface PartProps {
  view: ShapeView;
  scenario: Scenario;
  text: QuestionText;
}

type Point = ShapeView['heads'][number];

const tableColumns = (text: QuestionText) => [
  { key: 'kept', label: text.t('shape.kept'), unit: '' },
  { key: 'layers', label: text.page('parameters.layers.label'), unit: '' },
  { key: 'width', label: text.page('parameters.width.label'), unit: '' },
  { key: 'heads', label: text.page('parameters.heads.label'), unit: '' },
  { key: 'headDim', label: text.page('parameters.headDim.label'), unit: '' },
  { key: 'perMac', label: text.t('perMac'), unit: 'fJ', perMac: true as const },
  { key: 'advantage', label: text.t('advantage'), unit: '×' },
];

const tableRow = (kept: string) => (point: Point) => ({
  kept,
  layers: point.layers,
  width: point.width,
  heads: point.heads,
  headDim: point.headDim,
  perMac: point.femtojoulesPerMac,
  advantage: point.advantage,
});

const nearest = (points: readonly Point[], key: 'layers' | 'heads', at: number) =>
  points.reduce((a, b) => (Math.abs(Math.log(b[key] / at)) < Math.abs(Math.log(a[key] / at)) ? b : a));

function Depth({ view, scenario, text }: PartProps) {
  const { longerHeads, moreHeads } = view;
  const own = nearest(moreHeads, 'layers', scenario.layers);
  const points = (from: readonly Point[]) =>
    from.map(({ layers, advantage }) => ({ x: layers, y: advantage }));
  return (
    <ChartFrame
      name="question-depth"
      title={text.t('shape.depthTitle')}
      sentence={depthSentence(view, scenario, text)}
      data={{
        columns: tableColumns(text),
        rows: [
          ...longerHeads.map(tableRow(text.t('shape.longer'))),
          ...moreHeads.map(tableRow(text.t('shape.more'))),
        ],
      }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={340}
          x={{
            label: text.t('shape.layers'),
            kind: 'log',
            domain: [1, longerHeads.at(-1)?.layers ?? 10],
            format: text.compact,
          }}
          y={advantageAxis(
            [...longerHeads, ...moreHeads].map(({ advantage }) => advantage),
            text,
          )}
          series={[
            { key: 'longer', label: text.t('shape.longer'), colour: 'optical', points: points(longerHeads) },
            {
              key: 'more',
              label: text.t('shape.more'),
              colour: 'slotB',
              dash: '6 3',
              points: points(moreHeads),
            },
          ]}
          marks={[{ key: 'own', label: text.t('yourDesign'), x: own.layers, y: own.advantage }]}
        />
      )}
    </ChartFrame>
  );
}

function Heads({ view, scenario, text }: PartProps) {
  const own = nearest(view.heads, 'heads', scenario.heads);
  return (
    <ChartFrame
      name="question-heads"
      title={text.t('shape.headsTitle')}
      sentence={headsSentence(view, scenario, text)}
      data={{ columns: tableColumns(text), rows: view.heads.map(tableRow(text.t('shape.width'))) }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={340}
          x={{
            label: text.t('shape.heads'),
            kind: 'log',
            domain: [1, view.heads.at(-1)?.heads ?? 10],
            format: text.compact,
          }}
          y={advantageAxis(
            view.heads.map(({ advantage }) => advantage),
            text,
          )}
          series={[
            {
              key: 'heads',
              label: text.t('advantage'),
              colour: 'optical',
              points: view.heads.map(({ heads, advantage }) => ({ x: heads, y: advantage })),
            },
          ]}
          marks={[{ key: 'own', label: text.t('yourDesign'), x: own.heads, y: own.advantage }]}
        />
      )}
    </ChartFrame>
  );
}
