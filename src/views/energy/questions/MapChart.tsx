import { ChartFrame } from '../../../charts/ChartFrame';
import { ContourMap } from '../../../charts/plot/ContourMap';
import { useValueText } from '../../../controls/useParameter';
import {
  findRow,
  type MapView,
  type ParameterRow,
  type Scenario,
  type ScenarioValue,
} from '../../../scenario';
import { axisKind, placeOf } from './axes';
import { axisName } from './names';
import { mapSentence } from './sentences';
import type { QuestionText } from './text';

/** The table on the page holds every so many places of the map: as many as can be read. Files hold all of them. */
const tablePlaces = 12;
const all = (values: readonly unknown[]): number[] => values.map((_, index) => index);
const some = (values: readonly unknown[]): number[] => {
  const step = Math.max(1, Math.round((values.length - 1) / (tablePlaces - 1)));
  return all(values).filter((index) => index % step === 0);
};

/** Two parameters at once: the advantage as a map with contours. */
export function MapChart({ map, scenario, text }: { map: MapView; scenario: Scenario; text: QuestionText }) {
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
  const rowsAt = (columns: readonly number[], lines: readonly number[]) =>
    lines.flatMap((j) =>
      columns.map((i) => {
        const [x, y] = [map.xs[i]!, map.ys[j]!];
        return {
          x: typeof x === 'number' ? x : toText(rowX, x),
          y: typeof y === 'number' ? y : toText(rowY, y),
          advantage: map.advantage[j * map.xs.length + i] ?? null,
        };
      }),
    );
  const [shownX, shownY] = [some(map.xs), some(map.ys)];
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
        rows: rowsAt(all(map.xs), all(map.ys)),
        ...(shownX.length < map.xs.length || shownY.length < map.ys.length
          ? {
              onScreen: {
                rows: rowsAt(shownX, shownY),
                note: text.t('scale.thinned', {
                  shown: text.number(shownX.length * shownY.length),
                  all: text.number(map.advantage.length),
                }),
              },
            }
          : {}),
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
