import { ChartFrame } from '../../charts/ChartFrame';
import { BarRows } from '../../charts/plot/BarRows';
import { useRowHeight } from '../../charts/plot/projection';
import { evaluateDesign } from '../../energy';
import { digitalRow, type Overrides, resolve, toDesign, withValue } from '../../scenario';
import { useLessonText } from './text';

/** Rows that tell the story: the paper's, the processor it names, and newer ones at lower precision. */
const shownRows = ['paper-300', 'a100-int8', 'h100-fp8', 'b200-fp8', 'b200-fp4'];

/** The design beside digital processors, each at the work of the page: where memory binds a processor, that counts. */
export function RivalsChart({ overrides }: { overrides: Overrides }) {
  const text = useLessonText();
  const scenario = resolve(overrides);
  const own = evaluateDesign(toDesign(scenario));
  const ids = shownRows.includes(scenario.digital) ? shownRows : [...shownRows, scenario.digital];
  const rivals = ids.map((id) => {
    const isChosen = id === scenario.digital;
    // The chosen row keeps the reader's year and own value; the others stand as they are printed.
    const here = isChosen ? own : evaluateDesign(toDesign(resolve(withValue(overrides, 'digital', id))));
    const name = digitalRow(id)?.name ?? id;
    return { id, isChosen, name, perMac: here.digitalFemtojoulesPerMac };
  });
  const below = rivals.filter((rival) => rival.perMac < own.femtojoulesPerMac).length;
  const perMac = (value: number, digits = 3) => text.quantity(value * 1e-15, 'J', digits);
  const rows = [
    {
      key: 'own',
      name: text.t('chart.rivalsOwn'),
      isBold: true,
      value: own.femtojoulesPerMac,
      fill: 'optical' as const,
    },
    ...rivals.map((rival) => ({
      key: rival.id,
      name: rival.name,
      isBold: rival.isChosen,
      value: rival.perMac,
      fill: 'digital' as const,
    })),
  ];
  const barHeight = useRowHeight(26, rows.length);
  return (
    <ChartFrame
      name="lesson-rivals"
      title={text.t('chart.rivalsTitle')}
      sentence={text.t('chart.rivalsSentence', {
        perMac: perMac(own.femtojoulesPerMac),
        count: below,
        total: rivals.length,
      })}
      data={{
        columns: [
          { key: 'row', label: text.t('chart.column.row'), unit: '' },
          { key: 'perMac', label: text.t('chart.column.perMac'), unit: 'fJ', perMac: true as const },
        ],
        rows: rows.map((row) => ({ row: row.name, perMac: row.value })),
      }}
    >
      {(width) => (
        <BarRows
          width={width}
          isLog
          barHeight={barHeight}
          gap={8}
          xLabel={text.t('chart.rivalsX')}
          formatTick={(tick) => perMac(tick, 1)}
          rows={rows.map((row) => ({
            key: row.key,
            name: row.name,
            isBold: row.isBold,
            bars: [
              {
                key: 'bar',
                start: 0,
                end: row.value,
                fill: row.fill,
                value: perMac(row.value),
              },
            ],
          }))}
        />
      )}
    </ChartFrame>
  );
}
