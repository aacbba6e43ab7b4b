import { ChartFrame } from '../../charts/ChartFrame';
import { histogramData } from '../../charts/histogramData';
import { Histogram } from '../../charts/plot/Histogram';
import { evaluateDesign } from '../../energy';
import { type Scenario, toDesign, type UncertaintyView } from '../../scenario';
import { useAsked } from '../../state/questions';
import { useScenario } from '../../state/selectors';
import { useLessonText } from './text';

/** The band of the advantage over the literature's ranges, drawn in the worker for the page's values. */
export function SpreadChart() {
  const scenario = useScenario();
  const { answered, error } = useAsked(
    scenario,
    async (api, input: Scenario) => await api.uncertainty(input),
  );
  if (error)
    return (
      <p className="shell__message" role="alert">
        {error.message}
      </p>
    );
  if (!answered) return <div className="chart-place" aria-busy="true" />;
  return <Spread view={answered.answer} scenario={answered.input} />;
}

function Spread({ view, scenario }: { view: UncertaintyView; scenario: Scenario }) {
  const text = useLessonText();
  const { advantage, histogram, draws, probabilityOfBeating } = view.result;
  const point = evaluateDesign(toDesign(scenario)).advantage;
  const interval: readonly [number, number] = [advantage.p05, advantage.p95];
  const [lowest = 1, highest = 1] = [histogram.edges[0], histogram.edges.at(-1)];
  // The line of equality is drawn where it is near enough to matter.
  const isEvenNear = lowest < 10 && highest > 0.1;
  return (
    <ChartFrame
      name="lesson-spread"
      title={text.t('chart.spreadTitle')}
      sentence={text.t('chart.spreadSentence', {
        interval: text.percent(0.9, 2),
        draws: text.number(draws),
        low: text.ratio(interval[0]),
        high: text.ratio(interval[1]),
        wins: text.percent(probabilityOfBeating, 2),
      })}
      data={histogramData(histogram, {
        from: text.t('chart.column.from'),
        to: text.t('chart.column.to'),
        draws: text.t('chart.column.draws'),
      })}
    >
      {(width) => (
        <Histogram
          width={width}
          height={340}
          edges={histogram.edges}
          counts={histogram.counts}
          interval={interval}
          xLabel={text.t('chart.spreadX')}
          yLabel={text.t('chart.spreadY')}
          formatX={text.ratio}
          formatShare={(share) => text.percent(share, 2)}
          rules={[
            {
              key: 'median',
              label: text.t('chart.spreadMedian', { value: text.ratio(advantage.median) }),
              x: advantage.median,
            },
            {
              key: 'point',
              label: text.t('chart.spreadPoint', { value: text.ratio(point) }),
              x: point,
            },
            ...(isEvenNear
              ? [{ key: 'even', label: text.t('chart.spreadEven'), x: 1, isDigital: true }]
              : []),
          ]}
        />
      )}
    </ChartFrame>
  );
}
