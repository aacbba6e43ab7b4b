import { ChartFrame } from '../../../charts/ChartFrame';
import { ContourMap } from '../../../charts/plot/ContourMap';
import { LinePlot } from '../../../charts/plot/LinePlot';
import { useValueText } from '../../../controls/useParameter';
import {
  findRow,
  type MapView,
  type ParameterRow,
  type Scenario,
  type ScenarioValue,
  type SweepView,
} from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { advantageAxis, axisKind, numericAxis } from './axes';
import { axisName } from './names';
import { Panel } from './Panel';
import { ParameterSelect } from './ParameterSelect';
import { mapSentence, sweepSentence } from './sentences';
import { type QuestionText, useQuestionText } from './text';

const kinds = ['number', 'integer', 'choice', 'boolean'] as const;

interface Answer {
  map: MapView | null;
  sweep: SweepView | null;
  /** Advantage of the design at hand. */
  own: number;
}

/** How does it scale? One parameter as a line with its band, two as a map of the advantage. */
export default function Scale() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked<Scenario, Answer>(scenario, async (api, input) => {
    if (input.sweepY !== '' && input.sweepY !== input.sweepX) {
      const map = await api.map(input);
      return map.ok ? { ok: true, value: { map: map.value, sweep: null, own: Number.NaN } } : map;
    }
    const [sweep, own] = await Promise.all([api.sweep(input), api.evaluate(input)]);
    if (!sweep.ok) return sweep;
    if (!own.ok) return own;
    return { ok: true, value: { map: null, sweep: sweep.value, own: own.value.evaluation.advantage } };
  });
  return (
    <Panel
      name="scale"
      asked={asked}
      controls={
        <>
          <ParameterSelect
            holder="sweepX"
            label={text.page('parameters.sweepX.label')}
            value={scenario.sweepX}
            kinds={kinds}
          />
          <ParameterSelect
            holder="sweepY"
            label={text.page('parameters.sweepY.label')}
            value={scenario.sweepY}
            kinds={kinds}
            none={text.t('scale.none')}
          />
        </>
      }
    >
      {({ map, sweep, own }, input) =>
        map ? (
          <MapChart map={map} scenario={input} text={text} />
        ) : sweep && sweep.points.length > 0 ? (
          <SweepChart sweep={sweep} advantage={own} scenario={input} text={text} />
        ) : (
          <p className="shell__message">{text.t('choose')}</p>
        )
      }
    </Panel>
  );
}

/** Where a value stands on its axis: itself, or the place of a choice. */
function placeOf(row: ParameterRow, value: ScenarioValue, index: number): number {
  return (row.kind === 'number' || row.kind === 'integer') && typeof value === 'number' ? value : index;
}

interface SweepChartProps {
  sweep: SweepView;
  advantage: number;
  scenario: Scenario;
  text: QuestionText;
}

function SweepChart({ sweep, advantage, scenario, text }: SweepChartProps) {
  const toText = useValueText();
  const row = findRow(sweep.key);
  if (!row) return null;
  const isChoice = axisKind(row) === 'point';
  const points = sweep.points.map((point, index) => ({ ...point, place: placeOf(row, point.x, index) }));
  const places = points.map(({ place }) => place);
  const hasBand = points.some(({ band }) => band);
  const here = scenario[row.key];
  const place = isChoice ? points.find(({ x }) => x === here)?.place : here;
  const x = isChoice
    ? {
        label: axisName(row.key, text),
        kind: 'point' as const,
        domain: [0, places.length - 1] as const,
        format: (place: number) => toText(row, points[place]?.x),
      }
    : numericAxis(row.key, places, text);
  return (
    <ChartFrame
      name="question-sweep"
      title={text.t('scale.title', { parameter: text.page(`parameters.${row.key}.label`) })}
      sentence={sweepSentence(sweep, scenario, text)}
      data={{
        columns: [
          { key: 'x', label: text.page(`parameters.${row.key}.label`), unit: row.unit },
          { key: 'perMac', label: text.t('perMac'), unit: 'fJ' },
          { key: 'digital', label: text.t('digital'), unit: 'fJ' },
          { key: 'advantage', label: text.t('advantage'), unit: '×' },
          { key: 'low', label: text.t('scale.p05'), unit: '×' },
          { key: 'high', label: text.t('scale.p95'), unit: '×' },
        ],
        rows: points.map((point) => ({
          x: typeof point.x === 'number' ? point.x : toText(row, point.x),
          perMac: point.femtojoulesPerMac,
          digital: point.digitalFemtojoulesPerMac,
          advantage: point.advantage,
          low: point.band?.[0] ?? null,
          high: point.band?.[1] ?? null,
        })),
      }}
    >
      {(width) => (
        <LinePlot
          width={width}
          height={380}
          x={x}
          y={advantageAxis(
            [...points.flatMap(({ advantage, band }) => [advantage, ...(band ?? [])]), 1],
            text,
          )}
          bandLabel={text.t('scale.band')}
          series={[
            {
              key: 'advantage',
              label: text.t('advantage'),
              colour: 'optical',
              isPoints: isChoice,
              points: points.map(({ place, advantage }) => ({ x: place, y: advantage })),
              ...(hasBand
                ? {
                    band: points.map(({ place, band, advantage }) => ({
                      x: place,
                      low: band?.[0] ?? advantage,
                      high: band?.[1] ?? advantage,
                    })),
                  }
                : {}),
            },
          ]}
          rules={[{ key: 'even', label: text.t('even'), colour: 'digital', textColour: 'digitalText', y: 1 }]}
          marks={
            typeof place === 'number'
              ? [{ key: 'own', label: text.t('yourDesign'), x: place, y: advantage }]
              : []
          }
        />
      )}
    </ChartFrame>
  );
}

/** The table holds every so many places of the map: as many as can be read. */
const tablePlaces = 12;

function MapChart({ map, scenario, text }: { map: MapView; scenario: Scenario; text: QuestionText }) {
  const toText = useValueText();
  const [rowX, rowY] = [findRow(map.keyX), findRow(map.keyY)];
  if (!rowX || !rowY || map.xs.length < 2 || map.ys.length < 2)
    return <p className="shell__message">{text.t('scale.noMap')}</p>;
  const xs = map.xs.map((value, index) => placeOf(rowX, value, index));
  const ys = map.ys.map((value, index) => placeOf(rowY, value, index));
  const formatOf = (row: ParameterRow, values: readonly ScenarioValue[]) =>
    axisKind(row) === 'point' ? (place: number) => toText(row, values[place]) : text.compact;
  const markOf = (row: ParameterRow, values: readonly ScenarioValue[]) =>
    placeOf(row, scenario[row.key], values.indexOf(scenario[row.key]));
  const some = (count: number) => (index: number) =>
    index % Math.max(1, Math.round((count - 1) / (tablePlaces - 1))) === 0;
  return (
    <ChartFrame
      name="question-map"
      title={text.t('scale.mapTitle', {
        x: text.page(`parameters.${rowX.key}.label`),
        y: text.page(`parameters.${rowY.key}.label`),
      })}
      sentence={mapSentence(map, text)}
      data={{
        columns: [
          { key: 'x', label: text.page(`parameters.${rowX.key}.label`), unit: rowX.unit },
          { key: 'y', label: text.page(`parameters.${rowY.key}.label`), unit: rowY.unit },
          { key: 'advantage', label: text.t('advantage'), unit: '×' },
        ],
        rows: map.ys.flatMap((y, j) =>
          some(map.ys.length)(j)
            ? map.xs.flatMap((x, i) =>
                some(map.xs.length)(i)
                  ? [
                      {
                        x: typeof x === 'number' ? x : toText(rowX, x),
                        y: typeof y === 'number' ? y : toText(rowY, y),
                        advantage: map.advantage[j * map.xs.length + i] ?? null,
                      },
                    ]
                  : [],
              )
            : [],
        ),
      }}
    >
      {(width) => (
        <ContourMap
          width={width}
          height={Math.min(520, Math.max(340, width * 0.62))}
          xLabel={axisName(rowX.key, text)}
          yLabel={axisName(rowY.key, text)}
          xs={xs}
          ys={ys}
          xKind={axisKind(rowX)}
          yKind={axisKind(rowY)}
          formatX={formatOf(rowX, map.xs)}
          formatY={formatOf(rowY, map.ys)}
          values={map.advantage}
          formatValue={text.ratio}
          valueLabel={text.t('advantage')}
          mark={{ x: markOf(rowX, map.xs), y: markOf(rowY, map.ys), label: text.t('yourDesign') }}
        />
      )}
    </ChartFrame>
  );
}
