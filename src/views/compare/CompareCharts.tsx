import { Choice } from '../../charts/Choice';
import { setValue } from '../../state/scenarioStore';
import { useScenarioValue } from '../../state/selectors';
import { CurvesChart } from './CurvesChart';
import type { ComparedDesign } from './designs';
import { ComponentsChart, OperationsChart } from './LedgerCharts';
import type { Measure } from './measure';
import { NumbersTable, ParametersTable } from './Tables';
import { compareTestIds } from './testIds';
import { useCompareText } from './text';
import { WaterfallChart } from './WaterfallChart';

/** Everything below the cards. In a chunk of its own: it brings the chart library. */
export default function CompareCharts({ designs }: { designs: readonly ComparedDesign[] }) {
  const text = useCompareText();
  const measure: Measure = useScenarioValue('bars');
  return (
    <>
      <div className="compare-measure">
        <Choice
          label={text.t('measure.label')}
          value={measure}
          onChange={(value) => setValue('bars', value)}
          choices={(['perMac', 'perPass'] as const).map((value) => ({
            value,
            label: text.t(`measure.${value}`),
          }))}
          testId={compareTestIds.measure}
        />
      </div>
      <div className="compare-grid">
        <CurvesChart designs={designs} />
        <WaterfallChart designs={designs} measure={measure} />
        <ComponentsChart designs={designs} measure={measure} />
        <OperationsChart designs={designs} measure={measure} />
      </div>
      <NumbersTable designs={designs} />
      <ParametersTable designs={designs} />
    </>
  );
}
