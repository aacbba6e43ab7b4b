import { useState } from 'react';
import { ChartFrame } from '../../../charts/ChartFrame';
import { Choice } from '../../../charts/Choice';
import { componentKinds, components } from '../../../charts/components';
import { StackedBars } from '../../../charts/plot/StackedBars';
import { chartTestIds } from '../../../charts/testIds';
import { useChartText } from '../../../charts/text';
import type { Breakdown } from '../../../scenario';
import { layersSentence } from './dominatesSentences';
import type { QuestionText } from './text';

type Scale = 'shares' | 'absolute';
const name = 'question-layers';

/** Energy of the design by kind of layer, each split by component: joules of a pass, or shares of it. */
export function LayersChart({ design, text }: { design: Breakdown; text: QuestionText }) {
  const chart = useChartText();
  const [scale, setScale] = useState<Scale>('absolute');
  const { energyJoules, byLayer } = design;
  const kindName = (kind: string) => text.t(`dominates.layer.${kind}`);
  const format = (value: number, digits = 3) =>
    scale === 'shares' ? text.percent(value, digits) : text.quantity(value, 'J', digits);
  const scaled = (joules: number) => (scale === 'shares' ? joules / energyJoules : joules);
  // Short, so that what tells two kinds apart is not cut off on a phone.
  const label = (kind: string, count: number) =>
    count === 1
      ? text.t(`dominates.layerShort.${kind}`)
      : `${text.number(count)} × ${text.t(`dominates.layerShort.${kind}`)}`;
  return (
    <ChartFrame
      name={name}
      title={text.t('dominates.layersTitle')}
      sentence={layersSentence(design, text)}
      controls={
        <Choice
          label={text.t('dominates.scale')}
          value={scale}
          onChange={setScale}
          choices={(['absolute', 'shares'] as const).map((value) => ({
            value,
            label: text.t(`dominates.${value}`),
          }))}
          testId={chartTestIds.mode(name)}
        />
      }
      data={{
        columns: [
          { key: 'layer', label: text.t('dominates.layerColumn'), unit: '' },
          { key: 'count', label: text.t('dominates.count'), unit: '' },
          { key: 'each', label: text.t('dominates.each'), unit: 'J' },
          { key: 'energy', label: chart.t('column.energy'), unit: 'J' },
          { key: 'share', label: chart.t('column.share'), unit: '' },
          ...components.map((component) => ({
            key: component,
            label: chart.t(`componentShort.${component}`),
            unit: 'J',
          })),
        ],
        rows: byLayer.map(({ kind, count, joules, byComponent }) => ({
          layer: kindName(kind),
          count,
          each: joules / count,
          energy: joules,
          share: joules / energyJoules,
          ...byComponent,
        })),
      }}
    >
      {(width) => (
        <StackedBars
          width={width}
          bars={byLayer.map(({ kind, count, joules, byComponent }) => ({
            name: label(kind, count),
            total: format(scaled(joules)),
            parts: Object.fromEntries(components.map((each) => [each, scaled(byComponent[each])])),
          }))}
          kinds={componentKinds((component) => chart.t(`componentShort.${component}`))}
          max={scale === 'shares' ? 1 : undefined}
          xLabel={scale === 'shares' ? chart.t('byComponent.xShares') : chart.t('byOperation.x')}
          formatTick={(tick) => format(tick, 2)}
          formatPart={(value) => format(value)}
        />
      )}
    </ChartFrame>
  );
}
