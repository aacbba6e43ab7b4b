import { ChartFrame } from '../../../charts/ChartFrame';
import { LinePlot } from '../../../charts/plot/LinePlot';
import { paddedLogDomain } from '../../../charts/ticks';
import type { ChunkView, Crossover, EvaluationView, Scenario } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { formatCount } from '../sentences';
import { advantageAxis } from './axes';
import { Panel } from './Panel';
import { batchSentence, chunkSentence, crossoverSentence } from './sentences';
import { questionTestIds } from './testIds';
import { type QuestionText, useQuestionText } from './text';

/** What must be built? Cores, detectors, memory, time and power; chunks on fewer cores; where light starts to win. */
export default function Build() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => {
    const [evaluation, chunks, crossover] = await Promise.all([
      api.evaluate(input),
      api.chunks(input),
      api.crossoverWidth(input),
    ]);
    if (!evaluation.ok) return evaluation;
    if (!chunks.ok) return chunks;
    if (!crossover.ok) return crossover;
    return {
      ok: true,
      value: { evaluation: evaluation.value, chunks: chunks.value, crossover: crossover.value },
    } as const;
  });
  return (
    <Panel name="build" asked={asked}>
      {({ evaluation, chunks, crossover }, input) => (
        <>
          <Machine view={evaluation} crossover={crossover} scenario={input} text={text} />
          <div className="question__charts question__charts--even">
            <ChunkChart chunks={chunks} text={text} />
            <BatchChart chunks={chunks} text={text} />
          </div>
        </>
      )}
    </Panel>
  );
}

interface MachineProps {
  view: EvaluationView;
  crossover: Crossover;
  scenario: Scenario;
  text: QuestionText;
}

function Machine({ view: { evaluation }, crossover, scenario, text }: MachineProps) {
  const count = (value: number) => formatCount(value, text.locale);
  const vectors = (scenario.phase === 'prefill' ? scenario.context : 1) * scenario.batch;
  const facts: [string, string][] = [
    ['coresPerProduct', count(evaluation.coresPerProduct)],
    ['coresForAllWeights', count(evaluation.coresForAllWeights)],
    ['detectors', count(evaluation.detectorsPerProduct)],
    ['weights', text.quantity((evaluation.blockWeights * scenario.weightBits) / 8, 'B')],
    ['activations', text.quantity(evaluation.activationBytes, 'B')],
    ['chunks', text.number(evaluation.chunks)],
    ['time', text.quantity(evaluation.secondsPerPass, 's')],
    ['tokens', text.number(Number((vectors / evaluation.secondsPerPass).toPrecision(3)))],
    ['rate', text.quantity((2 * evaluation.macs) / evaluation.secondsPerPass, 'OPS')],
    ['power', text.quantity(evaluation.watts, 'W')],
  ];
  return (
    <section className="question__card" aria-label={text.t('build.machine')}>
      <h2 className="question__title">{text.t('build.machine')}</h2>
      <p className="question__words" data-testid={questionTestIds.answer}>
        {crossoverSentence(crossover, text)}
      </p>
      <dl className="question__facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{text.t(`build.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ChunkChart({ chunks, text }: { chunks: ChunkView; text: QuestionText }) {
  const models = [...chunks.models].sort((a, b) => a.parameters - b.parameters);
  const series = [
    {
      key: 'chunked',
      label: text.t('build.chunked'),
      dash: undefined,
      of: (m: (typeof models)[number]) => m.advantage,
    },
    {
      key: 'whole',
      label: text.t('build.whole'),
      dash: '5 3',
      of: (m: (typeof models)[number]) => m.advantageUnchunked,
    },
  ];
  return (
    <ChartFrame
      name="question-chunks"
      title={text.t('build.chunkTitle')}
      sentence={chunkSentence(chunks, text)}
      data={{
        columns: [
          { key: 'model', label: text.t('build.model'), unit: '' },
          { key: 'parameters', label: text.t('build.parameters'), unit: '' },
          { key: 'chunks', label: text.t('build.chunks'), unit: '' },
          { key: 'advantage', label: text.t('build.chunked'), unit: '×' },
          { key: 'whole', label: text.t('build.whole'), unit: '×' },
        ],
        rows: models.map((model) => ({
          model: model.name,
          parameters: model.parameters,
          chunks: model.chunks,
          advantage: model.advantage,
          whole: model.advantageUnchunked,
        })),
      }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={320}
          x={{
            label: text.t('build.parameters'),
            kind: 'log',
            domain: paddedLogDomain(
              models.map((model) => model.parameters),
              0.02,
            ),
            format: text.compact,
          }}
          y={advantageAxis(
            models.flatMap((model) => [model.advantage, model.advantageUnchunked]),
            text,
          )}
          series={series.map(({ key, label, dash, of }) => ({
            key,
            label,
            ...(dash ? { dash } : {}),
            colour: dash ? 'muted' : 'optical',
            // Shapes differ between families: between one model and the next there is nothing.
            isPoints: !dash,
            points: models.map((model) => ({ x: model.parameters, y: of(model) })),
          }))}
          rules={[
            {
              key: 'capacity',
              label: text.t('build.capacity'),
              colour: 'muted',
              textColour: 'muted',
              x: chunks.capacity,
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}

function BatchChart({ chunks, text }: { chunks: ChunkView; text: QuestionText }) {
  const { batches } = chunks;
  return (
    <ChartFrame
      name="question-batches"
      title={text.t('build.batchTitle')}
      sentence={batchSentence(chunks, text)}
      data={{
        columns: [
          { key: 'batch', label: text.page('parameters.batch.label'), unit: '' },
          { key: 'chunks', label: text.t('build.chunks'), unit: '' },
          { key: 'advantage', label: text.t('build.chunked'), unit: '×' },
          { key: 'whole', label: text.t('build.whole'), unit: '×' },
        ],
        rows: batches.map(({ batch, chunks: count, advantage, advantageUnchunked }) => ({
          batch,
          chunks: count,
          advantage,
          whole: advantageUnchunked,
        })),
      }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={320}
          x={{
            label: text.page('parameters.batch.label'),
            kind: 'log',
            domain: [batches[0]?.batch ?? 1, batches.at(-1)?.batch ?? 10],
            format: text.compact,
          }}
          y={advantageAxis(
            batches.flatMap((point) => [point.advantage, point.advantageUnchunked]),
            text,
          )}
          series={[
            {
              key: 'chunked',
              label: text.t('build.chunked'),
              colour: 'optical',
              points: batches.map(({ batch, advantage }) => ({ x: batch, y: advantage })),
            },
            {
              key: 'whole',
              label: text.t('build.whole'),
              colour: 'muted',
              dash: '5 3',
              points: batches.map(({ batch, advantageUnchunked }) => ({ x: batch, y: advantageUnchunked })),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}
