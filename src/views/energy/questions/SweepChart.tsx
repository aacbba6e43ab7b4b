import { ChartFrame } from '../../../charts/ChartFrame';
import { LinePlot } from '../../../charts/plot/LinePlot';
import { useValueText } from '../../../controls/useParameter';
import { findRow, type Scenario, type SweepView } from '../../../scenario';
import { advantageAxis, axisKind, numericAxis, placeOf } from './axes';
import { axisName } from './names';
import { sweepSentence } from './sentences';
import type { QuestionText } from './text';

interface SweepChartProps {
  sweep: SweepView;
  advantage: number;
  scenario: Scenario;
  text: QuestionText;
}

/** One parameter along its range, with the band of the literature's ranges. */
export function SweepChart({ sweep, advantage, scenario, text }: SweepChartProps) {
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
          { key: 'perMac', label: text.t('perMac'), unit: 'fJ', perMac: true as const },
          { key: 'digital', label: text.t('digital'), unit: 'fJ', perMac: true as const },
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
