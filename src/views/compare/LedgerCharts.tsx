import { useState } from 'react';
import { ChartFrame } from '../../charts/ChartFrame';
import { Choice } from '../../charts/Choice';
import { componentKinds, components } from '../../charts/components';
import { BarRows } from '../../charts/plot/BarRows';
import { StackedBars } from '../../charts/plot/StackedBars';
import { operationName } from '../../charts/sentences';
import { chartTestIds } from '../../charts/testIds';
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

const componentsChart = 'compare-components';

/** Length of bars: the energy, or the whole of each design, where one takes so much that the others vanish beside it. */
type Mode = 'absolute' | 'shares';

/** Where the energy of each design goes, by component. */
export function ComponentsChart({ designs, measure }: LedgerProps) {
  const text = useCompareText();
  const chart = useChartText();
  const format = formatMeasure(measure, text);
  const [mode, setMode] = useState<Mode>('absolute');
  const isShares = mode === 'shares';
  const name = (component: string) => chart.t(`component.${component}`);
  const partOf = (design: ComparedDesign, component: (typeof components)[number]) => {
    const joules = design.evaluation.byComponent[component];
    return isShares ? joules / design.evaluation.energyJoules : inMeasure(joules, design, measure);
  };
  const bars = designs.map((design) => ({
    name: `${design.letter} · ${design.name}`,
    own: design.isBaseline,
    total: format(inMeasure(design.evaluation.energyJoules, design, measure)),
    parts: Object.fromEntries(components.map((component) => [component, partOf(design, component)])),
  }));
  return (
    <ChartFrame
      name={componentsChart}
      subject="comparison"
      title={text.t('components.title')}
      sentence={componentsSentence(designs, (component) => chart.t(`componentShort.${component}`), text)}
      controls={
        <Choice
          label={chart.t('byComponent.mode')}
          value={mode}
          onChange={setMode}
          choices={[
            { value: 'absolute', label: chart.t('byComponent.modeAbsolute') },
            { value: 'shares', label: chart.t('byComponent.modeShares') },
          ]}
          testId={chartTestIds.mode(componentsChart)}
        />
      }
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
          max={isShares ? 1 : undefined}
          xLabel={isShares ? chart.t('byComponent.xShares') : text.t(`measure.${measure}`)}
          formatTick={isShares ? (tick) => chart.percent(tick) : formatMeasure(measure, text, 2)}
          kinds={componentKinds(name)}
          formatPart={isShares ? (value) => chart.percent(value) : format}
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
          legend={designs.map((design) => ({
            label: `${design.letter} · ${design.name}`,
            colour: slotStyle[design.id].colour,
            mark: 'swatch',
          }))}
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
