import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/ChartFrame';
import { colour } from '../../charts/palette';
import { BarRows } from '../../charts/plot/BarRows';
import { isShown } from '../../scenario';
import type { Waterfall } from '../../scenario/comparison';
import { setValue } from '../../state/scenarioStore';
import { useScenarioValue } from '../../state/selectors';
import type { ComparedDesign } from './designs';
import { formatMeasure, type Measure, unitOf } from './measure';
import { waterfallSentence } from './sentences';
import { slotStyle } from './slotStyle';
import { compareTestIds } from './testIds';
import { useCompareText } from './text';

interface WaterfallChartProps {
  designs: readonly ComparedDesign[];
  measure: Measure;
}

const barHeight = 26;

const titleOf = ({ from, to }: Waterfall) => (to < from ? 'Cheaper' : to > from ? 'Dearer' : 'Same');

/** Why one design is cheaper than the baseline: one group of parameters after the other. */
export function WaterfallChart({ designs, measure }: WaterfallChartProps) {
  const text = useCompareText();
  const { t } = useTranslation();
  const from = designs.find((design) => design.isBaseline);
  const others = designs.filter((design) => !design.isBaseline);
  const chosen = useScenarioValue('against');
  const to = others.find((design) => design.id === chosen) ?? others[0];
  if (!from || !to) return null;
  const fall = to.falls[measure];
  const format = formatMeasure(measure, text);
  const signed = (value: number) =>
    value === 0 ? format(0) : `${value < 0 ? '−' : '+'}${format(Math.abs(value))}`;
  const moved = fall.steps.filter((step) => step.keys.length > 0);
  const keysOf = (step: Waterfall['steps'][number]) =>
    step.keys
      .filter((key) => isShown(key, from.scenario) || isShown(key, to.scenario))
      .map((key) => t(`parameters.${key}.label`))
      .join(', ');
  return (
    <ChartFrame
      name="compare-waterfall"
      subject="comparison"
      title={text.t(`waterfall.title${titleOf(fall)}`, { to: to.letter, from: from.letter })}
      sentence={
        moved.length > 1
          ? `${waterfallSentence(fall, from, to, format, text)} ${text.t('waterfall.order')}`
          : waterfallSentence(fall, from, to, format, text)
      }
      controls={
        others.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={text.t('waterfall.choose')}
            value={to.id}
            data={others.map((design) => ({ value: design.id, label: `${from.letter} → ${design.letter}` }))}
            onChange={(event) => setValue('against', event.currentTarget.value)}
            data-testid={compareTestIds.waterfallTarget}
          />
        ) : undefined
      }
      data={{
        columns: [
          { key: 'step', label: text.t('row.step'), unit: '' },
          { key: 'change', label: text.t('row.change'), unit: unitOf(measure) },
          { key: 'after', label: text.t('row.after'), unit: unitOf(measure) },
          { key: 'keys', label: text.t('row.parameters'), unit: '' },
        ],
        rows: [
          { step: `${from.letter} · ${from.name}`, change: null, after: fall.from, keys: '' },
          ...fall.steps.map((step) => ({
            step: text.t(`group.${step.group}`),
            change: step.change,
            after: step.after,
            keys: keysOf(step),
          })),
          { step: `${to.letter} · ${to.name}`, change: fall.to - fall.from, after: fall.to, keys: '' },
        ],
      }}
    >
      {(width) => (
        <BarRows
          width={width}
          barHeight={barHeight}
          gap={8}
          xLabel={text.t(`measure.${measure}`)}
          formatTick={formatMeasure(measure, text, 2)}
          rows={[
            {
              key: 'from',
              name: `${from.letter} · ${from.name}`,
              isBold: true,
              bars: [
                {
                  key: 'bar',
                  start: 0,
                  end: fall.from,
                  fill: slotStyle[from.id].colour,
                  value: format(fall.from),
                },
              ],
            },
            ...moved.map((step) => ({
              key: step.group,
              name: text.t(`group.${step.group}`),
              bars: [
                {
                  key: 'bar',
                  start: step.after - step.change,
                  end: step.after,
                  // Saved: light; added: dark. The sign stands beside each, so that shade is not alone.
                  fill: step.change < 0 ? ('optical' as const) : ('ink' as const),
                  opacity: step.change < 0 ? 0.5 : 0.65,
                  value: signed(step.change),
                },
              ],
            })),
            {
              key: 'to',
              name: `${to.letter} · ${to.name}`,
              isBold: true,
              bars: [
                { key: 'bar', start: 0, end: fall.to, fill: slotStyle[to.id].colour, value: format(fall.to) },
              ],
            },
          ]}
          overlay={(scale, rowTop) =>
            [fall.from, ...moved.map((step) => step.after)].map((level, index) => (
              <line
                // One line between each row and the next.
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows are the order
                key={index}
                x1={scale(level)}
                x2={scale(level)}
                y1={rowTop(index) + barHeight - 1}
                y2={rowTop(index + 1) + 1}
                stroke={colour('muted')}
                strokeDasharray="2 2"
              />
            ))
          }
        />
      )}
    </ChartFrame>
  );
}
