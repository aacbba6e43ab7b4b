import { ChartFrame } from '../../charts/ChartFrame';
import { componentKinds, components } from '../../charts/components';
import { BarRows } from '../../charts/plot/BarRows';
import { StackedBars } from '../../charts/plot/StackedBars';
import { operationName } from '../../charts/sentences';
import { useChartText } from '../../charts/text';
import { operations } from '../../energy';
import type { ComparedDesign } from './designs';
import { formatMeasure, inMeasure, type Measure, unitOf } from './measure';
import { componentsSentence, operationsSentence } from './sentences';
import { slotStyle } from './slotStyle';
import { useCompareText } from './text';

interface LedgerProps {
  designs: readonly ComparedDesign[];
  measure: Measure;
}

/** Where the energy of each design goes, by component. */
export function ComponentsChart({ designs, measure }: LedgerProps) {
  const text = useCompareText();
  const chart = useChartText();
  const format = formatMeasure(measure, text);
  const name = (component: string) => chart.t(`component.${component}`);
  const bars = designs.map((design) => ({
    name: `${design.letter} · ${design.name}`,
    own: design.isBaseline,
    total: format(inMeasure(design.evaluation.energyJoules, design, measure)),
    parts: Object.fromEntries(
      components.map((component) => [
        component,
        inMeasure(design.evaluation.byComponent[component], design, measure),
      ]),
    ) as Record<(typeof components)[number], number>,
  }));
  return (
    <ChartFrame
      name="compare-components"
      subject="comparison"
      title={text.t('components.title')}
      sentence={componentsSentence(designs, (component) => chart.t(`componentShort.${component}`), text)}
      data={{
        columns: [
          { key: 'component', label: text.t('row.component'), unit: '' },
          ...designColumns(designs, unitOf(measure)),
        ],
        rows: components.map((component) => ({
          component: name(component),
          ...valuesBySlot(designs, (design) =>
            inMeasure(design.evaluation.byComponent[component], design, measure),
          ),
        })),
      }}
    >
      {(width) => (
        <StackedBars
          width={width}
          bars={bars}
          xLabel={text.t(`measure.${measure}`)}
          formatTick={formatMeasure(measure, text, 2)}
          kinds={componentKinds(name)}
          formatPart={format}
        />
      )}
    </ChartFrame>
  );
}

/** What each operation of a pass costs in each design. */
export function OperationsChart({ designs, measure }: LedgerProps) {
  const text = useCompareText();
  const chart = useChartText();
  const format = formatMeasure(measure, text);
  const rows = operations
    .map((operation) => ({
      operation,
      name: operationName(operation, chart),
      values: designs.map((design) => inMeasure(design.evaluation.byOperation[operation], design, measure)),
    }))
    .filter((row) => row.values.some((value) => value > 0));
  return (
    <ChartFrame
      name="compare-operations"
      subject="comparison"
      title={text.t('operations.title')}
      sentence={operationsSentence(rows, designs, format, text)}
      data={{
        columns: [
          { key: 'operation', label: text.t('row.operation'), unit: '' },
          ...designColumns(designs, unitOf(measure)),
        ],
        rows: rows.map((row) => ({
          operation: row.name,
          ...valuesBySlot(designs, (_, index) => row.values[index] ?? 0),
        })),
      }}
    >
      {(width) => (
        <BarRows
          width={width}
          barHeight={14}
          gap={8}
          xLabel={text.t(`measure.${measure}`)}
          formatTick={formatMeasure(measure, text, 2)}
          rows={rows.map((row) => ({
            key: row.operation,
            name: row.name,
            bars: designs.map((design, index) => ({
              key: design.id,
              start: 0,
              end: row.values[index] ?? 0,
              fill: slotStyle[design.id].colour,
              value: format(row.values[index] ?? 0),
              letter: design.letter,
            })),
          }))}
        />
      )}
    </ChartFrame>
  );
}

/** One column a design: "A · GPT-3 175B (fJ)". */
function designColumns(designs: readonly ComparedDesign[], unit: string) {
  return designs.map((design) => ({ key: design.id, label: `${design.letter} · ${design.name}`, unit }));
}

function valuesBySlot(
  designs: readonly ComparedDesign[],
  valueIn: (design: ComparedDesign, index: number) => number,
): Record<string, number> {
  return Object.fromEntries(designs.map((design, index) => [design.id, valueIn(design, index)]));
}
