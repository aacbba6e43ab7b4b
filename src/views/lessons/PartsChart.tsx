import { ChartFrame } from '../../charts/ChartFrame';
import { BarRows } from '../../charts/plot/BarRows';
import { useRowHeight } from '../../charts/plot/projection';
import { type Evaluation, type Part, parts } from '../../energy';
import { useLessonText } from './text';

/** Colour of the component that a part belongs to. */
const partColour = {
  sram: 'load',
  wire: 'load',
  dram: 'load',
  dac: 'load',
  modulator: 'load',
  amplifier: 'detect',
  adc: 'detect',
  maintenance: 'maintenance',
  light: 'light',
  processor: 'steps',
} as const satisfies Record<Part, string>;

/** What the energy buys: converters, memory, amplifier, light, each with its share. */
export function PartsChart({ evaluation }: { evaluation: Evaluation }) {
  const text = useLessonText();
  const { byPart, macs, energyJoules, femtojoulesPerMac } = evaluation;
  const rows = parts
    .filter((part) => byPart[part] > 0)
    .map((part) => ({ part, joules: byPart[part], share: byPart[part] / energyJoules }))
    .sort((a, b) => b.joules - a.joules);
  const name = (part: Part) => text.t(`chart.part.${part}`);
  const [first] = rows;
  const barHeight = useRowHeight(22, rows.length);
  return (
    <ChartFrame
      name="lesson-parts"
      title={text.t('chart.partsTitle')}
      sentence={
        first
          ? text.t('chart.partsSentence', {
              part: name(first.part),
              share: text.percent(first.share, 2),
              perMac: text.quantity(femtojoulesPerMac * 1e-15, 'J'),
            })
          : ''
      }
      data={{
        columns: [
          { key: 'part', label: text.t('chart.column.part'), unit: '' },
          { key: 'perMac', label: text.t('chart.column.perMac'), unit: 'fJ' },
          { key: 'share', label: text.t('chart.column.share'), unit: '' },
        ],
        rows: rows.map((row) => ({
          part: name(row.part),
          perMac: (row.joules / macs) * 1e15,
          share: row.share,
        })),
      }}
    >
      {(width) => (
        <BarRows
          width={width}
          barHeight={barHeight}
          gap={10}
          xLabel={text.t('chart.partsX')}
          formatTick={(tick) => text.quantity(tick * 1e-15, 'J', 2)}
          rows={rows.map((row) => ({
            key: row.part,
            name: name(row.part),
            bars: [
              {
                key: 'bar',
                start: 0,
                end: (row.joules / macs) * 1e15,
                fill: partColour[row.part],
                value: text.percent(row.share, 2),
              },
            ],
          }))}
        />
      )}
    </ChartFrame>
  );
}
