import { ChartFrame } from './ChartFrame';
import { type Component, componentKinds, components } from './components';
import { StackedBars } from './plot/StackedBars';
import { byOperationSentence, operationName } from './sentences';
import { type ChartText, useChartText } from './text';

/** One entry of the ledger of a pass: joules. */
export interface OperationEnergy {
  operation: string;
  component: Component;
  joules: number;
}

export interface BreakdownByOperationProps {
  ledger: readonly OperationEnergy[];
}

interface OperationBar {
  operation: string;
  joules: number;
  parts: Record<Component, number>;
}

/** What each operation of a pass costs, split by component, in the order in which a block does them. */
export function BreakdownByOperation({ ledger }: BreakdownByOperationProps) {
  const text = useChartText();
  const bars = operationBars(ledger);
  const total = bars.reduce((sum, bar) => sum + bar.joules, 0);
  return (
    <ChartFrame
      name="breakdown-by-operation"
      title={text.t('byOperation.title')}
      sentence={byOperationSentence(bars, text)}
      data={operationTable(ledger, total, text)}
    >
      {(width) => (
        <StackedBars
          width={width}
          bars={bars.map((bar) => ({
            name: operationName(bar.operation, text),
            parts: bar.parts,
            total: text.percent(bar.joules / total),
          }))}
          xLabel={text.t('byOperation.x')}
          formatTick={(tick) => text.quantity(tick, 'J', 2)}
          kinds={componentKinds((component) => text.t(`component.${component}`))}
          formatPart={(value) => text.quantity(value, 'J')}
        />
      )}
    </ChartFrame>
  );
}

/** Sums the ledger by operation, keeping the order of first appearance; operations that cost nothing are left out. */
export function operationBars(ledger: readonly OperationEnergy[]): OperationBar[] {
  const bars = new Map<string, OperationBar>();
  for (const { operation, component, joules } of ledger) {
    const bar = bars.get(operation) ?? {
      operation,
      joules: 0,
      parts: Object.fromEntries(components.map((each) => [each, 0])) as Record<Component, number>,
    };
    bar.joules += joules;
    bar.parts[component] += joules;
    bars.set(operation, bar);
  }
  return [...bars.values()].filter((bar) => bar.joules > 0);
}

function operationTable(ledger: readonly OperationEnergy[], total: number, text: ChartText) {
  return {
    columns: [
      { key: 'operation', label: text.t('column.operation'), unit: '' },
      { key: 'component', label: text.t('column.component'), unit: '' },
      { key: 'energy', label: text.t('column.energy'), unit: 'J' },
      { key: 'share', label: text.t('column.share'), unit: '' },
    ],
    rows: ledger
      .filter((row) => row.joules > 0)
      .map((row) => ({
        operation: operationName(row.operation, text),
        component: text.t(`component.${row.component}`),
        energy: row.joules,
        share: row.joules / total,
      })),
  };
}
